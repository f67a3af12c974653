import Content
import Foundation
import Model
import Platform

/// Changes to several files in a folder: all are made, or none.
///
/// All new files are first written into a hidden folder. Once that is complete, the folder gets the name by which it counts, in
/// one system call; then each file is moved to its place, and a folder that is new is moved as a whole. If a run is killed before
/// that call, nothing it did counts. If it is killed after, the next run moves what is left (``finish()``).
package struct Changes {
  /// The folder whose files change.
  private let root: String
  /// Called at each step; a test may throw there.
  private let reach: (FailPoint) throws(FileError) -> Void
  private var coming: String { "\(root)/.tweeluik-coming" }
  private var ready: String { "\(root)/.tweeluik-ready" }
  private var before: String { "\(root)/.tweeluik-before" }

  package init(in root: String, reach: @escaping (FailPoint) throws(FileError) -> Void = { FailPoint.reach($0) }) {
    self.root = root
    self.reach = reach
  }

  /// Gives files new bytes. A file that exists keeps its permissions.
  ///
  /// - Parameter check: throws when the folder is no longer as it was when the change was prepared. From this check until
  ///   everything is written, no other run can change the folder.
  /// - Throws: ``BuildError``. Each file is then as it was, or the next run completes the change.
  package func make(
    _ files: [(path: SafePath, bytes: [UInt8])], check: () throws(BuildError) -> Void = {}
  ) throws(BuildError) {
    if files.isEmpty { return }
    guard let lock = try attempt({ () throws(FileError) in try FolderLock(root) }) else { throw .busy(folder: root) }
    defer { lock.release() }
    try finishLocked()
    try check()
    for file in files { try look(at: file.path) }
    do throws(FileError) {
      for (path, bytes) in files { try prepare(path, bytes) }
      try Files.flush(root)
      try reach(.changesPrepared)
      try Files.move(coming, to: ready)
    } catch {
      discard([coming, before])
      throw .file(error)
    }
    var moved: [String] = []
    do throws(FileError) {
      try reach(.changesReady)
      try carryOut("", &moved)
      try reach(.changesMoved)
    } catch {
      undo(moved)
      throw .file(error)
    }
    discard([ready, before])
  }

  /// Completes the change of a run that was killed in the middle of one, and clears up after a run that was killed before. Leaves
  /// the work of a run that is still going on.
  ///
  /// - Throws: ``BuildError``
  package func finish() throws(BuildError) {
    guard [coming, ready, before].contains(where: { Files.kind($0) != nil }) else { return }
    guard let lock = try attempt({ () throws(FileError) in try FolderLock(root) }) else { return }
    defer { lock.release() }
    try finishLocked()
  }

  private func finishLocked() throws(BuildError) {
    if Files.kind(ready) == .folder {
      var moved: [String] = []
      try attempt { () throws(FileError) in try carryOut("", &moved) }
    }
    discard([coming, ready, before])
  }

  /// Refuses a path where there is something other than a file, or that leads through a link.
  private func look(at path: SafePath) throws(BuildError) {
    let parts = path.description.split(separator: "/")
    for count in 1...parts.count {
      let place = "\(root)/\(parts.prefix(count).joined(separator: "/"))"
      switch Files.kind(place) {
      case nil: return
      case .link: throw .link(path: place)
      case .folder where count < parts.count, .file where count == parts.count: break
      default: throw .file(FileError(path: place, reason: count < parts.count ? "not a folder" : "not a file"))
      }
    }
  }

  private func prepare(_ path: SafePath, _ bytes: [UInt8]) throws(FileError) {
    let place = "\(root)/\(path)"
    try Files.makeFolders(around: "\(coming)/\(path)")
    try Files.write(bytes, to: "\(coming)/\(path)")
    if let mode = Files.mode(place) {
      try Files.setMode(of: "\(coming)/\(path)", to: mode)
      try Files.makeFolders(around: "\(before)/\(path)")
      try Files.link(place, to: "\(before)/\(path)")
    }
    try reach(.changePrepared)
  }

  /// Moves what is ready below a folder to its place.
  ///
  /// - Parameter moved: gains the paths that were moved, so that they can be undone.
  private func carryOut(_ folder: String, _ moved: inout [String]) throws(FileError) {
    for name in try Files.list("\(ready)/\(folder)") {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      guard let path = SafePath(path)?.description, let kind = Files.kind("\(ready)/\(path)"), kind == .folder || kind == .file
      else {
        throw FileError(path: "\(ready)/\(path)", reason: "not a file that tweeluik would write")
      }
      let present = Files.kind("\(root)/\(path)")
      if kind == .folder, present == .folder {
        try carryOut(path, &moved)
      } else {
        guard present == nil || kind == .file && present == .file else {
          throw FileError(path: "\(root)/\(path)", reason: "something else came in its place")
        }
        try Files.move("\(ready)/\(path)", to: "\(root)/\(path)")
        moved.append(path)
        try reach(.changeMoved)
      }
    }
  }

  /// Puts back what was there, the last first. If the disk does not allow even that, the rest is left to the next run.
  private func undo(_ moved: [String]) {
    for path in moved.reversed() {
      // First take the new one away: as long as all that is new is together, the next run can still make the whole change.
      guard (try? Files.move("\(root)/\(path)", to: "\(ready)/\(path)")) != nil else { return }
      if Files.kind("\(before)/\(path)") == nil { continue }
      guard (try? Files.move("\(before)/\(path)", to: "\(root)/\(path)")) != nil else { return }
    }
    discard([ready, before])
  }

  private func discard(_ paths: [String]) {
    // What cannot be removed now will be removed by the next run.
    for path in paths where Files.kind(path) != nil { try? FileManager.default.removeItem(atPath: path) }
  }
}

extension ContentFolder {
  /// Writes files of the content, all or none.
  ///
  /// - Parameter check: see ``Changes/make(_:check:)``.
  /// - Throws: ``BuildError``
  func change(_ files: [(path: String, bytes: [UInt8])], check: () throws(BuildError) -> Void) throws(BuildError) {
    var changes: [(path: SafePath, bytes: [UInt8])] = []
    for file in files {
      guard let path = SafePath(file.path) else { throw .badPath(file.path) }
      changes.append((path, file.bytes))
    }
    try Changes(in: path).make(changes, check: check)
  }
}
