import Digest
import Platform

/// Files of which many folders have the same: each is stored once, under the digest of its bytes, and has a name in every folder (a hard link).
struct LinkedFiles: Sendable {
  /// A file and where it is in each folder.
  struct Linked: Sendable {
    let path: String
    fileprivate let stored: String
    fileprivate let identity: Files.Identity?
  }

  private let folder: String
  /// In the order of their paths.
  private(set) var all: [Linked] = []

  /// - Parameter folder: where they are stored while folders are made.
  init(in folder: String) { self.folder = folder }

  /// Stores a file. One that a folder has already at this path gets another name, so that folders of several runs have it in common.
  ///
  /// - Throws: ``FileError``
  mutating func add(_ path: String, _ bytes: [UInt8], sharedWith others: [String]) throws(FileError) {
    let stored = "\(folder)/\(SHA256.hexadecimal(of: bytes))"
    if (try? Files.read(stored)) != bytes {
      try Files.remove(stored)
      if let other = others.lazy.map({ "\($0)/\(path)" }).first(where: {
        Files.kind($0) == .file && (try? Files.read($0)) == bytes
      }) {
        try Files.link(other, to: stored)
      } else {
        try Files.write(bytes, to: stored)
      }
    }
    all.append(Linked(path: path, stored: stored, identity: Files.identity(stored)))
  }

  /// Gives a file its name in a folder.
  ///
  /// - Throws: ``FileError``
  func put(_ file: Linked, into folder: String) throws(FileError) { try Files.link(file.stored, to: "\(folder)/\(file.path)") }

  /// Whether a folder has this very file: an equal one would take room of its own.
  func isIn(_ folder: String, _ file: Linked) -> Bool {
    file.identity != nil && Files.identity("\(folder)/\(file.path)") == file.identity
  }
}
