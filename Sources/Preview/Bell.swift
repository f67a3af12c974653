#if canImport(Glibc)
  import CLinux
  import Glibc
  import Platform

  /// Rings when something in a folder or below it changes (inotify(7)). It may miss what happens: who waits for it looks now and then all
  /// the same.
  final class Bell {
    private let descriptor: Int32
    private var events = [UInt8](repeating: 0, count: 65_536)

    /// - Returns: nothing where there is no such folder.
    /// - Throws: ``Refusal`` where no more can be watched.
    init?(_ folder: String) throws(Refusal) {
      descriptor = inotify_init1(Int32(O_CLOEXEC) | Int32(O_NONBLOCK))
      guard descriptor >= 0 else { throw Refusal(reason: String(cString: strerror(errno))) }
      guard try watch(folder) else { return nil }
    }

    deinit { close(descriptor) }

    private static let watched =
      IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_ONLYDIR
    /// After these other folders may be there than those that are watched, or some events were lost.
    private static let unsettling = IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT | IN_Q_OVERFLOW

    /// - Returns: whether it is watched; what is gone, or may not be read, is not.
    @discardableResult private func watch(_ folder: String) throws(Refusal) -> Bool {
      if inotify_add_watch(descriptor, folder, UInt32(Self.watched)) < 0 {
        switch errno {
        case ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG: return false
        case ENOSPC: throw Refusal(reason: "fs.inotify.max_user_watches is reached")
        default: throw Refusal(reason: String(cString: strerror(errno)))
        }
      }
      // Whatever cannot be listed is a finding when it is read.
      let names = (try? Files.list(folder)) ?? []
      for name in names where !name.hasPrefix(".") && Files.kind("\(folder)/\(name)") == .folder {
        try watch("\(folder)/\(name)")
      }
      return true
    }

    /// Whether it rang since it was last waited for.
    var isRinging: Bool {
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&watched, 1, 0) > 0
    }

    /// Waits until it rings.
    func wait(_ time: Duration) -> Ring {
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, Int32(time / .milliseconds(1))) > 0 else { return .silent }
      // An editor writes, renames and removes in one go.
      usleep(4_000)
      var ring = Ring.rung
      while true {
        let count = read(descriptor, &events, events.count)
        guard count > 0 else { return ring }
        if Self.areUnsettling(events[..<count]) { ring = .unsettled }
      }
    }

    /// An event is a number, what happened, a cookie and the length of the name that follows, of four bytes each.
    private static func areUnsettling(_ events: ArraySlice<UInt8>) -> Bool {
      func number(_ offset: Int) -> UInt32 {
        events[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
      }
      var offset = events.startIndex
      while offset + 16 <= events.endIndex {
        if number(offset + 4) & UInt32(unsettling) != 0 { return true }
        offset += 16 + Int(number(offset + 12))
      }
      return false
    }
  }
#else
  /// Where the system rings no bell.
  final class Bell {
    let isRinging = false

    init?(_ folder: String) throws(Refusal) { return nil }

    func wait(_ time: Duration) -> Ring { .silent }
  }
#endif

extension Bell {
  enum Ring { case silent, rung, unsettled }

  /// Why the system rings no bell, in its words.
  struct Refusal: Error { let reason: String }
}
