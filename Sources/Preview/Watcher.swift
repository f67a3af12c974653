import Foundation
import Platform

#if canImport(Glibc)
  import CLinux
  import Glibc
#endif

/// Tells when anything in a folder changes.
package struct Watcher {
  private let folder: String
  /// How long nothing changes before it is quiet, in milliseconds.
  private static let quietTime = 200

  package init(folder: String) { self.folder = folder }

  /// Waits for changes, for ever. What changes at about the same time is told once.
  ///
  /// - Parameters:
  ///   - changed: told of a change; says whether there is more to do when nothing changes for a while.
  ///   - quiet: does that.
  package func run(_ changed: () -> Bool, quiet: () -> Void) {
    #if canImport(Glibc)
      let descriptor = inotify_init1(Int32(O_CLOEXEC))
      guard descriptor >= 0 else { return look(changed, quiet) }
      var events = [UInt8](repeating: 0, count: 65_536)
      var folders = folders(), isMore = false
      while true {
        if !folders.isEmpty {
          // One that is watched already stays so.
          for path in folders { inotify_add_watch(descriptor, path, UInt32(Self.events)) }
          folders = []
          // What changed before it was watched was not told.
          isMore = changed()
        }
        var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        let ready = isMore ? poll(&waited, 1, Int32(Self.quietTime)) : 1
        if ready < 0, errno == EINTR { continue }
        if ready == 0 {
          quiet()
          isMore = false
          continue
        }
        let count = read(descriptor, &events, events.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return look(changed, quiet) }
        // An editor writes, renames and removes in one go.
        usleep(4000)
        isMore = changed()
        if Self.tellOfFolders(events[..<count]) { folders = self.folders() }
      }
    #else
      look(changed, quiet)
    #endif
  }

  #if canImport(Glibc)
    private static let events = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF
  #endif

  #if canImport(Glibc)
    /// Whether a folder came or went: then there may be others to watch. An event is a number, what happened, a cookie and the
    /// length of the name that follows, of four bytes each (inotify(7)).
    private static func tellOfFolders(_ events: ArraySlice<UInt8>) -> Bool {
      func number(_ offset: Int) -> UInt32 {
        events[offset..<offset + 4].reversed().reduce(0) { $0 << 8 | UInt32($1) }
      }
      var offset = events.startIndex
      while offset + 16 <= events.endIndex {
        if number(offset + 4) & UInt32(bitPattern: Int32(IN_ISDIR)) != 0 { return true }
        offset += 16 + Int(number(offset + 12))
      }
      return false
    }
  #endif

  private func folders() -> [String] {
    var all = [folder]
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      if Files.kind("\(folder)/\(name)") == .folder { all.append("\(folder)/\(name)") }
    }
    return all
  }

  /// Looks every fifth of a second, where the system tells nothing.
  private func look(_ changed: () -> Bool, _ quiet: () -> Void) {
    var last = stamp(), isMore = changed()
    while true {
      Thread.sleep(forTimeInterval: Double(Self.quietTime) / 1000)
      let now = stamp()
      if now != last {
        isMore = changed()
      } else if isMore {
        quiet()
        isMore = false
      }
      last = now
    }
  }

  /// Differs when a file came, went, or was written.
  private func stamp() -> [String: Date] {
    var dates: [String: Date] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      dates[name] = attributes?[.modificationDate] as? Date ?? .distantPast
    }
    return dates
  }
}
