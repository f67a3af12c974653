import Content
import Diagnostics
import Foundation
import Model
import TestSupport
import Testing

/// The files of the small site, of every kind, with a school: what can go wrong in one of them is tried in all.
private struct Files {
  static let school = """
    -- schools/de-linde.yml --
    name: De Linde
    address: Laan 1
    url: https://linde.example
    email: post@linde.example
    phone: 036-5489405
    contacts:
      - role: Directeur
        name: M. Jansen
        email: jansen@linde.example
        phone: 036-5489406
    evenings:
      - title: Avond
        date: 2027-01-20
        start: 19:30
        minutes: 90
    directory:
      - title: Zwemclub
        summary: Leren zwemmen.
        category: sport
        region: Noord
        email: post@zwemclub.example
        url: https://zwemclub.example

    """
  let folder: TemporaryFolder
  let site: SmallSite

  init() throws {
    folder = try TemporaryFolder()
    site = try Fixtures.base().with(Files.school)
    try folder.put(site)
  }

  /// The lines of each file that is read, with the range of those that are YAML.
  var all: [(file: String, lines: [String], yaml: Range<Int>)] {
    site.files.keys.sorted().compactMap { file in
      guard let text = site.text(file) else { return nil }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let end = file.hasSuffix(".md") ? lines.dropFirst().firstIndex(of: "---") ?? 0 : lines.count
      return (file, lines, (file.hasSuffix(".md") ? 1 : 0)..<end)
    }
  }

  /// The findings about one file if it had other lines.
  func findings(_ file: String, _ lines: [String]) -> [Diagnostic] {
    let content = ContentFolder(path: folder("content")).with([file: Array(lines.joined(separator: "\n").utf8)])
    if file.hasPrefix("schools/") {
      let audiences = content.load(today: Fixtures.today).0.settings?.audiences ?? []
      return content.school("de-linde", audiences: audiences, today: Fixtures.today).findings.sortedAndUnique()
    }
    return content.load(today: Fixtures.today).1.filter { $0.location.file == file }.sortedAndUnique()
  }
}

/// Splits a line `key: value` whose value is plain, without quotation marks, brackets or braces.
private func split(_ line: String) -> (key: String, value: String)? {
  line.wholeMatch(of: /(\s*(?:- )?[a-z_]+: )([^\[{|>"' ].*)/).map { (String($0.1), String($0.2)) }
}

@Suite struct ValueTests {
  private struct Kind: Sendable {
    let name: String
    let isOne: @Sendable (String) -> Bool
    let bad: [String]
  }

  private static let kinds = [
    Kind(name: "ages", isOne: { $0.wholeMatch(of: /[0-9]+-[0-9]{2}/) != nil }, bad: ["12-4", "vier", "4", "4-120"]),
    Kind(name: "day", isOne: { Day($0) != nil }, bad: ["2026-02-30", "1-9-2026", "morgen", "2026-13-01", "20260101"]),
    Kind(name: "time", isOne: { ClockTime($0) != nil }, bad: ["25:00", "half acht", "19.30", "1930", "19:60"]),
    Kind(
      name: "mail", isOne: { MailAddress($0) != nil },
      bad: ["post", "a@b", "a b@c.nl", "mailto:a@b.nl", "https://a.nl", "a@b.nl,"]),
    Kind(
      name: "web", isOne: { WebAddress($0) != nil },
      bad: ["example.org", "https://", "https://http:/a.nl", "https://post@a.nl", "https://a b.nl", "javascript:x", "https://a"]),
    Kind(
      name: "phone", isOne: { PhoneNumber($0) != nil && $0.contains("-") },
      bad: ["0300", "12", "bel ons", "036-54894o5", "tel:112", "036/5489405"]),
  ]

  /// Wherever a value has a form of its own, a value of another form is found there, and nowhere else.
  @Test func aValueIsJudgedWhereverItStands() throws {
    let files = try Files()
    var places: [String: Int] = [:]
    for (file, lines, yaml) in files.all {
      for index in yaml {
        let match = lines[index].wholeMatch(of: /(\s*(?:- )?[a-z_]+: )"?([^"\[]+)"?/)
        guard let match, let kind = Self.kinds.first(where: { $0.isOne(String(match.2)) }) else { continue }
        places[kind.name, default: 0] += 1
        // Unless in a full run, some bad values in each place, others in the next.
        for (number, bad) in kind.bad.enumerated() where Effort.isFull || (number + index + Effort.share) % 3 == 0 {
          var changed = lines
          changed[index] = "\(match.1)\"\(bad)\""
          let found = files.findings(file, changed)
          #expect(found.map(\.location.line) == [index + 1], "\(file): \(changed[index])")
          #expect(found.first?.message.contains(bad) == true)
        }
      }
    }
    // Each form occurs in files of several kinds.
    #expect(places == ["ages": 4, "day": 5, "time": 3, "mail": 5, "web": 5, "phone": 3])
  }
}

@Suite struct YAMLTests {
  /// Whatever goes wrong in one value is found on its line, in every file and at every key.
  @Test(arguments: [
    ("'s Avonds eten", DiagnosticID.yamlSyntax), ("\"een\" en twee", .yamlSyntax), ("\"een en twee", .yamlSyntax),
    ("Let op: eten", .yamlSyntax), ("@een", .yamlSyntax), ("%een", .yamlSyntax), ("[een] twee", .yamlSyntax),
    ("*een*", .yamlSyntax),
    ("!een twee", .yamlTag), ("&een twee", .yamlTag), ("een # twee", .yamlComment), ("een\u{202E}twee", .badValue),
    ("\u{200B}", .badValue),
  ])
  func aSlipIsFoundOnItsLine(value: String, id: DiagnosticID) throws {
    let files = try Files()
    for (file, lines, yaml) in files.all {
      for index in yaml {
        // Trying each typo on each line would take too long: each typo is tried on some of the lines, and each line with some
        // of the typos.
        let turn = index + value.unicodeScalars.count
        guard let (key, _) = split(lines[index]), (turn + Effort.share) % (Effort.isFull ? 4 : 32) == 0 else { continue }
        var changed = lines
        changed[index] = key + value
        let found = files.findings(file, changed).filter { $0.id == id && $0.location.line == index + 1 }
        #expect(found.count == 1, "\(file): \(changed[index])")
        // Its range covers every word that would be lost.
        guard let place = found.first?.location, id != .badValue else { continue }
        let end = changed[index].unicodeScalars.count
        #expect(place.column + place.length - 1 == end, "\(file): \(changed[index])")
        #expect(id == .yamlComment || place.column == key.unicodeScalars.count + 1)
      }
    }
  }

  /// Does what a hint says to write, or how far it says to indent; then nothing of the kind is found any more.
  @Test(arguments: [
    "title: 's Avonds eten", "title: 's Avonds in 's-Hertogenbosch", "title: 't Kan \"zo\"", "title: \"een\" en twee",
    "title: 'een' en twee",
    "title: \"Een titel", "title: 'Een titel", "title: Let op: eten", "title: Zeg \"dag\": nu", "title: @school", "title: `code`",
    "title: %5",
    "title: *Let* op", "title: !Let op", "title: &een twee", "title: > 5 jaar", "title: |Let op", "title: [Let op] eten",
    "title: ? wat",
    "title: \"a\\school\"", "title:Eten", " title: Eten", "title: ]", "title: , en", "title: #samen", "title: {een} twee",
    "title: 'k Heb: 'n huis", "title: - Let op", "title: **Let op**", "title: **Let** op: eten", "title: [Let op", "title: # Kop",
    "title: ![een](b.svg)", "title: [een](page:over) twee", "title: `a` **b", "title: *een", "title: {een twee",
    "title: -vijf: zes",
  ])
  func aHintIsFollowed(line: String) throws {
    let files = try Files(), file = "pages/over.md"
    var lines = ["---", "summary: Foto's van \"ons\".", line, "reviewed:", "  by: Wij", "  on: 2026-10-01", "---", "Tekst.", ""]
    let found = try #require(files.findings(file, lines).first { $0.location.line == 3 && $0.hint != nil }),
      hint = found.hint ?? ""
    if let written = hint.firstMatch(of: /write “(.*)”$/) {
      var scalars = Array(lines[2].unicodeScalars)
      let start = found.location.column - 1
      scalars.replaceSubrange(start..<(start + found.location.length), with: Array(String(written.1).unicodeScalars))
      lines[2] = String(String.UnicodeScalarView(scalars))
    } else {
      try #require(hint == "indent it with no spaces")
      lines[2] = line.trimmingCharacters(in: .whitespaces)
    }
    #expect(files.findings(file, lines).isEmpty, "\(lines[2])")
  }

  /// A file that holds two versions is one finding, wherever the marks of the merge conflict are; so is a file that holds
  /// nothing.
  @Test func aFileThatCanNotBeIsOneFinding() throws {
    let files = try Files()
    for (number, (file, lines, yaml)) in files.all.enumerated() {
      let places = [0, yaml.upperBound / 2, yaml.upperBound, lines.count - 1]
      for line in Effort.isFull ? Set(places) : [places[(number + Effort.share) % 4]] {
        var changed = lines
        changed.insert("<<<<<<< HEAD", at: line)
        #expect(files.findings(file, changed).map(\.id) == [.mergeConflict], "\(file):\(line)")
      }
      for nothing in [[], ["# noot", ""]] { #expect(files.findings(file, nothing).count == 1, "\(file)") }
    }
  }

  /// A comment on a line of its own changes nothing, wherever it is between keys; unless in a full run, before all keys of a file at once.
  @Test func aNoteIsNoFinding() throws {
    let files = try Files()
    for (file, lines, yaml) in files.all {
      let places = yaml.filter { split(lines[$0]) != nil }
      for indexes in Effort.isFull ? places.map({ [$0] }) + [places] : [places] {
        var changed = lines
        for index in indexes.reversed() { changed.insert(lines[index].prefix { $0 == " " } + "# noot: 's 'avonds", at: index) }
        #expect(files.findings(file, changed).isEmpty, "\(file): \(indexes.map { lines[$0] })")
      }
    }
  }

  /// A value of one line becomes one line, however it was written.
  @Test(arguments: ["title: >\n  Over\n  ons", "title: |\n  Over\n\n  ons", "title: Over\n  ons", "title: \"  Over\n\n  ons \""])
  func aTitleIsOneLine(yaml: String) throws {
    let files = try Files()
    let content = ContentFolder(path: files.folder("content")).with([
      "pages/over.md": Array("---\n\(yaml)\nsummary: Wie.\n---\nX.\n".utf8)
    ])
    #expect(content.load(today: Fixtures.today).0.pages.first { $0.slug == "over" }?.title == "Over ons")
  }
}
