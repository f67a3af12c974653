import Foundation
import Model
import Platform
import Publishing
import TestSupport
import Testing

/// A change to several files: wherever it fails, and whenever it is killed, all files are changed or none.
@Suite struct ChangesTests {
  /// The change makes files in folders old and new, and replaces others.
  private static let before = ["site.yml": "a", "pages/over.md": "oud", "pages/blijft.md": "x", "schools/de-eik.yml": "oud"]
  private static let changes = [
    "pages/over.md": "nieuw", "pages/erbij.md": "nieuw", "schools/de-eik.yml": "nieuw", "problems/slapen/index.md": "nieuw",
    "problems/slapen/ouder.md": "nieuw", "a/b/c.md": "nieuw",
  ]
  private static let after = before.merging(changes) { $1 }

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (path, text) in Self.before {
      try Files.makeFolders(to: folder("content/\((path as NSString).deletingLastPathComponent)"))
      try Files.write(Array(text.utf8), to: folder("content/\(path)"))
    }
    try Files.setMode(of: folder("content/pages/over.md"), to: 0o640)
    return folder
  }

  private static func make(in root: String, reach: @escaping (FailPoint) throws(FileError) -> Void = { _ in }) throws {
    try Changes(in: root, reach: reach).make(
      changes.sorted { $0.key < $1.key }.map { (path: try #require(SafePath($0.key)), bytes: Array($0.value.utf8)) })
  }

  private func texts(_ folder: TemporaryFolder, _ name: String = "content") throws -> [String: String] {
    try folder.tree(name).mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func allAreMade() throws {
    let folder = try folder()
    try Self.make(in: folder("content"))
    #expect(try texts(folder) == Self.after)
    #expect(try Files.list(folder("content")) == ["a", "pages", "problems", "schools", "site.yml"])
    #expect(Files.mode(folder("content/pages/over.md")) == 0o640)
  }

  @Test func whereAStepFailsNothingIsChanged() throws {
    var steps = 0
    let whole = try folder()
    try Self.make(in: whole("content")) { _ throws(FileError) in steps += 1 }
    #expect(steps > 10)
    for failing in 1...steps {
      let folder = try folder()
      var step = 0
      #expect(throws: BuildError.self) {
        try Self.make(in: folder("content")) { _ throws(FileError) in
          step += 1
          if step == failing { throw FileError(path: "disk", reason: "full") }
        }
      }
      #expect(try texts(folder) == Self.before, "step \(failing)")
      #expect(try Files.list(folder("content")) == ["pages", "schools", "site.yml"])
      #expect(Files.mode(folder("content/pages/over.md")) == 0o640)
    }
  }

  /// The disk as it is before a step is what a run leaves if it is killed there.
  @Test func whenItIsKilledTheNextRunFindsAllOrNone() throws {
    let folder = try folder()
    var states: [String] = []
    try Self.make(in: folder("content")) { _ throws(FileError) in
      let name = "killed-\(states.count)"
      do { try FileManager.default.copyItem(atPath: folder("content"), toPath: folder(name)) } catch {
        throw FileError(path: name, reason: "\(error)")
      }
      states.append(name)
    }
    var kinds: Set<[String: String]> = []
    for state in states {
      try Changes(in: folder(state)).finish()
      let texts = try texts(folder, state)
      #expect(texts == Self.before || texts == Self.after, "\(state)")
      kinds.insert(texts)
      // A change that was cut short does not stand in the way of the next.
      try Self.make(in: folder(state))
      #expect(try self.texts(folder, state) == Self.after)
    }
    #expect(kinds.count == 2)
  }

  @Test func whatStandsInTheWayIsRefusedBeforeAnythingIsWritten() throws {
    let outside = try TemporaryFolder()
    for (path, kind) in [
      ("pages/erbij.md", "folder"), ("a", "file"), ("a/b/c.md", "link"), ("problems", "link"), ("problems/slapen", "file"),
    ] {
      let folder = try folder()
      let place = folder("content/\(path)")
      try Files.makeFolders(to: (place as NSString).deletingLastPathComponent)
      switch kind {
      case "folder": try Files.makeFolder(place)
      case "file": try Files.write([], to: place)
      default: try FileManager.default.createSymbolicLink(atPath: place, withDestinationPath: outside.path)
      }
      let before = try texts(folder)
      #expect(throws: BuildError.self, "\(path) as a \(kind)") { try Self.make(in: folder("content")) }
      #expect(try texts(folder) == before)
    }
    #expect(try Files.list(outside.path) == [])
  }

  @Test func whatSomebodyElsePutThereIsNotCarriedOut() throws {
    for name in ["con.md", ".git", "a b.md"] {
      let folder = try folder()
      try Files.makeFolders(to: folder("content/.tweeluik-ready"))
      try Files.write([1], to: folder("content/.tweeluik-ready/\(name)"))
      #expect(throws: BuildError.self) { try Changes(in: folder("content")).finish() }
      #expect(Files.kind(folder("content/\(name)")) == nil)
    }
  }

  /// If another run changes a file between planning and writing, this is seen while nobody else can write.
  @Test func whatIsNoLongerAsItWasIsLeft() throws {
    let folder = try folder(), root = folder("content")
    #expect(throws: BuildError.self) {
      try Changes(in: root).make([(try #require(SafePath("nieuw.md")), [1])]) { () throws(BuildError) in
        let other = try? FolderLock(root)
        #expect(other == nil)
        throw .changedContent(file: "nieuw.md")
      }
    }
    #expect(try texts(folder) == Self.before && Files.list(root).filter { $0.hasPrefix(".") }.isEmpty)
  }

  @Test func anotherRunIsWaitedFor() throws {
    let folder = try folder()
    let lock = try #require(try FolderLock(folder("content")))
    defer { lock.release() }
    #expect(throws: BuildError.self) { try Self.make(in: folder("content")) }
    #expect(try texts(folder) == Self.before)
  }
}
