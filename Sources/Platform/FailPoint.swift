import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where a change to several files stands half-way.
///
/// A debug build ends at one of these at once, as a program that is killed, when `TWEELUIK_FAILPOINT` names it: `changesReady`, or
/// `changeMoved:3` for the third time that it comes there. With `list` it names each that it reaches, on standard error. A release build
/// knows nothing of this.
package enum FailPoint: String, CaseIterable, Sendable {
  /// A file has a temporary name, and none of its bytes.
  case fileBegun
  /// A file is whole, under its temporary name.
  case fileWritten
  /// Two folders change places in two steps: the one that was there has another name, and nothing has its own.
  case foldersApart

  /// One of several new files of the content is ready.
  case changePrepared
  /// All are, and do not count yet.
  case changesPrepared
  /// They count, and none is in its place.
  case changesReady
  /// One of them is in its place.
  case changeMoved
  /// All are, and what was there before is still kept.
  case changesMoved

  /// The list of a site's files names what was there and what is to come.
  case siteListed
  /// A file of the site is gone that it no longer has.
  case siteFileRemoved
  /// All files of the site are as they should be, and its list says that it is not finished.
  case siteWritten
  /// The list is right, and the next build is not told so.
  case siteFinished

  /// The list of volumes no longer has those that are to be printed.
  case volumesUnlisted
  /// They are printed, and not yet in the list.
  case volumesPrinted

  /// A school's new copy is unpacked beside the old one.
  case copyUnpacked
  /// It has the school's own files too.
  case copyHasOwn
  /// It is in its place, and the old one is beside it.
  case copyInPlace

  /// Says that a change stands here.
  package static func reach(_ point: FailPoint) {
    #if DEBUG
      if isListing {
        let line = Array("\(point)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
      } else if point.isAwaited, times.wrappingAdd(1, ordering: .relaxed).newValue == awaited?.times {
        kill(getpid(), SIGKILL)
      }
    #endif
  }

  /// Whether this is where it is to end: what is seldom needed is then done for its sake.
  package var isAwaited: Bool {
    #if DEBUG
      Self.awaited?.point == rawValue
    #else
      false
    #endif
  }

  #if DEBUG
    private static let wish = getenv("TWEELUIK_FAILPOINT").map { String(cString: $0) }
    private static let isListing = wish == "list"
    private static let awaited = wish.map { wish in
      let parts = wish.split(separator: ":")
      return (point: parts.first.map(String.init), times: parts.count > 1 ? Int(parts[1]) : 1)
    }
    private static let times = Atomic(0)
  #endif
}
