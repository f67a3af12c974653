import Digest
import Foundation
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
  private let lock = NSLock()
  /// The permissions of a file that is new.
  let mode: UInt32?
  /// Whether the disk gives a file more than one name.
  let canLink: Bool
  /// In the order of their paths.
  private(set) var all: [Linked] = []

  /// - Parameter folder: where they are stored while folders are made.
  /// - Throws: ``FileError``
  init(in folder: String) throws(FileError) {
    self.folder = folder
    let (first, second) = ("\(folder)/first", "\(folder)/second")
    try Files.remove(second)
    try Files.write([], to: first)
    mode = Files.mode(first)
    canLink = try Files.link(first, to: second)
    for path in [first, second] { try Files.remove(path) }
  }

  /// Stores a file. One that a folder has already at this path gets another name, so that folders of several runs have it in common.
  ///
  /// - Throws: ``FileError``
  mutating func add(_ path: String, _ bytes: [UInt8], sharedWith others: [String]) throws(FileError) {
    let stored = "\(folder)/\(SHA256.hexadecimal(of: bytes))"
    func has(_ path: String) -> Bool {
      Files.kind(path) == .file && Files.mode(path) == mode && (try? Files.read(path)) == bytes
    }
    if !has(stored) {
      try Files.remove(stored)
      if let other = others.lazy.map({ "\($0)/\(path)" }).first(where: has) {
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
  func put(_ file: Linked, into folder: String) throws(FileError) {
    let path = "\(folder)/\(file.path)"
    if try Files.link(file.stored, to: path) || !canLink { return }
    // It can have no more names, so this one was copied: the folders that follow share the copy.
    lock.lock()
    defer { lock.unlock() }
    let next = Files.temporary(file.stored)
    try Files.remove(next)
    try Files.link(path, to: next)
    try Files.move(next, to: file.stored)
  }

  /// Whether a folder has this very file: an equal one would take room of its own. Where files have too few names, an equal one will do.
  func isIn(_ folder: String, _ file: Linked) -> Bool {
    let path = "\(folder)/\(file.path)"
    if let identity = file.identity, identity == Files.identity(path) { return true }
    guard Files.kind(path) == .file, Files.mode(path) == mode, !canLink || Files.names(path) > 1 else { return false }
    return Files.isSame(path, file.stored)
  }
}
