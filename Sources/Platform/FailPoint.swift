import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A point at which a change to several files is half done.
///
/// A debug build ends at once at the point that `TWEELUIK_FAILPOINT` names, as a program does that is killed: `changesReady`, or
/// `changeMoved:3` for the third time it gets there. With `list` it writes the name of each point that it reaches to standard
/// error. In a release build these points do nothing.
package enum FailPoint: String, CaseIterable, Sendable {
  /// A file exists under its temporary name and is still empty.
  case fileBegun
  /// A file is whole, under its temporary name.
  case fileWritten
  /// Two folders change places in two steps: the one that was there has been renamed, and nothing has its name yet.
  case foldersApart

  /// One of several new files of the content is ready.
  case changePrepared
  /// All are ready, and do not count yet.
  case changesPrepared
  /// They count, and none is in its place.
  case changesReady
  /// One of them is in its place.
  case changeMoved
  /// All are in their places, and what was there before is still kept.
  case changesMoved

  /// The list of a site's files names what was there and what is to come.
  case siteListed
  /// A file that the site no longer has is gone.
  case siteFileRemoved
  /// All files of the site are as they should be, and its list says that it is not finished.
  case siteWritten
  /// The list is right, and the ledger for the next build is not yet written.
  case siteFinished

  /// The list of volumes no longer has those that are to be printed.
  case volumesUnlisted
  /// The volumes are printed, and not yet in the list.
  case volumesPrinted

  /// All zips of a release are there, and the list of releases does not name them.
  case releasePacked

  /// A school's folder of a release is complete, and not in its place.
  case folderReady
  /// It is in its place, and the one that was there is still kept.
  case folderInPlace

  /// A school's new copy is unpacked beside the old one.
  case copyUnpacked
  /// It has the school's own files too.
  case copyHasOwn
  /// It is in its place, and the old one is beside it.
  case copyInPlace

  /// Says that a change has got to `point`.
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

  /// Whether the program is to end at this point. Code takes a path that is seldom needed if the point lies on it.
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
