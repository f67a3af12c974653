import Foundation
import TestSupport
import Testing

/// What makes the two views a diptych.
@Suite struct ViewTests {
  private func pages(_ change: String = "") throws -> [String: String] {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(change))
    #expect(folder.findings() == "")
    _ = try folder.build()
    return try folder.tree().mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aLinkByIdLeadsToTheReadersOwnView() throws {
    let pages = try pages()
    #expect(pages["problemen/slapen/ouder.html"]?.contains("<a href=\"../eten/ouder.html\">eten</a>") == true)
    #expect(pages["lijst.html"]?.contains("<a href=\"problemen/slapen/leerkracht.html\">slapen</a>") == true)
    let neutral = try self.pages("-- pages/over.md --\n---\ntitle: Over\nsummary: Wij.\n---\n[](problem:slapen)\n")
    #expect(neutral["over.html"]?.contains("<a href=\"problemen/slapen/index.html\">Slecht slapen</a>") == true)
  }

  @Test func aSectionLeadsToItsCounterpart() throws {
    let pages = try pages()
    let parent = try #require(pages["problemen/slapen/ouder.html"])
    #expect(parent.contains("<a href=\"leerkracht.html#herkennen\"><span>Leerkracht:</span> Wat zie je?</a>"))
    #expect(!parent.contains("leerkracht.html#meer"))
    #expect(pages["problemen/slapen/leerkracht.html"]?.contains("<a href=\"ouder.html#herkennen\">") == true)
  }

  @Test func eachReaderReadsTheAgreementsInOwnWords() throws {
    let pages = try pages()
    let parent = try #require(pages["problemen/slapen/ouder.html"])
    let teacher = try #require(pages["problemen/slapen/leerkracht.html"])
    #expect(parent.contains("U brengt uw kind om acht uur naar bed.") && parent.contains("De leerkracht begint de dag rustig."))
    #expect(teacher.contains("De ouders brengen het kind om acht uur naar bed.") && teacher.contains("Begin de dag rustig."))
    #expect(!parent.contains("De ouders brengen") && !teacher.contains("U brengt"))
    // Placed by the text in one view, at the end in the other; once in each.
    #expect(parent.components(separatedBy: "class=\"agreements\"").count == 2)
    #expect(teacher.components(separatedBy: "class=\"agreements\"").count == 2)
    #expect(!parent.contains("id=\"page_agreements\"") && teacher.contains("id=\"page_agreements\""))
  }

  @Test func theProblemPageAlignsSectionsByTheirId() throws {
    let page = try #require(try pages()["problemen/slapen/index.html"])
    let rows = page.components(separatedBy: "<div class=\"pair\">").dropFirst()
    #expect(rows.count == 3)
    #expect(rows.first?.contains("id=\"ouder_herkennen\"") == true && rows.first?.contains("id=\"leerkracht_herkennen\"") == true)
    #expect(page.contains("<a href=\"#ouder_herkennen\">hierboven</a>"))
  }

  @Test func aWordInCapitalsStaysOne() throws {
    let pages = try pages(
      "-- problems/eten/index.md --\n---\ntitle: ADHD\nsummary: X.\nages: 4-12\nagreements: []\n---\nX.\n"
        + "-- evenings/avond.md --\n---\ntitle: A\nsummary: B.\nproblems: [eten, slapen]\nstart: '20:00'\nprogramme:\n"
        + "  - {minutes: 5, what: C}\nmaterials: []\ninvitation: D\n---\nX.\n")
    let evening = try #require(pages["ouderavonden/avond.html"])
    #expect(evening.contains(">ADHD</a>, <a href=\"../problemen/slapen/index.html\">slecht slapen</a>"))
    #expect(!evening.contains("page_materials"))
  }

  @Test func hostileTextIsShownAndNotRun() throws {
    let title = #"<script>alert("1")</script>"#
    let pages = try pages("-- pages/over.md --\n---\ntitle: '\(title)'\nsummary: '\"><img src=x>'\n---\n## \\<b>\n")
    let page = try #require(pages["over.html"])
    #expect(page.contains("<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</h1>"))
    #expect(!page.contains("<script") && !page.contains("<img src=x"))
    #expect(pages["index.html"]?.contains("<script") == false)
  }
}
