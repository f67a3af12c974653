import Foundation
import Platform
import TestSupport
import Testing

@Suite struct FilesTests {
  @Test(arguments: [0, 1, 4095, 4096, 100_000]) func aFileReadsBack(size: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
    try Files.write(bytes, to: folder("a"))
    #expect(try Files.read(folder("a")) == bytes)
    #expect(try Files.list(folder.path) == ["a"])
  }

  @Test func aFileWithoutASizeIsReadWhole() throws {
    // The kernel says that its files have no bytes.
    if Files.kind("/proc/self/status") != nil { #expect(try Files.read("/proc/self/status").count > 100) }
  }

  @Test func whatCanNotBeReadSaysWhy() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileError.self) { _ = try Files.read(folder("a")) }
    #expect(throws: FileError.self) { _ = try Files.read(folder.path) }
    #expect(throws: FileError.self) { _ = try Files.list(folder("a")) }
    #expect(throws: FileError.self) { try Files.write([], to: folder("a/b")) }
    #expect(FileError(path: "x", reason: "No such file").description == "x: No such file")
  }

  @Test func aLinkIsALinkAndItsRealPathIsKnown() throws {
    let folder = try TemporaryFolder()
    try Files.makeFolder(folder("echt"))
    try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: "echt")
    #expect(Files.kind(folder("link")) == .link && Files.isFolder(folder("link")))
    #expect(Files.real(folder("link")) == Files.real(folder("echt")))
    #expect(Files.nearestReal(folder("link/nog/niet")) == Files.real(folder("echt")))
    #expect(Files.real(folder("weg")) == nil && Files.kind(folder("weg")) == nil)
  }

  @Test func aFolderHasOneHolder() throws {
    let folder = try TemporaryFolder()
    let lock = try FolderLock(folder.path)
    #expect(lock != nil)
    #expect(try FolderLock(folder.path) == nil)
    lock?.release()
    #expect(try FolderLock(folder.path) != nil)
    #expect(throws: FileError.self) { _ = try FolderLock(folder("weg")) }
  }
}

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 63, 64, 65, 10_000]) func resultsComeInTheOrderOfTheItems(count: Int) {
    let items = Array(0..<count)
    #expect(Parallel.map(items) { $0 * 2 } == items.map { $0 * 2 })
  }
}

@Suite struct ByteOrderTests {
  /// The order of bytes is that of the library, and what has equal texts stays in its order.
  @Test func textsAreSortedByTheirBytes() {
    var random = SplitMix(state: 3)
    let letters = ["a", "b", "A", "/", "-", "é", "😀", "\u{0}", ""]
    for count in [0, 1, 2, 200] {
      let texts = (0..<count).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
      }
      let expected = texts.enumerated().sorted { one, other in
        one.element == other.element
          ? one.offset < other.offset : one.element.utf8.lexicographicallyPrecedes(other.element.utf8)
      }
      let sorted = Array(texts.enumerated()).sortedByBytes(of: \.element)
      #expect(sorted.map(\.offset) == expected.map(\.offset))
    }
  }
}
