import Foundation
import Testing

@testable import Zip

@Suite struct ZipWriterTests {
  static let own = [
    entry("wij/zelf.html", String(decoding: page(10_000), as: UTF8.self)), entry("Één ding.txt", "é"), entry("leeg.txt", ""),
    entry("Zz.txt"), ZipEntry(name: "wij/kaart.png", bytes: (0..<5000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }),
  ]

  static func writer() throws -> ZipWriter {
    try ZipWriter(
      ZipEntry(name: "stijl.css", bytes: page(30_000, "kleur")), ZipEntry(name: "a/b/c.html", bytes: page(20_000)),
      ZipEntry(name: "a/foto.jpg", bytes: page(9000)), entry("leeg.css", ""), entry("kort.txt", "x"))
  }

  @Test func whatGoesInComesOut() throws {
    let place = try Place()
    let path = try place.file(Self.writer().bytes(folder: "de-linde", own: Self.own))
    let reader = try ZipReader(path, limits: .some)
    let names = reader.entries.map(\.name)
    #expect(names.count == 10 && names == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    for own in Self.own {
      let found = try #require(reader.entries.first { $0.name == "de-linde/\(own.name)" })
      #expect(try reader.bytes(of: found) == own.bytes)
    }
    let style = try #require(reader.entries.first { $0.name == "de-linde/stijl.css" })
    #expect(try reader.bytes(of: style) == page(30_000, "kleur"))
  }

  @Test func sharedFilesAreCompressedAndThoseThatAreAlreadyAreNot() throws {
    let shared = try Self.writer().bytes(folder: "x", own: [])
    // The photograph of over 9 KB is stored as it is; the rest of the 59 KB is compressed.
    #expect(shared.count > page(9000).count && shared.count < page(9000).count + 20_000)
    let noise = (0..<1000).map { _ in UInt8.random(in: 0...255) }
    let entries = try SharedEntries([
      ZipEntry(name: "ruis.txt", bytes: noise), entry("x.html", String(repeating: "a", count: 99)),
    ])
    guard case .stored = entries.entries[0].form, case .deflated(99, _) = entries.entries[1].form else {
      Issue.record("not stored, or not compressed")
      return
    }
  }

  @Test func theSameInputGivesTheSameBytesInAnyOrder() throws {
    let writer = try Self.writer()
    let bytes = try writer.bytes(folder: "a", own: Self.own)
    #expect(try writer.bytes(folder: "a", own: Self.own.reversed()) == bytes)
    #expect(try writer.bytes(folder: "a/", own: Self.own) == bytes)
    #expect(try writer.bytes(folder: "b", own: Self.own) != bytes)
  }

  /// In São Paulo and Beirut clocks skipped midnight on these days.
  @Test func theTimeZoneDoesNotMatter() async {
    await #expect(processExitsWith: .success) {
      let dates = [(2018, 11, 4), (2023, 3, 26), (1980, 1, 1), (2107, 12, 31)]
      for (year, month, day) in dates {
        let date = try #require(ZipDate(year: year, month: month, day: day))
        var all: Set<[UInt8]> = []
        for zone in ["UTC", "America/Sao_Paulo", "Asia/Beirut", "Pacific/Kiritimati", "Pacific/Niue"] {
          setenv("TZ", zone, 1)
          tzset()
          let writer = try ZipWriter(shared: SharedEntries([entry("gedeeld.html")]), date: date)
          all.insert(try writer.bytes(folder: "x", own: [entry("eigen.html")]))
        }
        try #require(all.count == 1)
        let place = try Place()
        let path = try place.file(try #require(all.first))
        let script = "import sys,zipfile; print({i.date_time for i in zipfile.ZipFile(sys.argv[1]).infolist()})"
        try #require(try run("python3", "-c", script, path).output == "{(\(year), \(month), \(day), 0, 0, 0)}\n")
      }
    }
  }

  @Test func severalThreadsMayWriteAtOnce() async throws {
    let writer = try Self.writer()
    let expected = try (0..<8).map { try writer.bytes(folder: "school-\($0)", own: Self.own) }
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for task in 0..<64 {
        group.addTask { try writer.bytes(folder: "school-\(task % 8)", own: Self.own) == expected[task % 8] }
      }
      for try await same in group { #expect(same) }
    }
  }

  @Test(arguments: [
    "/a", "../a", "a/../b", "a//b", "a\\b", "C:a", "a\0b", "", "a/", "stijl.CSS", "a/b", "stijl.css/x", "a\u{7F}",
  ])
  func aNameThatIsNotSafeIsRefused(name: String) throws {
    let writer = try Self.writer()
    #expect(throws: ZipError.self) { try writer.bytes(folder: "x", own: [entry(name)]) }
    #expect(throws: ZipError.self) { try SharedEntries([entry("stijl.css"), entry("a/b/c"), entry(name)]) }
    #expect(throws: ZipError.self) { try writer.bytes(folder: "../x", own: []) }
  }

  @Test func aZipWithoutFilesIsRefused() throws {
    let writer = try ZipWriter()
    #expect(throws: ZipError(path: "x", reason: "has no files")) { try writer.bytes(folder: "x", own: []) }
  }

  @Test func onlyDaysInTheCalendarAreDates() {
    #expect(ZipDate(year: 2024, month: 2, day: 29)?.dos == 22621)
    for (year, month, day) in [
      (2023, 2, 29), (1979, 1, 1), (2108, 1, 1), (2024, 13, 1), (2024, 4, 31), (2024, 1, 0), (2100, 2, 29),
    ] {
      #expect(ZipDate(year: year, month: month, day: day) == nil)
    }
  }

  // MARK: Other programs

  @Test(.enabled(if: has("unzip"))) func unzipMakesReadableFiles() throws {
    let place = try Place()
    let path = try place.file(Self.writer().bytes(folder: "de-linde", own: Self.own))
    #expect(try run("unzip", "-tq", path).succeeded)
    #expect(try run("env", "LC_ALL=C.UTF-8", "unzip", "-q", path, "-d", place.path).succeeded)
    let file = "\(place.path)/de-linde/Één ding.txt"
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "é")
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    // The other permissions depend on the mask of whoever unpacks.
    #expect(mode.map { $0 & 0o600 } == 0o600)
    #expect(try run("unzip", "-Z", path).output.contains("-rw-r--r--"))
  }

  @Test(.enabled(if: has("python3"))) func pythonReadsIt() throws {
    let place = try Place()
    let path = try place.file(Self.writer().bytes(folder: "de-linde", own: Self.own))
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      for i in z.infolist():
          assert i.date_time == (2025, 3, 9, 0, 0, 0) and i.external_attr >> 16 == 0o100644 and i.create_system == 3
          assert i.extra == b'' and i.flag_bits & 0x800 == (0 if i.filename.isascii() else 0x800)
      print(z.read('de-linde/Één ding.txt').decode(), len(z.namelist()))
      """
    #expect(try run("env", "PYTHONIOENCODING=utf-8", "python3", "-c", script, path).output == "é 10\n")
  }

  @Test(.enabled(if: has("bsdtar"))) func bsdtarReadsIt() throws {
    let place = try Place()
    let path = try place.file(Self.writer().bytes(folder: "de-linde", own: Self.own))
    #expect(try run("bsdtar", "-xOf", path, "de-linde/stijl.css").output.utf8.elementsEqual(page(30_000, "kleur")))
    #expect(try run("env", "LC_ALL=C.UTF-8", "bsdtar", "-tf", path).output.split(separator: "\n").count == 10)
  }
}

@Suite struct PieceTests {
  @Test func aFileOfPiecesIsWhatTheyWere() throws {
    let parts = [
      page(20_000), [], Array("<b>één</b>".utf8), page(70_000, "deel"), (0..<5000).map { _ in UInt8.random(in: 0...255) },
    ]
    for level in [1, 6, 9] {
      let entry = ZipEntry(name: "a/b.html", pieces: parts.map { Piece($0, level: level) })
      let place = try Place()
      let writer = ZipWriter(shared: try SharedEntries([]), date: try #require(ZipDate(year: 2026, month: 11, day: 24)))
      let path = try place.file(try writer.bytes(folder: "x", own: [entry], comment: "wat het is"))
      let reader = try ZipReader(path, limits: .some)
      #expect(try reader.bytes(of: try #require(reader.entries.first)) == parts.flatMap(\.self))
      if has("unzip") { #expect(try run("unzip", "-t", path).succeeded) }
      #expect(try Data(contentsOf: URL(filePath: path)).suffix(10) == Data("wat het is".utf8))
    }
  }
}
