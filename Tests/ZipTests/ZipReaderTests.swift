import Foundation
import TestSupport
import Testing

@testable import Zip

@Suite struct ZipReaderTests {
  let place: Place

  init() throws { place = try Place() }

  @Test func aPlainZipIsRead() throws {
    #expect(try place.reason(RawZip("a", "b/c", "b/", "d/").bytes) == nil)
    let reader = try ZipReader(try place.file(RawZip("b/", "b/c", "é").bytes), limits: .some)
    #expect(reader.entries.map(\.name) == ["b/c", "é"])
    #expect(try ZipReader(try place.file(RawZip().bytes), limits: .some).entries.isEmpty)
  }

  @Test(arguments: [
    ("/etc/passwd", "absolute"), ("../a", "dots"), ("a/../../b", "dots"), ("a/./b", "dots"), ("..", "dots"),
    ("a\\b", "backslash"),
    ("C:/a", "drive"), ("a/c:b", "drive"), ("a//b", "empty part"), ("a//", "empty part"), ("/", "absolute"), ("a\nb", "control"),
    ("", "no name"),
  ])
  func aNameThatIsNotSafeIsRefused(name: String, reason: String) throws {
    for flags: UInt16 in [0, 0x800] {
      let found = try #require(try place.reason(RawZip(name) { $0.flags = flags }.bytes))
      #expect(found.contains(reason), "\(found)")
    }
  }

  @Test func aNameIsNeverCutOffAtANul() throws {
    #expect(try ZipReader(try place.file(RawZip("a.txt\0.exe").bytes), limits: .some).entries.map(\.name) == ["a.txt .exe"])
    #expect(try place.reason(RawZip("a\0b", "a b").bytes) == "a b stands in it twice")
    #expect(try place.reason(RawZip("..\0b/a", "../a").bytes) == "../a has dots for a part of its path")
  }

  @Test func namesAreReadAsTheyWereMeant() throws {
    let dos = RawZip("x") { $0.name = [0x63, 0x61, 0x66, 0x82] }
    #expect(try ZipReader(try place.file(dos.bytes), limits: .some).entries.map(\.name) == ["café"])
    // The first is a surrogate; the second has a slash that is written in two bytes.
    for bytes: [UInt8] in [[0xED, 0xA0, 0x80], [0x2E, 0x2E, 0xC0, 0xAF, 0x61]] {
      let zip = RawZip("x") { ($0.name, $0.flags) = (bytes, 0x800) }
      #expect(try place.reason(zip.bytes) == "the name of file 1 is not UTF-8")
    }
  }

  @Test(arguments: [
    ["a", "a"], ["a", "A"], ["é", "e\u{301}"], ["É", "e\u{301}"], ["straße", "STRASSE"], ["a/b", "A/B"], ["a", "a/b"],
    ["a/b", "a"],
    ["A/b", "a"], ["a/", "a"], ["a", "a/"], ["a", "a/\u{301}b"], ["a/", "A/"],
  ])
  func namesThatADiskMayConfuseAreRefused(names: [String]) throws {
    var zip = RawZip()
    zip.entries = names.map(RawZip.Entry.init)
    let reason = try #require(try place.reason(zip.bytes))
    #expect(reason.contains("twice") || reason.contains("has a file for a folder"))
  }

  @Test func whatIsNoPlainFileIsRefused() throws {
    #expect(try place.reason(RawZip("a") { $0.mode = 0o120777 }.bytes) == "a is a link")
    #expect(try place.reason(RawZip("a") { ($0.mode, $0.system) = (0o120777, 0) }.bytes) == "a is a link")
    for mode: UInt32 in [0o010644, 0o020644, 0o060644, 0o140644, 0o040755] {
      #expect(try place.reason(RawZip("a") { $0.mode = mode }.bytes) == "a is not a plain file or folder")
    }
    #expect(try place.reason(RawZip("a/") { $0.mode = 0o040755 }.bytes) == nil)
    #expect(try place.reason(RawZip("a/") { ($0.mode, $0.data) = (0, [1]) }.bytes) == "a/ is a folder with bytes")
    #expect(try place.reason(RawZip("a") { $0.flags = 1 }.bytes) == "a is encrypted")
    #expect(try place.reason(RawZip("a") { $0.method = 12 }.bytes) == "a is compressed in another way than by deflate")
    #expect(try place.reason(RawZip("a") { $0.size = 5 }.bytes) == "a is stored with another size")
    #expect(try place.reason(RawZip("a") { ($0.method, $0.size) = (8, 5000) }.bytes) == "a has more bytes than it can have")
  }

  @Test func limitsHold() throws {
    let bomb = try ZipWriter()
      .bytes(folder: "", own: (0..<4).map { ZipEntry(name: "\($0)", bytes: [UInt8](repeating: 0, count: 500_000)) })
    #expect(bomb.count < 20_000)
    #expect(try place.reason(bomb) == nil)
    var limits = ZipLimits.some
    limits.fileBytes = 499_999
    #expect(try place.reason(bomb, limits: limits) == "0 has more than 499999 bytes")
    limits = .some
    limits.totalBytes = 1_999_999
    #expect(try place.reason(bomb, limits: limits) == "has more than 1999999 bytes")
    limits = .some
    limits.files = 3
    #expect(try place.reason(bomb, limits: limits) == "has more than 3 files")
    #expect(try place.reason(bomb, limits: ZipLimits(files: .max, fileBytes: .max, totalBytes: .max)) == nil)
  }

  @Test func moreBytesThanSaidAreRefused() throws {
    var bytes = try ZipWriter()
      .bytes(folder: "", own: [ZipEntry(name: "a", bytes: [UInt8](repeating: 0, count: 50_000))])
    let directory = Int(bytes[bytes.count - 6]) | Int(bytes[bytes.count - 5]) << 8
    bytes[directory + 24] = 10
    bytes[directory + 25] = 0
    #expect(try place.reason(bytes) == "a has other bytes than were packed")
  }

  @Test func aWrongSumIsFound() throws {
    #expect(try place.reason(RawZip("a") { $0.data = [1, 2, 3] }.bytes) == "a: CRC error")
    #expect(try place.reason(RawZip("a") { $0.crc = 1 }.bytes) == "a has other bytes than were packed")
  }

  @Test func whatIsNoZipIsRefused() throws {
    for bytes in [[], [1], Array("PK".utf8), [UInt8](repeating: 0, count: 100_000), page(100_000)] {
      #expect(try place.reason(bytes) != nil)
    }
    #expect(try place.reason((0..<60).flatMap { _ in RawZip().bytes }) == "not a zip")
    #expect(throws: ZipError.self) { try ZipReader("\(place.path)/none.zip", limits: .some) }
    #expect(throws: ZipError(path: place.path, reason: "not a file")) { try ZipReader(place.path, limits: .some) }
    let pipe = "\(place.path)/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    #expect(throws: ZipError(path: pipe, reason: "not a file")) { try ZipReader(pipe, limits: .some) }
  }

  @Test func everyTruncatedZipIsRefused() throws {
    let whole = try ZipWriterTests.writer().bytes(folder: "x", own: [entry("eigen")])
    for length in stride(from: 0, to: whole.count, by: 37) {
      #expect(try place.reason(Array(whole[..<length])) != nil)
    }
  }

  @Test func aZipWithOtherBytesNeverCrashes() throws {
    let writer = try ZipWriter(ZipEntry(name: "p.html", bytes: page(600)), entry("s.png", "abc"))
    let good = try writer.bytes(folder: "é", own: [entry("a"), entry("b/c", "")])
    // `script/fuzz` tries more.
    var random = SplitMix(state: 7), refused = 0
    for _ in 0..<2_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0: bytes.removeLast(min(at, bytes.count - 1))
        case 1: bytes.insert(contentsOf: good[..<min(at, good.count)], at: at)
        case 2: bytes[at] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
        // Most of what matters is in the directory, which is at the end.
        case 3, 4: bytes[max(0, bytes.count - 1 - at % 300)] = .random(in: 0...255, using: &random)
        default: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
      }
      if try place.reason(bytes) != nil { refused += 1 }
    }
    #expect(refused > 1_000)
  }
}
