import Content
import Model
import Platform
import Signing

/// The files in which keys that sign releases are kept. No key lies in a folder that is published or holds content, and none is printed.
package enum ReleaseKeys {
  /// Makes a key, in a file that only its owner can read, and its public half beside it.
  ///
  /// - Parameter path: the file; the public half gets the same name with `.pub`.
  /// - Returns: the fingerprint.
  /// - Throws: ``BuildError``
  package static func make(_ path: String) throws(BuildError) -> String {
    try refuse(path, publishing: nil)
    let open = "\(path).pub", there = [path, open].filter { Files.kind($0) != nil }
    if !there.isEmpty { throw .alreadyThere(files: there) }
    let key = try attempt(path) { () throws(KeyError) in try SigningKey() }
    try attempt { () throws(FileError) in
      try Files.makeFolders(around: path)
      try Files.writeSecret(key.file(comment: "tweeluik"), to: path)
      try Files.write(Array("\(key.publicKey.line) tweeluik\n".utf8), to: open)
    }
    return "\(key.publicKey)"
  }

  /// Reads a key that signs.
  ///
  /// - Parameter output: the folder that is to be published.
  /// - Throws: ``BuildError``
  static func read(_ path: String, publishing output: String) throws(BuildError) -> SigningKey {
    try refuse(path, publishing: output)
    let bytes = try attempt { () throws(FileError) in try Files.read(path) }
    let key = try attempt(path) { () throws(KeyError) in try SigningKey(bytes) }
    // Through a link, the rights are those of the file that it leads to.
    if let mode = Files.mode(Files.real(path) ?? path), mode & 0o077 != 0 { throw .openKey(path: path) }
    return key
  }

  /// Reads a key that checks: a `.pub` file, or a list of who may sign.
  ///
  /// - Throws: ``BuildError``
  package static func readPublic(_ path: String) throws(BuildError) -> PublicKey {
    let bytes = try attempt { () throws(FileError) in try Files.read(path) }
    guard let key = PublicKey(text: String(decoding: bytes, as: UTF8.self)) else { throw .noPublicKey(path: path) }
    return key
  }

  /// Refuses a key that lies, or would lie, where others read: below a content folder, a site, or a folder of releases.
  private static func refuse(_ path: String, publishing output: String?) throws(BuildError) {
    let real = Files.nearestReal(path)
    if let output, "\(real)/".hasPrefix("\(Files.nearestReal(output))/"), Files.isFolder(output) {
      throw .keyInside(path: path, folder: output)
    }
    var folder = Files.isFolder(real) ? real : String(real[..<(real.lastIndex(of: "/") ?? real.startIndex)])
    while !folder.isEmpty {
      let names = ["site.yml", ".tweeluik", ReleaseRecord.name, ReleaseFiles.sums]
      if names.contains(where: { Files.kind("\(folder)/\($0)") == .file }) { throw .keyInside(path: path, folder: folder) }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    }
  }

  private static func attempt<Made>(_ path: String, _ body: () throws(KeyError) -> Made) throws(BuildError) -> Made {
    do throws(KeyError) { return try body() } catch { throw .noKey(path: path, error) }
  }

  private static func attempt<Made>(_ body: () throws(FileError) -> Made) throws(BuildError) -> Made {
    do throws(FileError) { return try body() } catch { throw .file(error) }
  }
}
