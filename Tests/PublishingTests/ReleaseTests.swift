import Content
import Diagnostics
import Foundation
import Markdown
import Model
import Platform
import SiteIndex
import TestSupport
import Testing

@testable import Publishing

/// Releases of a small site for two schools.
@Suite struct ReleaseTests: Releasing {
  let folder: TemporaryFolder
  private let content: ContentFolder
  let key: String

  init() throws {
    folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(CopyTests.schools))
    key = try Self.makeKey(in: folder)
    content = ContentFolder(path: folder("content"))
  }

  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test func aReleaseIsNumberedAndSaysWhatChanged() throws {
    let first = try release()
    #expect(first.release == Release(number: 1, day: try day("2026-12-01"), changes: nil) && first.isNew && first.made == 2)
    let before = try folder.tree("release")
    #expect(
      before.keys.filter { !$0.hasPrefix("vormgeving/") }.sorted() == [
        "SHA256SUMS", "SHA256SUMS.sig", "allowed_signers", "de-eik.zip", "de-linde.zip", "index.html", "releases.json",
      ])
    // Nothing changed: no next release, on another day neither.
    let again = try release(on: 2)
    #expect(again.release == first.release && !again.isNew && again.unchanged == 2)
    #expect(try folder.tree("release") == before)

    let second = try release(
      Self.page + "-- problems/eten/ouder.md --\n---\nsummary: Aan tafel.\n---\nAndere tekst.\n", on: 5)
    #expect(second.made == 2 && second.release?.number == 2)
    let changes = try #require(second.release?.changes)
    #expect(changes.since == 1 && changes.new.map(\.address) == ["nieuw.html"] && changes.gone == [])
    #expect(changes.changed.map(\.address) == ["problemen/eten/ouder.html"])
    let facts = try CopyFolder(path: folder("release/de-linde.zip")).facts
    #expect(facts.release == 2 && facts.day == "2026-12-05")
    let copy = try unpack("release/de-linde.zip")
    let school = try String(contentsOfFile: "\(copy)/onze-school.html", encoding: .utf8)
    #expect(school.contains("Kopie van Tips, uitgave 2 van 5 december 2026 (\(facts.version))."))
    #expect(
      school.contains("Wat er anders is dan in uitgave 1") && school.contains("<a href=\"nieuw.html\">Nieuwe bladzijde</a>"))
    #expect(try String(contentsOfFile: "\(copy)/LEESMIJ.txt", encoding: .utf8).contains("Uitgave 2 van 5 december 2026"))
    #expect(
      try String(contentsOfFile: "\(copy)/problemen/eten/ouder.html", encoding: .utf8).contains("uitgave 2 van 5 december 2026"))

    // The page is gone again, and a school has another name: that is nothing that readers of all schools see.
    let third = try release("-- schools/de-eik.yml --\nname: De Oude Eik\n", on: 6)
    #expect(third.release?.changes?.gone.map(\.title) == ["Nieuwe bladzijde"] && third.release?.number == 3)
    // Who skipped a release sees what that changed too; what is gone since is no link.
    for file in ["\(try unpack("release/de-linde.zip"))/onze-school.html", folder("release/index.html")] {
      let page = try String(contentsOfFile: file, encoding: .utf8), parts = page.split(separator: "Eerdere uitgaven")
      #expect(
        parts.count == 2 && parts[0].contains("Wat er anders is dan in uitgave 2")
          && parts[0].contains("<li>Nieuwe bladzijde</li>"))
      #expect(
        parts.last?.contains("Uitgave 2 van 5 december 2026") == true && page.contains("problemen/eten/ouder.html\">"),
        "\(page)")
      #expect(!page.contains("nieuw.html"), "\(file)")
    }
    let record = try #require(ReleaseRecord(Files.read(folder("release/releases.json"))))
    #expect(record.releases.map(\.number) == [3, 2, 1] && record.releases[1] == second.release)
    #expect(try record.bytes == Files.read(folder("release/releases.json")))
    for copy in record.copies {
      let bytes = try Files.read(folder("release/\(copy.zip)"))
      let version = try CopyFolder(path: folder("release/\(copy.zip)")).facts.version
      #expect(copy.size == bytes.count && copy.version == version)
    }
    #expect(try Command.shell("cd release && sha256sum --check --quiet SHA256SUMS", in: folder).status == 0)
  }

  /// A text that only moved is neither new nor gone, and what pages say around a text is no part of it.
  @Test func onlyTextsChange() throws {
    try release(Self.page)
    let moved = try release(Self.page.replacing("pages/nieuw.md", with: "pages/ergens.md"))
    #expect(moved.release?.changes?.isEmpty == true && moved.release?.number == 2)
    let settings = try #require(try Fixtures.base().text("site.yml")).replacing("title: Tips", with: "title: Andere tips")
    let same = Self.page.replacing("pages/nieuw.md", with: "pages/ergens.md")
    #expect(try release("\(same)-- site.yml --\n\(settings)").release?.changes?.isEmpty == true)
    let school = try String(contentsOfFile: "\(unpack("release/de-eik.zip"))/onze-school.html", encoding: .utf8)
    #expect(school.contains("De teksten zijn dezelfde als in uitgave 2."))
  }

  /// Each thing that an editor writes for readers, and the pages on which it is said to have changed.
  @Test(arguments: [
    ("problems/eten/index.md", "title: Slecht eten", "title: Samen eten", "problemen/eten/"),
    ("pages/over.md", "Tot ziens.", "Dag.", "over.html"),
    ("evenings/avond.md", "what: Welkom", "what: Begin", "ouderavonden/avond"),
    ("evenings/avond.md", "minutes: 10", "minutes: 15", "ouderavonden/avond"),
    ("directory/judo.yml", "title: Judo De Mat", "title: Judo De Vloer", "hulpmiddelen/hulp.html"),
    ("help.md", "title: Gevaar", "title: Nu hulp", "zoeken.html#page_help"),
    ("help.md", "Breng het kind", "Blijf bij het kind", "zoeken.html#page_help"),
    ("help.md", "0800-2000", "0800-2001", "zoeken.html#page_help"), ("help.md", "113", "112", "zoeken.html#page_help"),
    ("help.md", "Om raad.", "Voor raad.", "zoeken.html#page_help"),
    ("help.md", "dag en nacht", "overdag", "zoeken.html#page_help"),
    ("help.md", "raad.example", "hulp.example", "zoeken.html#page_help"),
    ("sources.yml", "title: Over slapen", "title: Over dromen", "bronnen.html"),
    ("sources.yml", "year: 2020", "year: 2021", "bronnen.html"),
    ("sources.yml", "org/krant", "org/dagblad", "bronnen.html"),
  ]) func whatAnEditorWritesIsInTheList(file: String, from: String, to: String, page: String) throws {
    let site = try Fixtures.base().with(CopyTests.schools + Self.help)
    let text = try #require(site.text(file), "there is no \(file)")
    let other = text.replacing(from, with: to, maxReplacements: 1)
    #expect(other != text, "\(file) does not say “\(from)”")
    try release(Self.help)
    let changes = try #require(try release("\(Self.help)-- \(file) --\n\(other)").release?.changes)
    #expect(changes.new == [] && changes.gone == [] && !changes.changed.isEmpty)
    for text in changes.changed { #expect(text.address.hasPrefix(page), "\(file): \(text.address)") }
  }

  private static let help = """
    -- help.md --
    ---
    title: Gevaar
    numbers:
      - {id: raad, name: Raad, phone: 0800-2000, also: "113", for: Om raad., hours: dag en nacht, url: "https://raad.example/"}
    asked_as: [slaan]
    ---
    Breng het kind in veiligheid.

    """

  /// Whatever the kind: each word that an editor wrote in an item's front matter counts on one of its pages.
  @Test func noWordIsForgotten() throws {
    // Names, and what no page says in these words.
    let skipped: Set<String> = [
      "slug", "id", "file", "by", "askedAs", "icon", "language", "forms", "audience", "related", "problems", "lessons", "problem",
      "category",
    ]
    func strings(_ value: Any, _ label: String?) -> [(label: String, text: String)] {
      if let label, skipped.contains(label) { return [] }
      if let text = value as? String { return [(label ?? "", text)] }
      if value is Document || value is Publication || value is Location || value is Review || value is Located<Reference> {
        return []
      }
      let mirror = Mirror(reflecting: value)
      if mirror.displayStyle == .dictionary {
        return mirror.children.flatMap { strings(Array(Mirror(reflecting: $0.value).children)[1].value, label) }
      }
      return mirror.children.flatMap { strings($0.value, $0.label.map { $0.hasPrefix(".") ? (label ?? $0) : $0 } ?? label) }
    }
    for content in [content, ContentFolder(path: "\(Fixtures.repository)/content")] {
      let catalog = try #require(Catalog(content.load(today: Fixtures.today).0))
      var count = 0
      for (item, range) in zip(catalog.items, catalog.itemRoutes) {
        let routes = catalog.routes[range].filter { $0.role == .text }
        let words = Set(routes.flatMap { ReleasedTexts.words(of: $0, from: item, in: catalog) })
        let all = words.joined(separator: "\n")
        for (label, text) in strings(item, nil) where !text.isEmpty {
          count += 1
          #expect(all.contains(text), "\(item.file): “\(text)” (\(label)) may change unseen")
        }
      }
      #expect(count > 90)
    }
  }

  @Test func twoReleasesOfTheSameAreEqual() throws {
    for output in ["one", "other"] {
      for change in ["", Self.page] { try release(change, to: output) }
    }
    #expect(try folder.tree("one") == folder.tree("other"))
  }

  @Test func nothingIsReleasedWithAnErrorInAnySchool() throws {
    try release()
    let before = try folder.tree("release")
    let result = try release(Self.page + "-- schools/de-es.yml --\nnaam: De Es\n")
    #expect(result.release == nil && result.findings.hasErrors)
    #expect(try folder.tree("release") == before)
  }

  @Test func zipsOfSchoolsThatAreGoneAreNamed() throws {
    try release("-- schools/de-es.yml --\nname: De Es\n")
    #expect(try release().gone == ["de-es.zip"] && Files.kind(folder("release/de-es.zip")) == .file)
    let sums = String(decoding: try Files.read(folder("release/SHA256SUMS")), as: UTF8.self)
    #expect(!sums.contains("de-es.zip"))
    #expect(try release { $0.prunes = true }.gone == ["de-es.zip"] && Files.kind(folder("release/de-es.zip")) == nil)
    #expect(try release().gone == [])
  }

  @Test func theListForAMailingIsSafe() throws {
    try release("-- schools/de-es.yml --\nname: '=1+1; \"Es\"'\nurl: https://es.example/\nhosted_at: https://es.example/tips/\n")
    let text = String(decoding: try Files.read(folder("mailing.csv")), as: UTF8.self)
    let rows = text.split(separator: "\r\n")
    #expect(rows.count == 4 && rows[0] == "\u{FEFF}\"school\";\"e-mail\";\"address\";\"zip\";\"version\"")
    #expect(rows[3].hasPrefix("\"De Linde & Co\";\"info@linde.example\";\"\";\"de-linde.zip\";\""))
    #expect(rows[2].hasPrefix("\"'=1+1; \"\"Es\"\"\";\"\";\"https://es.example/tips/\";\"de-es.zip\";\""))
    #expect(try Files.list(folder("release")).allSatisfy { !$0.hasSuffix(".csv") })
  }

  @Test func whatIsNotToBeIsRefused() throws {
    try release()
    // Without the key, or with another.
    #expect(throws: BuildError.self) { try release(Self.page, signed: false) }
    _ = try ReleaseKeys.make(folder("keys/other"))
    #expect(throws: BuildError.self) { try release(Self.page) { $0.key = folder("keys/other") } }
    #expect(throws: BuildError.self) { try release(Self.page, on: 0) }
    #expect(try release(Self.page) { ($0.key, $0.allowsOtherKey) = (folder("keys/other"), true) }.release?.number == 2)
    // A copy of no release would take the place of one of a release.
    let pack = Copies(content: content, today: Fixtures.today, choice: Copies.Choice(), volumes: nil)
    #expect(throws: BuildError.self) { try pack.write(to: folder("release")) { _, _ in } }
    // The addresses of mail would be published, or lie among the texts.
    for place in ["release/mailing.csv", "content/mailing.csv"] {
      let make = Releases(content: content, today: Fixtures.today, choice: Releases.Choice(), volumes: nil)
      #expect(throws: BuildError.self) { try make.write(to: folder("release"), mailing: folder(place)) { _, _ in } }
    }
    // A list that is spoilt; a folder of others.
    try Files.write([1], to: folder("release/releases.json"))
    #expect(throws: BuildError.self) { try release() }
    try Files.makeFolder(folder("elders"))
    try Files.write([1], to: folder("elders/iets.txt"))
    #expect(throws: BuildError.self) { try release(to: "elders") }
    #expect(try Files.list(folder("elders")) == ["iets.txt"])
  }

  @Test func aKeyIsKeptWhereNobodyElseReadsIt() throws {
    #expect(Files.mode(key) == 0o600)
    for place in ["content/key", "content/schools/key", "release/key"] {
      try release()
      #expect(throws: BuildError.self) { try ReleaseKeys.make(folder(place)) }
      #expect(Files.kind(folder(place)) == nil)
      try Files.write(try Files.read(key), to: folder(place))
      try Files.setMode(of: folder(place), to: 0o600)
      #expect(throws: BuildError.self) { try release { $0.key = folder(place) } }
      try Files.remove(folder(place))
    }
    #expect(throws: BuildError.self) { try ReleaseKeys.make(key) }
    try Files.setMode(of: key, to: 0o644)
    let error = #expect(throws: BuildError.self) { try release() }
    // What the hint says is right.
    let text = error.map { "\($0)" } ?? ""
    let hint = try #require(text.firstMatch(of: /run “(chmod [^”]+)”/)).output.1
    #expect(try Command.shell(String(hint), in: folder).status == 0)
    try release()
    #expect(throws: BuildError.self) { try release { $0.key = "\(key).pub" } }
  }

  /// Any system with OpenSSH accepts a copy, and only as it is.
  @Test func sshKeygenAcceptsACopy() throws {
    try release()
    for (place, kind) in [(try unpack("release/de-linde.zip"), "release"), (folder("release"), "releases")] {
      let name = "tweeluik-\(kind)@example.org/tips"
      let verify = "ssh-keygen -Y verify -f allowed_signers -I \(name) -n \(name) -s SHA256SUMS.sig < SHA256SUMS"
      let command = "cd '\(place)' && \(verify)"
      #expect(try Command.shell(command, in: folder).status == 0)
      try Files.write(try Files.read("\(place)/SHA256SUMS") + [0x0A], to: "\(place)/SHA256SUMS")
      #expect(try Command.shell(command, in: folder).status != 0)
    }
  }
}
