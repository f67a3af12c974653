import Diagnostics
import Model
import TestSupport
import Testing

@testable import Content

@Suite struct ContentTests {
  private func load(_ change: String = "") throws -> (Library, [Diagnostic]) {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(change))
    return ContentFolder(path: folder("content")).load(today: Fixtures.today)
  }

  @Test func everythingThatIsWrittenIsLoaded() throws {
    let (library, findings) = try load()
    #expect(findings.isEmpty)
    let problem = try #require(library.problems.first { $0.slug == "slapen" })
    #expect(problem.title == "Slecht slapen" && problem.ages == 4...12 && problem.related.map(\.value) == ["eten"])
    #expect(problem.agreements.map(\.id) == ["vaste-tijd", "rustig-begin"])
    #expect(problem.agreements[0].by == "ouder" && problem.agreements[0].wording.count == 2)
    #expect(problem.review?.on.description == "2026-10-01")
    #expect(problem.views.map(\.audience) == ["ouder", "leerkracht"])
    let evening = try #require(library.evenings.first)
    #expect(evening.programme.duration == 60 && evening.materials.compactMap(\.words) == ["Koffie"])
    #expect(library.courses.first?.sessions.map(\.slug) == ["beginnen", "verder"])
    #expect(library.terms.first?.forms == ["rustig"])
    #expect(library.sources.map(\.citation) == ["De Krant", "Jansen, 2020"])
    #expect(library.pages.first { $0.slug == "lijst" }?.audience == "leerkracht")
    #expect(library.settings?.baseURL == "https://example.org/tips/")
  }

  /// In the address of a copy, what cannot stand there is encoded; what is encoded already stays, and a percent sign alone is one.
  @Test(arguments: [
    ("één(twee)", "%C3%A9%C3%A9n%28twee%29/"), ("%C3%A9%2f%28/tips", "%C3%A9%2f%28/tips/"), ("100%/a&b", "100%25/a%26b/"),
    ("5%2g", "5%252g/"), ("5%g2", "5%25g2/"), ("50%2", "50%252/"), ("50%", "50%25/"), ("a'b;c@d~e_f-g.h!", "a'b;c@d~e_f-g.h!/"),
  ])
  func theAddressOfACopyIsEncodedOnce(path: String, expected: String) throws {
    let folder = try TemporaryFolder()
    try folder.put(
      try Fixtures.base().with("-- schools/de-es.yml --\nname: De Es\nhosted_at: \"https://es.example/\(path)\"\n"))
    let content = ContentFolder(path: folder("content"))
    let audiences = content.load(today: Fixtures.today).0.settings?.audiences ?? []
    let read = content.school("de-es", audiences: audiences, today: Fixtures.today)
    #expect(read.findings.isEmpty && read.school?.hostedAt?.value.text == "https://es.example/\(expected)")
  }

  /// Texts are looked through eight bytes at a time: what is wrong is found wherever it stands, and nothing else is.
  @Test func whatIsNoUTF8IsFoundAtEveryPlace() throws {
    let wrong: [[UInt8]] = [
      [0x80], [0xC3], [0xC0, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0xC3, 0xA9, 0xA9],
    ]
    let right = ["é", "€", "😀", "é€", "عربي"].map { Array($0.utf8) }
    for before in 0..<10 {
      for (bytes, isRight) in wrong.map({ ($0, false) }) + right.map({ ($0, true) }) {
        for after in [0, 1, 9] {
          let text = [UInt8](repeating: 0x78, count: before) + bytes + [UInt8](repeating: 0x79, count: after)
          #expect((UTF8Check.firstInvalid(in: text) == nil) == isRight, "\(bytes) after \(before), before \(after)")
        }
      }
    }
  }

  @Test func aPublishersLogoIsAPictureOfTheContent() throws {
    let site = try Fixtures.text("base.txt").replacing("name: De Uitgever", with: "name: De Uitgever\n  logo: merk.svg")
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 20\"><path d=\"M0 0h8v8z\"/></svg>"
    let (library, findings) = try load("\(site)-- merk.svg --\n\(svg)\n")
    let publisher = try #require(library.settings?.publisher), logo = try #require(publisher.logo)
    #expect(findings.isEmpty && logo.path == "merk.svg" && logo.size == (80, 20) && publisher.about == "Wij maken tips.")
    #expect(library.assets.contains { $0.path == "merk.svg" })
    // What is wrong with it is said once.
    let (_, wrong) = try load("\(site)-- merk.svg --\n<svg/>\n")
    #expect(wrong.map(\.id) == [.badPicture])
  }

  @Test func anItemThatLacksItsWordsIsAnItemAllTheSame() throws {
    let head = "title: X\nsummary: X.\ndate: 2027-01-20\nplace: Y\nstart: \"19:30\"\nmaterials: []\ninvitation: Kom.\n"
    let (library, findings) = try load(
      "-- evenings/avond.md --\n---\n\(head)programme:\n  - minutes: 60\n    what:\n    how: Geef koffie.\n---\n")
    #expect(findings.map(\.id) == [.missingKey])
    #expect(library.evenings.first?.programme.items.map(\.how) == ["Geef koffie."])
  }

  @Test func titlesStandInTheOrderOfTheAlphabet() throws {
    let (library, _) = try load(
      "-- glossary/x.md --\n---\ntitle: één\nsummary: X.\n---\n-- glossary/a.md --\n---\ntitle: Zon\nsummary: X.\n---\n")
    #expect(library.terms.map(\.title) == ["één", "Rust", "Zon"])
  }

  @Test func theEditorSaysWhichProblemsComeFirst() throws {
    let (library, _) = try load()
    // By title it would be the other way round.
    #expect(library.problems.map(\.slug) == ["slapen", "eten"])
    let called = library.problems.map(\.called)
    #expect(called.map(\.name) == ["Ligt lang wakker", "Slecht eten"] && called.map(\.expert) == ["Slecht slapen", nil])
  }

  @Test func aTitleIsOfOneLineHoweverItIsWritten() throws {
    for written in ["Over ons", "' Over ons'", "\"Over ons \"", "|\n  Over\n  ons", ">\n  Over\n  ons", "\"\\nOver ons\""] {
      let (library, findings) = try load("-- pages/over.md --\n---\ntitle: \(written)\nsummary: Wij.\n---\nTekst.\n")
      #expect(findings.isEmpty && library.pages.contains { $0.title == "Over ons" }, "\(written)")
    }
  }

  @Test func whatCanBeReadIsLoadedBesideWhatCanNot() throws {
    let (library, findings) = try load("-- pages/over.md --\n---\nsummary: [\n---\n## Kop\n\n<b>x</b>\n")
    #expect(Set(findings.map(\.id)) == [.yamlSyntax, .rawHTML])
    #expect(library.pages.map(\.slug) == ["lijst"] && library.unreadable == ["pages/over.md"])
  }

  @Test(arguments: ["\r\n", "\r"]) func lineEndsOfOthersAndAByteOrderMarkMakeNoDifference(lineEnd: String) throws {
    var site = try Fixtures.base()
    let folder = try TemporaryFolder()
    try folder.put(site)
    _ = try folder.build("one")
    for (path, entry) in site.files {
      if case .bytes(let bytes) = entry {
        let text = String(decoding: bytes, as: UTF8.self).replacing("\n", with: lineEnd)
        site.files[path] = .bytes([0xEF, 0xBB, 0xBF] + Array(text.utf8))
      }
    }
    try folder.replace(site)
    #expect(try folder.findings() == "")
    _ = try folder.build("two")
    #expect(try folder.tree("one") == folder.tree("two"))
  }
}
