import Content
import Model
import Platform
import Signing

/// The files in which keys that sign releases are kept. No key lies in a folder that is published or holds content, and none is printed.
package enum ReleaseKeys {
  /// Makes a key, in a file that only its owner can read, and its public half beside it. Where only the public half is missing, it writes that again.
  ///
  /// - Parameter path: the file; the public half gets the same name with `.pub`.
  /// - Returns: the fingerprint, and whether the key is new.
  /// - Throws: ``BuildError``; neither file is then there that was not before.
  package static func make(_ path: String) throws(BuildError) -> (fingerprint: String, isNew: Bool) {
    try refuse(path, publishing: nil)
    let open = "\(path).pub", there = [path, open].filter { Files.kind($0) != nil }, isNew = there.isEmpty
    if !isNew, there != [path] { throw .alreadyThere(files: there) }
    let key = try isNew ? of(path) { () throws(KeyError) in try SigningKey() } : read(path, publishing: nil)
    try attempt { () throws(FileError) in
      try Files.makeFolders(around: path)
      if isNew { try Files.writeSecret(key.file(comment: "tweeluik"), to: path) }
      do throws(FileError) {
        try Files.write(Array("\(key.publicKey.line) tweeluik\n".utf8), to: open)
        try Files.flush(path)
      } catch {
        if isNew { for file in [path, open] { try Files.remove(file) } }
        throw error
      }
    }
    return ("\(key.publicKey)", isNew)
  }

  /// Reads a key that signs.
  ///
  /// - Parameter output: the folder that is to be published; `nil` for none.
  /// - Throws: ``BuildError``
  static func read(_ path: String, publishing output: String?) throws(BuildError) -> SigningKey {
    try refuse(path, publishing: output)
    let bytes = try attempt { () throws(FileError) in try Files.read(path) }
    let key = try of(path) { () throws(KeyError) in try SigningKey(bytes) }
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
      func has(_ name: String) -> Bool { Files.kind("\(folder)/\(name)") == .file }
      // Others have lists of sums too.
      let isCopy = has(ReleaseFiles.sums) && ([ReleaseRecord.name] + CopyFolder.versions).contains(where: has)
      if isCopy || has("site.yml") || has(".tweeluik") { throw .keyInside(path: path, folder: folder) }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    }
  }

  private static func of<Made>(_ path: String, _ body: () throws(KeyError) -> Made) throws(BuildError) -> Made {
    do throws(KeyError) { return try body() } catch { throw .noKey(path: path, error) }
  }
}
