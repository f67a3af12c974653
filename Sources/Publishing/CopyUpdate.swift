import Foundation
import Platform
import Signing

/// Brings an unpacked copy to the version in a zip. The new copy is made beside the old one and takes its place in one step, so
/// that any interruption leaves one or the other whole. What an interrupted run left behind is cleared by the next; until then it lies in a hidden
/// folder that only its owner can enter, so that a web server which shows what lies beside the copy does not show that.
package struct CopyUpdate {
  package struct Result {
    package var before: CopyFolder.Facts
    package var after: CopyFolder.Facts
    /// How many of the school's own files were kept.
    package var kept: Int
  }

  private let folder: String
  private let zip: String
  private var aside: String {
    let (around, name) = ((folder as NSString).deletingLastPathComponent, (folder as NSString).lastPathComponent)
    return (around as NSString).appendingPathComponent(".\(name).tweeluik")
  }
  private var new: String { aside + "/new" }
  private var old: String { aside + "/old" }

  package init(folder: String, zip: String) {
    // The folder's real path: through a link, or by a name such as `.`, something else would be renamed.
    self.folder = Files.real(folder) ?? (folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
    self.zip = zip
  }

  /// Updates the copy.
  ///
  /// - Parameters:
  ///   - force: whether changes to the copy may be lost, and whether it may become another school's.
  ///   - allowOlder: whether it may go back to an older version, with what was said then.
  ///   - key: the key that must have signed the zip; when it is `nil`, that of the copy, if it is signed.
  ///   - allowUnsigned: whether the zip need not be signed although the copy is; without a key only.
  /// - Throws: ``BuildError``. The folder is then as it was.
  package func run(
    force: Bool, allowOlder: Bool = false, key: PublicKey? = nil, allowUnsigned: Bool = false
  ) throws(BuildError) -> Result {
    // Lock the folder around it, since the folder itself is replaced.
    let around = (folder as NSString).deletingLastPathComponent
    guard let lock = try attempt({ () throws(FileError) in try FolderLock(around.isEmpty ? "." : around) }) else {
      throw .busy(folder: folder)
    }
    defer { lock.release() }
    let present = try recover(), coming = try CopyFolder(path: zip)
    // A folder that goes to another place changes itself: it names the one around it.
    guard let mode = Files.mode(folder), Files.isWritable(folder) else { throw .lockedCopy(folder: folder) }
    // Neither `force` nor `allowOlder` makes it somebody else's who says what the copy holds.
    try expectGenuine(coming, after: present, key, allowUnsigned)
    let spoilt = try coming.differences()
    guard spoilt.isEmpty else { throw .spoiltCopy(path: zip, differences: spoilt) }
    guard coming.own.isEmpty else { throw .noCopy(path: zip, reason: "it holds files in the school's own folder") }
    if !force {
      guard coming.facts.isSame(as: present.facts) else {
        throw .otherCopy(folder: folder, of: present.facts, zip: zip, for: coming.facts)
      }
    }
    // This applies even with `force`: what may be lost is one question, whether it may go back is another.
    if !allowOlder, coming.facts.isOlder(than: present.facts) {
      throw .olderCopy(folder: folder, of: present.facts, zip: zip, from: coming.facts)
    }
    if !force {
      let differences = try present.differences(), lost = differences.changed + differences.added
      if !lost.isEmpty { throw .changedCopy(folder: folder, own: present.ownName, files: lost) }
    }
    do {
      try attempt { () throws(FileError) in try Files.makeSecretFolder(aside) }
      try coming.unpack(to: new)
      FailPoint.reach(.copyUnpacked)
      try attempt { () throws(FileError) in
        try keepOwn(present)
        try keepRights()
        try Files.setMode(of: new, to: mode | 0o200)
        try Files.flush(new)
        FailPoint.reach(.copyHasOwn)
        try Files.exchange(new, with: folder, aside: old)
      }
    } catch {
      // Where the disk cannot exchange two folders, `old` may be all that there is of the copy: the next run puts it back.
      Files.discard(new)
      Files.removeFolderIfEmpty(aside)
      throw error
    }
    try attempt { () throws(FileError) in try Files.setMode(of: folder, to: mode) }
    FailPoint.reach(.copyInPlace)
    // The old copy now has the temporary name of the new one.
    Files.discard(aside)
    return Result(before: present.facts, after: coming.facts, kept: present.own.count)
  }

  /// Repairs what an interrupted run left, and opens the copy. Only where a disk cannot exchange two folders may it be without its name.
  private func recover() throws(BuildError) -> CopyFolder {
    if Files.kind(folder) == nil, Files.kind(old) == .folder {
      try attempt { () throws(FileError) in try Files.move(old, to: folder) }
    }
    // As long as no copy has its name, what lies aside may be the only one.
    let present = try CopyFolder(path: folder)
    Files.discard(aside)
    return present
  }

  /// Expects the zip to be signed by the key that is given, or else by that of the copy: the first version that a school took says whom it trusts.
  private func expectGenuine(
    _ coming: CopyFolder, after present: CopyFolder, _ key: PublicKey?, _ allowUnsigned: Bool
  ) throws(BuildError) {
    let seal = try coming.seal()
    if let key { return try seal.expect(key, path: zip) }
    if allowUnsigned, seal == .none { return }
    try seal.expect(present.trusted(), path: zip)
  }

  /// Keeps the school's own files: each gets a second name in the new copy, or is copied where the disk has no hard links.
  private func keepOwn(_ present: CopyFolder) throws(FileError) {
    for own in try present.ownFolders() { try Files.makeFolders(to: "\(new)/\(own)") }
    for file in present.own { try Files.link("\(folder)/\(file)", to: "\(new)/\(file)") }
  }

  /// Lets those who could read the old copy read the new one: a folder or file that was there before keeps its permissions, a new
  /// one gets those of the copy's folder or of its first page.
  private func keepRights(below path: String = "") throws(FileError) {
    let place = path.isEmpty ? new : "\(new)/\(path)"
    let isFolder = Files.kind(place) == .folder
    guard isFolder || Files.kind(place) == .file else { return }
    if isFolder {
      for name in try Files.list(place) { try keepRights(below: path.isEmpty ? name : "\(path)/\(name)") }
    }
    // The folder itself cannot be moved without the right to write in it: it gets its own last.
    if path.isEmpty { return }
    let before = "\(folder)/\(path)"
    let isSame = Files.kind(before) == (isFolder ? .folder : .file)
    if let mode = Files.mode(isSame ? before : isFolder ? folder : "\(folder)/index.html") {
      try Files.setMode(of: place, to: mode)
    }
  }
}
