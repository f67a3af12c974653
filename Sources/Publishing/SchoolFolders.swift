import Content
import Copying
import Model
import Platform
import SiteIndex

/// The folders of a release with the schools' copies, for the institute's own web server. Each is made in a hidden folder that only its owner can enter, and
/// takes its place whole. Nothing says which are finished: a run looks at every file of each.
struct SchoolFolders: Sendable {
  private let shelf: CopyShelf
  private let pages: SharedPages
  private let stamp: CopyStamp
  private let linked: LinkedFiles

  /// - Throws: ``BuildError``
  init(on shelf: CopyShelf, _ press: CopyPress, _ stamp: CopyStamp) throws(BuildError) {
    (self.shelf, pages, self.stamp) = (shelf, SharedPages(press), stamp)
    try shelf.prepare()
    var linked = try attempt { () throws(FileError) in try LinkedFiles(in: shelf.store) }
    // More than one, as somebody may have changed something in the first.
    let first = try shelf.names().prefix(3).map { shelf.place(of: $0) }
    try pages.each(of: stamp.releases) { path, bytes throws(BuildError) in
      guard SafePath(path) != nil else { throw .badPath(path) }
      try attempt { () throws(FileError) in try linked.add(path, bytes, sharedWith: first) }
    }
    self.linked = linked
  }

  /// Whether what they have in common is one file with a name in each.
  var areLinked: Bool { linked.canLink }

  /// Makes a school's folder, unless it is there. What lies in the folder for the school's own files stays.
  ///
  /// - Returns: whether it was made.
  /// - Throws: ``BuildError``
  func write(_ contents: CopyContents) throws(BuildError) -> Bool {
    let slug = contents.school.slug, target = shelf.place(of: slug), new = shelf.new(slug), old = shelf.old(slug)
    let own = try pages.own(contents, stamp), paths = Set(own.map(\.path))
    for path in paths where SafePath(path) == nil { throw .badPath(path) }
    let links = linked.all.filter { !paths.contains($0.path) }, all = paths.union(links.map(\.path))
    let files = own + [(Manifest.name, Manifest(paths: all, isComplete: true).bytes)]
    try shelf.refuseForeign([slug])
    if try isWhole(target, files, links) { return false }
    try attempt { () throws(FileError) in
      Files.discard(new)
      try Files.makeFolder(new)
      for folder in Set(all.flatMap { Address($0).folders }).sorted() { try Files.makeFolder("\(new)/\(folder)") }
      for file in links { try linked.put(file, into: new) }
      for file in files { try Self.write(file.bytes, to: "\(new)/\(file.path)") }
      try shelf.keepOwn(of: target, in: new)
      if Files.kind(target) != nil { try Files.setRights(of: new, as: target) }
      FailPoint.reach(.folderReady)
      if Files.kind(target) == nil {
        try Files.move(new, to: target)
      } else {
        try Files.exchange(new, with: target, aside: old)
      }
      FailPoint.reach(.folderInPlace)
      // What was put there in the meantime.
      for before in [old, new] where Files.kind(before) != nil { try shelf.keepOwn(of: before, in: target) }
      Files.discard(new)
      Files.discard(old)
    }
    return true
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    _ = try bytes.withUnsafeBytes { bytes in Result { () throws(FileError) in try Files.writeNew(bytes, to: path) } }.get()
  }

  /// Whether a folder holds just these files, for all to read who can read others.
  private func isWhole(
    _ folder: String, _ files: [(path: String, bytes: [UInt8])], _ links: [LinkedFiles.Linked]
  ) throws(BuildError) -> Bool {
    guard Files.kind(folder) == .folder, links.allSatisfy({ linked.isIn(folder, $0) }) else { return false }
    for (path, bytes) in files {
      let path = "\(folder)/\(path)"
      guard Files.size(path) == bytes.count, Files.mode(path) == linked.mode, (try? Files.read(path)) == bytes else {
        return false
      }
    }
    // The list is not one of those that are counted.
    return try shelf.files(in: folder).count + 1 == files.count + links.count
  }
}
