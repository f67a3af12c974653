import Foundation
import Platform
import Templates

/// Where a release has its folders with copies, and where these are while they change. It alone decides which of them may be replaced or removed: those that
/// hold nothing but what a run put there, by the list in each.
struct CopyShelf: Sendable {
  /// The folder in which they lie, within that of the release.
  let name: String
  let root: String
  /// The folder for what a school has of its own, which no release makes.
  let own: String
  private let aside: String

  /// - Parameter release: the folder of the release.
  init(in release: String, _ words: Interface) {
    (name, own) = (words.releases.folder, words.copy.own)
    (root, aside) = ("\(release)/\(name)", "\(release)/.tweeluik-folders")
  }

  /// Where files are stored that folders have in common, while folders are made.
  var store: String { "\(aside)/all" }
  /// Where a school's folder is made.
  func new(_ slug: String) -> String { "\(aside)/new/\(slug)" }
  /// Where a school's folder is while another takes its place on a disk that does that in two steps.
  func old(_ slug: String) -> String { "\(aside)/old/\(slug)" }
  func place(of slug: String) -> String { "\(root)/\(slug)" }

  /// The address of a school's first page, from the folder of the release.
  func address(of slug: String) -> String { "\(name)/\(slug)/index.html" }

  /// Puts back what a run that was killed left without its name, with what is the school's own, and removes what else it was making.
  ///
  /// - Throws: ``BuildError``
  func recover() throws(BuildError) {
    guard Files.kind(aside) == .folder else { return }
    if Files.kind(root) == .link { throw .link(path: root) }
    try attempt { () throws(FileError) in
      if Files.kind(old("")) == .folder {
        try Files.makeFolders(to: root)
        for slug in try Files.list(old("")) where Files.kind(place(of: slug)) == nil {
          try Files.move(old(slug), to: place(of: slug))
        }
      }
    }
    Files.discard(old(""))
    Files.discard(new(""))
  }

  /// Makes the folders in which folders are made.
  ///
  /// - Throws: ``BuildError``
  func prepare() throws(BuildError) {
    if Files.kind(root) == .link { throw .link(path: root) }
    try attempt { () throws(FileError) in
      try Files.makeFolders(to: root)
      try Files.makeSecretFolder(aside)
      for folder in [store, new(""), old("")] { try Files.makeFolder(folder) }
    }
  }

  /// Ends the work: what lies aside is needed no longer.
  func finish() { Files.discard(aside) }

  /// The names of the folders with copies, sorted.
  ///
  /// - Throws: ``BuildError``
  func names() throws(BuildError) -> [String] {
    guard Files.kind(root) == .folder else { return [] }
    return try attempt { () throws(FileError) in try Files.list(root) }.filter { !ours(in: $0).isEmpty }
  }

  /// What runs put into a school's folder; empty for one that is no copy.
  private func ours(in slug: String) -> Set<String> {
    guard Files.kind(place(of: slug)) == .folder, let bytes = try? Files.read("\(place(of: slug))/\(Manifest.name)"),
      let list = Manifest(bytes), CopyFolder.versions.contains(where: list.paths.contains)
    else { return [] }
    return list.paths
  }

  /// Refuses schools whose folders hold what would be lost with them.
  ///
  /// - Throws: ``BuildError``
  func refuseForeign(_ slugs: [String]) throws(BuildError) {
    for slug in slugs {
      let files = try foreign(in: slug)
      if !files.isEmpty { throw .occupied(folder: root, files: files.map { $0.isEmpty ? slug : "\(slug)/\($0)" }) }
    }
  }

  /// The files in the place of a school's folder that neither a run put there nor the school as its own; an empty path is that of what is no folder.
  private func foreign(in slug: String) throws(BuildError) -> [String] {
    guard let kind = Files.kind(place(of: slug)) else { return [] }
    if kind != .folder { return [""] }
    let ours = ours(in: slug)
    return try files(in: place(of: slug)).filter { !ours.contains($0) }
  }

  /// The paths of the files in a folder, without what is the school's own, the list, and what systems leave behind.
  ///
  /// - Throws: ``BuildError``
  func files(in folder: String) throws(BuildError) -> [String] {
    try attempt { () throws(FileError) in
      var all: [String] = []
      for name in try Files.list(folder) where name != own && name != Manifest.name { all += try Self.files(below: folder, name) }
      return all
    }
  }

  private static func files(below folder: String, _ path: String) throws(FileError) -> [String] {
    if Files.isLitter(path: path) { return [] }
    guard Files.kind("\(folder)/\(path)") == .folder else { return [path] }
    var all: [String] = []
    for name in try Files.list("\(folder)/\(path)") { all += try files(below: folder, "\(path)/\(name)") }
    return all
  }

  /// Gives each file that is the school's own in one folder a second name in another, where that does not have it.
  ///
  /// - Throws: ``FileError``
  func keepOwn(of folder: String, in other: String) throws(FileError) {
    func keep(_ path: String) throws(FileError) {
      let (here, there) = ("\(folder)/\(path)", "\(other)/\(path)")
      if Files.kind(here) == .folder {
        try Files.makeFolder(there)
        for name in try Files.list(here) { try keep("\(path)/\(name)") }
        try Files.setRights(of: there, as: here)
      } else if Files.kind(there) == nil || Files.kind(here) == .file && !Files.isSame(here, there) {
        try Files.remove(there)
        try Files.link(here, to: there)
      }
    }
    if Files.kind("\(folder)/\(own)") != nil { try keep(own) }
  }

  /// The names of folders of schools that are gone.
  ///
  /// - Throws: ``BuildError``
  func gone(_ slugs: [String]) throws(BuildError) -> [String] {
    let slugs = Set(slugs)
    return try names().filter { !slugs.contains($0) }
  }

  /// Removes folders, apart from those that hold what no run put there.
  ///
  /// - Returns: the names of these.
  /// - Throws: ``BuildError``
  func remove(_ names: [String]) throws(BuildError) -> [String] {
    var kept: [String] = []
    for name in names {
      let place = place(of: name), isOwn = Files.kind("\(place)/\(own)") != nil
      let all = try foreign(in: name) + (isOwn ? attempt { () throws(FileError) in try Self.files(below: place, own) } : [])
      if all.isEmpty {
        try prepare()
        try attempt { () throws(FileError) in try Files.move(place, to: new(name)) }
        Files.discard(new(name))
      } else {
        kept.append(name)
      }
    }
    return kept
  }
}

extension Files {
  /// Removes a file or folder with all that is in it. What cannot be removed now will be removed by the next run.
  static func discard(_ path: String) {
    if kind(path) != nil { try? FileManager.default.removeItem(atPath: path) }
  }

  /// Whether two paths lead to one file, or to equal ones.
  static func isSame(_ path: String, _ other: String) -> Bool {
    if let one = identity(path), one == identity(other) { return true }
    guard let size = size(path), size == self.size(other), let bytes = try? read(path) else { return false }
    return (try? read(other)) == bytes
  }
}
