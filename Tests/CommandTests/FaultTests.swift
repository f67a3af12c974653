import Foundation
import Platform
import TestSupport
import Testing

/// Faults that were found in the finished tool. Each is a folder in `Tests/Fixtures/faults`, laid over the small site; what
/// must come of it is said here.
@Suite struct FaultTests {
  typealias Judge = @Sendable (Fault) throws -> Void

  static let faults: [String: Judge] = sites.merging(findings) { $1 }.merging(spreadsheets) { $1 }.merging(logos) { $1 }
    .merging(copies) { $1 }.merging(previews) { $1 }

  @Test(arguments: faults.keys.sorted()) func aFaultDoesNotComeBack(name: String) throws {
    let judge = try #require(Self.faults[name])
    try judge(Fault(name))
  }

  /// A folder that no test judges would test nothing.
  @Test func everyFaultIsJudged() throws {
    let folders = try Files.list(Fault.all)
    #expect(folders.count > 20 && Set(folders).isSubset(of: Self.faults.keys))
  }

  // MARK: - What is built

  private static let sites: [String: Judge] = [
    "base-url-double-slash": { fault throws in
      #expect(try fault.run("build").status == 1)
      #expect(try fault.says(at: "site.yml:"))
    },
    "ics-no-length": { fault throws in
      try fault.builds()
      let calendar = fault.file("site/ouderavonden/avond.ics")
      let (start, end) = try (#require(calendar.time("DTSTART")), #require(calendar.time("DTEND")))
      #expect(end.timeIntervalSince(start) == 3600, "\(calendar)")
    },
    "yaml-block-title": { fault throws in
      try fault.builds()
      #expect(fault.file("site/ouderavonden/avond.ics").contains("SUMMARY:Een avond over eten\r\n"))
      #expect(fault.file("site/ouderavonden/avond.html").contains("<title>Een avond over eten"))
    },
    "search-hyphen-joined": { fault throws in
      try fault.builds()
      let files = try Files.list(fault.folder("site/zoeken"))
      let words = try IndexReader(files.map { ($0, try Files.read(fault.folder("site/zoeken/\($0)"))) }).words.map(\.word)
      #expect(words.contains("slapen") && words.contains("timeout"), "\(words)")
    },
    "term-decomposed": { fault throws in
      try fault.builds()
      #expect(fault.file("site/problemen/eten/ouder.html").contains("begrippen.html#coordinator"), "\(fault.tree)")
    },
  ]

  // MARK: - What is found

  private static let findings: [String: Judge] = [
    "md-agreement-markup": { fault throws in
      #expect(try fault.says(at: "problems/eten/index.md:8:"))
    },
    "md-almost-markdown": { fault throws in
      // Each mark that readers would see is reported on its line, with what was probably meant.
      for line in [4, 6, 8, 10, 13, 15, 17, 19, 22, 25] {
        #expect(try fault.says(at: "problems/eten/ouder.md:\(line):"), "no finding on line \(line)")
      }
    },
    "md-control-character": { fault throws in
      #expect(try fault.run("check").status == 1)
      #expect(try fault.says(at: "problems/eten/ouder.md:4:14: error: "))
    },
    "md-footnote": { fault throws in
      for line in [4, 6, 7] { #expect(try fault.says(at: "problems/eten/ouder.md:\(line):"), "no finding on line \(line)") }
      #expect(try fault.run("check").error.contains("source:"), "the hint says what to write")
    },
    "md-reference-place": { fault throws in
      #expect(try fault.says(at: "problems/eten/ouder.md:8:8: "))
    },
    "picture-svg-script": { fault throws in
      #expect(try fault.run("build").status == 1)
      #expect(try fault.says(at: "problems/eten/plaat.svg:1:"))
    },
    "yaml-apostrophe-first": { fault throws in
      let result = try fault.run("check")
      #expect(result.error.contains("content/problems/eten/index.md:2:8: error: "))
      #expect(result.error.contains("write “\"'s Avonds eten\"”") && result.error.hasSuffix("\n1 error\n"), "\(result.error)")
    },
    "yaml-tab": { fault throws in
      let result = try fault.run("check")
      #expect(result.error.contains("content/problems/eten/index.md:6:1: error: "), "\(result.error)")
      #expect(result.error.contains(/hint: .*spaces/) && !result.error.contains("special character"))
    },
    "yaml-tag-eats-word": { fault throws in
      #expect(try fault.says(at: "problems/eten/index.md:2:8: "))
      #expect(try fault.run("check").error.contains("write “\"!Let op bij eten\"”"))
    },
    "yaml-hash-colour": { fault throws in
      let result = try fault.run("pack", "--all", "--output", "copies")
      #expect(result.error.contains("content/schools/de-linde.yml:2:") && result.error.contains("\"#1f7a3d\""), "\(result.error)")
    },
  ]

  // MARK: - Spreadsheets

  private static let spreadsheets: [String: Judge] = [
    "csv-excel-error-as-name": { fault throws in
      let result = try fault.imports(status: 1)
      for row in [2, 3, 4] { #expect(result.error.contains("rij \(row), kolom A: fout: "), "\(result.error)") }
      #expect(fault.schools == [])
    },
    "csv-excel-sep-line": { fault throws in
      try fault.imports(status: 0)
      #expect(fault.schools == ["de-linde.yml"])
    },
    "csv-line-end-in-name": { fault throws in
      try fault.imports(status: 0)
      #expect(fault.file("content/schools/de-linde.yml").hasPrefix("name: \"De Linde\"\n"))
    },
    "csv-name-in-other-script": { fault throws in
      let result = try fault.imports(status: 1)
      #expect(result.error.contains("“map”") && !result.error.contains("geen naam\n"), "\(result.error)")
    },
    "csv-same-heading-twice": { fault throws in
      #expect(try fault.imports(status: 1).error.contains("rij 1, kolom C: fout: "))
      for other in ["naam;e-mail;mail\nDe Linde;a@b.nl;c@d.nl\n", "naam;plaats;school\nDe Linde;Ede;De Eik\n"] {
        try Files.write(Array(other.utf8), to: fault.folder("s.csv"))
        #expect(try fault.imports(status: 1).error.contains("rij 1, kolom C: fout: "))
      }
    },
    "csv-website-made-up": { fault throws in
      let result = try fault.imports(status: 1)
      for row in 2...5 { #expect(result.error.contains("rij \(row), kolom B: fout: "), "row \(row): \(result.error)") }
    },
    "slug-drops-letters": { fault throws in
      try fault.imports(status: 0)
      #expect(fault.schools == ["aegir-osten.yml", "ijsselschool.yml", "lodz.yml"])
    },
  ]

  // MARK: - Logos

  private static let logos: [String: Judge] = [
    "logo-illustrator": { fault throws in
      #expect(try fault.packs().status == 0)
    },
    "logo-jpg-media-type": { fault throws in
      let result = try fault.packs()
      #expect(result.status == 1 && !result.error.contains("outside the file"), "\(result.error)")
    },
    "logo-name-with-space": { fault throws in
      #expect(try fault.packs().status == 0)
    },
  ]

  // MARK: - Copies

  private static let copies: [String: Judge] = [
    "copy-apple-double": { fault throws in
      try fault.unpacks()
      try Files.write([0, 5, 0x16, 7], to: fault.folder("de-linde/._begin.html"))
      let verified = try fault.run("verify", "de-linde")
      #expect(verified.status == 0 && !verified.output.contains("added"), "\(verified.output)")
      #expect(try fault.run("update", "de-linde", "--from", "copies/de-linde.zip").status == 0)
      // Files whose names only look like those of a system count as added.
      try Files.write([0], to: fault.folder("de-linde/_begin.html"))
      #expect(try fault.run("verify", "de-linde").output.contains("added: _begin.html\n"))
    }
  ]

  // MARK: - The preview

  private static let previews: [String: Judge] = [
    "serve-folder-made-anew": { fault throws in
      let preview = try Preview(fault.folder)
      defer { preview.stop() }
      #expect(preview.shows("Geduld helpt"))
      try fault.shell("cp -r content k && rm -r content")
      // The address that the script in each page asks.
      let changes = "__tweeluik/changes?seen="
      #expect(preview.shows("there is no site.yml", on: changes), "the folder is gone, and the page does not say so")
      try fault.shell("cp -r k content && sed -i s/Geduld/Wachten/ content/problems/eten/ouder.md")
      #expect(preview.shows("Wachten helpt"))
      #expect(preview.shows("there is no site.yml", on: changes, isThere: false))
    },
    "serve-no-watches": { fault throws in
      let preview = try Preview(fault.folder, before: "echo 3 > /proc/sys/user/max_inotify_watches &&")
      defer { preview.stop() }
      #expect(preview.shows("Geduld helpt"))
      try fault.shell("sed -i s/Geduld/Wachten/ content/problems/eten/ouder.md")
      #expect(preview.shows("Wachten helpt"), "\(preview.said)")
    },
  ]
}

/// The small site with a fault's files over it, and its spreadsheet beside it.
struct Fault: Sendable {
  nonisolated(unsafe) let folder: TemporaryFolder

  init(_ name: String) throws {
    folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    // Some faults have no files: they are in what is done.
    if Files.isFolder("\(Self.all)/\(name)") { try shell("cp -r '\(Self.all)/\(name)/.' .") }
  }

  static let all = "\(Fixtures.repository)/Tests/Fixtures/faults"

  func run(_ command: String, _ arguments: String...) throws -> Command.Result {
    let day = ["check", "build", "pack", "schools"].contains(command)
    return try Command.run(command, arguments + (day ? ["--today", "\(Fixtures.today)"] : []), in: folder)
  }

  /// Whether there is a finding at a location.
  func says(at place: String) throws -> Bool { try run("check").error.contains("content/\(place)") }

  func builds() throws {
    let result = try run("build")
    #expect(result.status == 0, "\(result.error)")
  }

  func packs() throws -> Command.Result { try run("pack", "--all", "--output", "copies") }

  /// Packs the school's copy and unpacks it beside the content.
  func unpacks() throws {
    try Files.makeFolders(to: folder("content/schools"))
    try Files.write(Array("name: De Linde\n".utf8), to: folder("content/schools/de-linde.yml"))
    #expect(try packs().status == 0)
    try shell("python3 -m zipfile -e copies/de-linde.zip .")
  }

  @discardableResult func imports(status: Int32) throws -> Command.Result {
    let result = try run("schools", "import", "s.csv")
    #expect(result.status == status, "\(result.output)\(result.error)")
    return result
  }

  func file(_ path: String) -> String { (try? Files.read(folder(path))).map { String(decoding: $0, as: UTF8.self) } ?? "" }

  var tree: [String] { (try? folder.tree().keys.sorted()) ?? [] }

  var schools: [String] { (try? Files.list(folder("content/schools")))?.filter { $0.hasSuffix(".yml") }.sorted() ?? [] }

  /// Runs a line of shell in the folder.
  func shell(_ line: String) throws {
    #expect(try Command.shell(line, in: folder).status == 0, "\(line)")
  }
}

extension String {
  /// The time that a property of the calendar gives, in UTC.
  fileprivate func time(_ property: String) -> Date? {
    let pattern = "\(property):"
    guard let line = split(whereSeparator: \.isNewline).first(where: { $0.hasPrefix(pattern) }) else { return nil }
    return try? Date(
      String(line.dropFirst(pattern.count)),
      strategy: .iso8601.year().month().day().dateSeparator(.omitted)
        .time(includingFractionalSeconds: false).timeSeparator(.omitted))
  }
}
