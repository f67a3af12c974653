#if canImport(Glibc)
  import CLinux
  import Glibc
  import Platform

  /// Rings when something in a folder or below it changes (inotify(7)). It may miss changes, so whoever waits for it must also
  /// look now and then.
  final class Bell {
    private let descriptor: Int32
    private var events = [UInt8](repeating: 0, count: 65_536)

    /// - Returns: `nil` when there is no such folder.
    /// - Throws: ``Refusal`` when the system watches no more folders.
    init?(_ folder: String) throws(Refusal) {
      descriptor = inotify_init1(Int32(O_CLOEXEC) | Int32(O_NONBLOCK))
      guard descriptor >= 0 else { throw Refusal(reason: String(cString: strerror(errno))) }
      guard try watch(folder) else { return nil }
    }

    deinit { close(descriptor) }

    private static let watched =
      IN_CLOSE_WRITE | IN_ATTRIB | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF
      | IN_ONLYDIR
    /// After one of these events there may be other folders than those that are watched, or events may have been lost.
    private static let unsettling = IN_ISDIR | IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED | IN_UNMOUNT | IN_Q_OVERFLOW

    /// Watches a folder and all folders in it.
    ///
    /// - Returns: whether it is watched; a folder that is gone, or may not be read, is not.
    @discardableResult private func watch(_ folder: String) throws(Refusal) -> Bool {
      if inotify_add_watch(descriptor, folder, UInt32(Self.watched)) < 0 {
        switch errno {
        case ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG: return false
        case ENOSPC: throw Refusal(reason: "fs.inotify.max_user_watches is reached")
        default: throw Refusal(reason: String(cString: strerror(errno)))
        }
      }
      // What cannot be listed here is reported when it is read.
      let names = (try? Files.list(folder)) ?? []
      for name in names where !name.hasPrefix(".") && Files.kind("\(folder)/\(name)") == .folder {
        try watch("\(folder)/\(name)")
      }
      return true
    }

    /// Whether it has rung since the last wait.
    var isRinging: Bool {
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&watched, 1, 0) > 0
    }

    /// Waits until it rings, at most for this time.
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

    /// An event consists of a number, what happened, a cookie and the length of the name that follows, each of four bytes.
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
  /// On a system without one: it never rings.
  final class Bell {
    let isRinging = false

    init?(_ folder: String) throws(Refusal) { return nil }

    func wait(_ time: Duration) -> Ring { .silent }
  }
#endif

extension Bell {
  /// Whether it has rung, and whether the folders to watch may have changed.
  enum Ring { case silent, rung, unsettled }

  /// Why there is no bell, in the system's words.
  struct Refusal: Error { let reason: String }
}
