import Content
import Copying
import Foundation
import Model
import Platform
import SiteIndex
import Templates

/// The folders of a release with the schools' copies, for the institute's own web server. Each is made in a hidden folder that only its owner can enter, and
/// takes its place in one step, so that a web server never shows half of it. Nothing says which are finished: a run looks at every file of each.
struct SchoolFolders: Sendable {
  /// The folder in which they lie, within that of the release.
  let name: String
  private let root: String
  private let aside: String
  private let pages: SharedPages
  private let stamp: CopyStamp
  private let linked: LinkedFiles
  private let shared: Set<String>
  /// The folder for what a school has of its own, which no release makes.
  private let own: String

  /// - Parameter release: the folder of the release.
  /// - Throws: ``BuildError``
  init(in release: String, _ press: CopyPress, _ stamp: CopyStamp) throws(BuildError) {
    name = press.catalog.interface.releases.folder
    (root, aside) = ("\(release)/\(name)", Self.aside(release))
    (pages, self.stamp, own) = (SharedPages(press), stamp, press.catalog.interface.copy.own)
    if Files.kind(root) == .link { throw .link(path: root) }
    let (root, aside) = (root, aside)
    let store = "\(aside)/all",
      present = try attempt { () throws(FileError) in
        try Files.makeFolders(to: root)
        try Files.makeSecretFolder(aside)
        try Files.makeFolder(store)
        return try Self.names(in: root)
      }
    var linked = LinkedFiles(in: store)
    // More than one, as somebody may have changed something in the first.
    let first = present.prefix(3).map { "\(root)/\($0)" }
    try pages.each(of: stamp.releases) { path, bytes throws(BuildError) in
      guard SafePath(path) != nil else { throw .badPath(path) }
      try attempt { () throws(FileError) in try linked.add(path, bytes, sharedWith: first) }
    }
    self.linked = linked
    shared = Set(linked.all.map(\.path))
  }

  private static func aside(_ release: String) -> String { "\(release)/.tweeluik-folders" }

  /// The names of the folders with copies, sorted.
  private static func names(in root: String) throws(FileError) -> [String] {
    let versions = CopyFolder.versions
    guard Files.kind(root) == .folder else { return [] }
    return try Files.list(root).filter { name in versions.contains { Files.kind("\(root)/\(name)/\($0)") == .file } }
  }

  /// The folder with copies that an earlier run left in that of the release; `nil` when there are none.
  static func left(in release: String, _ words: Interface) -> String? {
    let root = "\(release)/\(words.releases.folder)"
    return (try? names(in: root))?.isEmpty == false ? root : nil
  }

  /// The address of a school's first page, from the folder of the release.
  func address(of slug: String) -> String { "\(name)/\(slug)/index.html" }

  /// Where a school's folder is while another takes its place on a disk that does that in two steps.
  private func old(_ slug: String) -> String { "\(aside)/\(slug).old" }

  /// Makes a school's folder, unless it is there. What lies in the folder for the school's own files stays.
  ///
  /// - Returns: whether it was made.
  /// - Throws: ``BuildError``
  func write(_ contents: CopyContents) throws(BuildError) -> Bool {
    let slug = contents.school.slug, target = "\(root)/\(slug)", new = "\(aside)/\(slug)"
    // A run that was killed may have left it without its name, with what is the school's own.
    if Files.kind(target) == nil, Files.kind(old(slug)) == .folder {
      try attempt { () throws(FileError) in try Files.move(old(slug), to: target) }
    }
    let files = try pages.own(contents, stamp), paths = Set(files.map(\.path))
    for path in paths where SafePath(path) == nil { throw .badPath(path) }
    let links = linked.all.filter { !paths.contains($0.path) }
    if isWhole(target, files, links) { return false }
    guard Files.kind(target) == nil || Files.kind(target) == .folder else { throw .occupied(folder: root, files: [slug]) }
    try attempt { () throws(FileError) in
      Self.discard(new)
      let folders = Set((files.map(\.path) + links.map(\.path)).flatMap { Address($0).folders })
      try Files.makeFolder(new)
      for folder in folders.sorted() { try Files.makeFolder("\(new)/\(folder)") }
      for file in links { try linked.put(file, into: new) }
      for file in files { try Self.write(file.bytes, to: "\(new)/\(file.path)") }
      try keepOwn(of: target, in: new)
      FailPoint.reach(.folderReady)
      if Files.kind(target) == nil {
        try Files.move(new, to: target)
      } else {
        try Files.exchange(new, with: target, aside: old(slug))
      }
      FailPoint.reach(.folderInPlace)
      Self.discard(new)
      Self.discard(old(slug))
    }
    return true
  }

  private static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    _ = try bytes.withUnsafeBytes { bytes in Result { () throws(FileError) in try Files.writeNew(bytes, to: path) } }.get()
  }

  /// Whether a folder holds just these files.
  private func isWhole(_ folder: String, _ files: [(path: String, bytes: [UInt8])], _ links: [LinkedFiles.Linked]) -> Bool {
    guard Files.kind(folder) == .folder, links.allSatisfy({ linked.isIn(folder, $0) }) else { return false }
    guard files.allSatisfy({ Files.size("\(folder)/\($0.path)") == $0.bytes.count }) else { return false }
    guard files.allSatisfy({ (try? Files.read("\(folder)/\($0.path)")) == $0.bytes }) else { return false }
    return count(below: folder, isRoot: true) == files.count + links.count
  }

  /// How many files there are, without what is the school's own and what systems leave behind.
  private func count(below folder: String, isRoot: Bool = false) -> Int {
    let names = (try? Files.list(folder)) ?? []
    return names.reduce(0) { count, name in
      if isRoot && name == own || Files.isLitter(name) { return count }
      return count + (Files.kind("\(folder)/\(name)") == .folder ? self.count(below: "\(folder)/\(name)") : 1)
    }
  }

  /// Gives each file that is the school's own a second name in its new folder.
  private func keepOwn(of folder: String, in new: String) throws(FileError) {
    func keep(_ path: String) throws(FileError) {
      guard Files.kind("\(folder)/\(path)") == .folder else { return try Files.link("\(folder)/\(path)", to: "\(new)/\(path)") }
      try Files.makeFolder("\(new)/\(path)")
      for name in try Files.list("\(folder)/\(path)") { try keep("\(path)/\(name)") }
    }
    if Files.kind("\(folder)/\(own)") != nil { try keep(own) }
  }

  /// The names of folders of schools that are gone.
  ///
  /// - Throws: ``BuildError``
  func gone(_ slugs: [String]) throws(BuildError) -> [String] {
    let slugs = Set(slugs)
    return try attempt { () throws(FileError) in try Self.names(in: root).filter { !slugs.contains($0) } }
  }

  /// Removes folders.
  ///
  /// - Throws: ``BuildError``
  func remove(_ names: [String]) throws(BuildError) {
    for name in names {
      try attempt { () throws(FileError) in
        Self.discard("\(aside)/\(name)")
        try Files.move("\(root)/\(name)", to: "\(aside)/\(name)")
      }
      Self.discard("\(aside)/\(name)")
    }
  }

  /// Ends the work: what lies aside is needed no longer.
  func finish() { Self.discard(aside) }

  private static func discard(_ path: String) {
    // What cannot be removed now will be removed by the next run.
    if Files.kind(path) != nil { try? FileManager.default.removeItem(atPath: path) }
  }
}
