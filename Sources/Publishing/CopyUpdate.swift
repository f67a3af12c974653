import Foundation
import Platform

/// Brings an unpacked copy to the version in a zip. The new copy is made beside the old one and takes its place in one step, so
/// that whatever interrupts it leaves the one or the other, whole; what an interrupted run left behind is cleared by the next.
package struct CopyUpdate {
  package struct Result {
    package var before: CopyFolder.Facts
    package var after: CopyFolder.Facts
    /// How many files of the school's own were kept.
    package var kept: Int
  }

  private let folder: String
  private let zip: String
  private var new: String { folder + ".tweeluik-new" }
  private var old: String { folder + ".tweeluik-old" }

  package init(folder: String, zip: String) {
    self.folder = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    self.zip = zip
  }

  /// - Parameters:
  ///   - force: whether what was changed in the copy may be lost.
  ///   - progress: told how many of how many steps are done.
  /// - Throws: ``BuildError``; then the folder is as it was.
  package func run(force: Bool) throws(BuildError) -> Result {
    try recover()
    let present = try CopyFolder(path: folder)
    let coming = try CopyFolder(path: zip)
    guard try coming.differences().isEmpty else { throw .noCopy(path: zip, reason: "its files are not those that were packed") }
    guard coming.facts.school == present.facts.school && coming.facts.site == present.facts.site || force else {
      throw .otherCopy(folder: folder, of: present.facts.school, zip: zip, for: coming.facts.school)
    }
    let differences = try present.differences()
    if !force, !differences.changed.isEmpty || !differences.added.isEmpty {
      throw .changedCopy(folder: folder, files: differences.changed + differences.added)
    }
    do {
      try coming.unpack(to: new)
      try keepOwn(present)
      try attempt { () throws(FileError) in
        try Files.flush(new)
        try Files.exchange(new, with: folder, aside: old)
      }
    } catch {
      discard(new)
      throw error
    }
    // Under the new one's name now stands the old copy.
    discard(new)
    discard(old)
    return Result(before: present.facts, after: coming.facts, kept: present.own.count)
  }

  /// Sets right what an interrupted run left: only where a disk can not exchange two folders, the copy may lack its name.
  private func recover() throws(BuildError) {
    if Files.kind(folder) == nil, Files.kind(old) == .folder {
      try attempt { () throws(FileError) in try Files.move(old, to: folder) }
    }
    discard(new)
    discard(old)
  }

  /// The school's own files stay what they are: they get a second name in the new copy, or a copy where the disk has no such.
  private func keepOwn(_ present: CopyFolder) throws(BuildError) {
    for file in present.own {
      try attempt { () throws(FileError) in
        let target = "\(new)/\(file)"
        try Files.makeFolders(to: (target as NSString).deletingLastPathComponent)
        try Files.link("\(folder)/\(file)", to: target)
      }
    }
  }

  private func discard(_ path: String) {
    // What can not be removed now is removed by the next run.
    try? FileManager.default.removeItem(atPath: path)
  }

  private func attempt(_ body: () throws(FileError) -> Void) throws(BuildError) {
    do throws(FileError) { try body() } catch { throw .file(error) }
  }
}
