import Digest
import Model
import Platform
import Signing

/// The files of a folder of releases that name its zips: the list of releases, the page for schools, the list of digests and the signature of that. One
/// without the others proves nothing, so all of them are written aside first, and then put in their places; a run that finds them aside does that again.
enum ReleaseFolder {
  /// In a folder that only its owner can enter.
  private static func aside(_ folder: String) -> String { "\(folder)/.tweeluik-next" }
  private static let names = [
    ReleaseFiles.sums, ReleaseFiles.signers, ReleaseFiles.signature, SchoolsPage.name, ReleaseRecord.name,
  ]

  /// Writes these files.
  ///
  /// - Parameter files: all of ``names`` in their order; those without bytes are removed.
  /// - Throws: ``BuildError``
  static func write(_ files: [(name: String, bytes: [UInt8]?)], to folder: String) throws(BuildError) {
    if files.allSatisfy({ file in (try? Files.read("\(folder)/\(file.name)")) == file.bytes }) { return }
    try attempt { () throws(FileError) in
      try Files.makeSecretFolder(aside(folder))
      for (name, bytes) in files { if let bytes { try Files.write(bytes, to: "\(aside(folder))/\(name)") } }
      try Files.flush(aside(folder))
    }
    try finish(folder)
  }

  /// Puts into their places what a run left aside, if it is complete, and removes it otherwise.
  ///
  /// - Throws: ``BuildError``
  static func finish(_ folder: String) throws(BuildError) {
    let aside = aside(folder)
    guard Files.kind(aside) == .folder else { return }
    try attempt { () throws(FileError) in
      // The list of releases is the last to be written, and the last to leave. What is not aside then was put in its place before, or is to go:
      // without a signature the folder has neither that nor a list of signers.
      let list = "\(aside)/\(ReleaseRecord.name)"
      if Files.kind(list) == .file, let record = ReleaseRecord(try Files.read(list)) {
        if record.key == nil {
          for name in [ReleaseFiles.signers, ReleaseFiles.signature] { try Files.remove("\(folder)/\(name)") }
        }
        for name in names where Files.kind("\(aside)/\(name)") == .file {
          try Files.move("\(aside)/\(name)", to: "\(folder)/\(name)")
        }
      }
      for name in try Files.list(aside) { try Files.remove("\(aside)/\(name)") }
      Files.removeFolderIfEmpty(aside)
    }
  }

  /// The paths that the list of digests names; none before the first release.
  static func named(in folder: String) -> Set<String> {
    let sums = (try? Files.read("\(folder)/\(ReleaseFiles.sums)")) ?? []
    return Set(String(decoding: sums, as: UTF8.self).split(separator: "\n").map { String($0.dropFirst(66)) })
  }

  /// The list of the releases that are there; `nil` before the first. One that is signed is the one that was signed.
  ///
  /// - Throws: ``BuildError``
  static func record(in folder: String) throws(BuildError) -> ReleaseRecord? {
    let path = "\(folder)/\(ReleaseRecord.name)"
    guard Files.kind(path) != nil else { return nil }
    let bytes = try attempt { () throws(FileError) in try Files.read(path) }
    guard let record = ReleaseRecord(bytes) else { throw .spoiltReleases(path: path) }
    func other(_ name: String, _ reason: String) -> BuildError { .otherReleases(path: "\(folder)/\(name)", reason: reason) }
    guard let key = record.key else {
      if Files.kind("\(folder)/\(ReleaseFiles.signature)") == nil { return record }
      throw other(ReleaseRecord.name, "names no key, and a signature lies beside it")
    }
    guard let sums = try? Files.read("\(folder)/\(ReleaseFiles.sums)"),
      let text = try? Files.read("\(folder)/\(ReleaseFiles.signature)"),
      let signature = SSHSignature(text: String(decoding: text, as: UTF8.self))
    else {
      throw other(ReleaseFiles.signature, "or the list that it signs is gone or cannot be read, and the newest release is signed")
    }
    guard signature.isOf(sums), signature.publicKey.line == key,
      signature.namespace == ReleaseFiles.folderNamespace(of: record.address)
    else {
      throw other(ReleaseFiles.signature, "is no signature of this “\(ReleaseFiles.sums)” by the key of the newest release")
    }
    let line = "\(SHA256.hexadecimal(of: bytes))  \(ReleaseRecord.name)"
    guard String(decoding: sums, as: UTF8.self).split(separator: "\n").contains(where: { $0 == line }) else {
      throw other(ReleaseRecord.name, "is not the list that was signed")
    }
    return record
  }
}
