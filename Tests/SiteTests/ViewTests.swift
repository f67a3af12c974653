import Foundation
import Platform
import TestSupport
import Testing

/// What makes the two views a diptych.
@Suite struct ViewTests {
  private func pages(_ change: String = "", findings expected: String = "") throws -> [String: String] {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(change))
    #expect(try folder.findings() == expected)
    _ = try folder.build()
    return try folder.tree().mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aLinkByIdLeadsToTheReadersOwnView() throws {
    let pages = try pages()
    #expect(pages["problemen/slapen/ouder.html"]?.contains("<a href=\"../eten/ouder.html\" data-note=\"1\">eten</a>") == true)
    #expect(pages["lijst.html"]?.contains("<a href=\"problemen/slapen/leerkracht.html\" data-note=\"1\">slapen</a>") == true)
    let neutral = try self.pages("-- pages/over.md --\n---\ntitle: Over\nsummary: Wij.\n---\n[](problem:slapen)\n")
    #expect(neutral["over.html"]?.contains("<a href=\"problemen/slapen/index.html\" data-note=\"1\">Slecht slapen</a>") == true)
  }

  @Test func aSectionLeadsToItsCounterpart() throws {
    let pages = try pages()
    let parent = try #require(pages["problemen/slapen/ouder.html"])
    #expect(parent.contains("href=\"leerkracht.html#herkennen\"><strong>Leerkracht</strong>: Wat zie je?</a>"))
    #expect(!parent.contains("leerkracht.html#meer"))
    #expect(pages["problemen/slapen/leerkracht.html"]?.contains("href=\"ouder.html#herkennen\">") == true)
  }

  @Test func eachReaderReadsTheAgreementsInOwnWords() throws {
    let pages = try pages()
    let parent = try #require(pages["problemen/slapen/ouder.html"])
    let teacher = try #require(pages["problemen/slapen/leerkracht.html"])
    #expect(parent.contains("U brengt uw kind om acht uur naar bed.") && parent.contains("De leerkracht begint de dag rustig."))
    #expect(teacher.contains("De ouders brengen het kind om acht uur naar bed.") && teacher.contains("Begin de dag rustig."))
    #expect(!parent.contains("De ouders brengen") && !teacher.contains("U brengt"))
    // Once in each, at its top, to be chosen; where the text places them it leads there.
    for page in [parent, teacher] { #expect(page.components(separatedBy: "id=\"page_agreements\"").count == 2) }
    #expect(parent.contains("<a class=\"alone\" href=\"#page_agreements\">") && !teacher.contains("href=\"#page_agreements\""))
  }

  @Test func anAgreementMayStandWhereItBelongs() throws {
    let pages = try pages(
      """
      -- problems/slapen/leerkracht.md --
      ---
      summary: X.
      ---
      ## Wat zie je? {#herkennen}

      [](agreement:rustig-begin)

      - Vooraf
      - [](agreement:vaste-tijd)
      -- problems/slapen/ouder.md --
      ---
      summary: X.
      ---
      [](agreement:rustig-begin)

      """)
    let teacher = try #require(pages["problemen/slapen/leerkracht.html"]),
      parent = try #require(pages["problemen/slapen/ouder.html"])
    #expect(
      teacher.contains(
        "<div class=\"agreement side-2\">\n<p><span class=\"side-name\">Leerkracht</span> <span>Begin de dag rustig.</span></p>"))
    #expect(teacher.contains("href=\"ouder.html#agreement_rustig-begin\">Ouder: dezelfde afspraak</a>"))
    // All are at the top too, to be chosen: there is where links to one lead.
    for page in [parent, teacher] {
      #expect(page.components(separatedBy: "<li id=\"agreement_rustig-begin\">").count == 2)
      #expect(page.components(separatedBy: "id=\"agreement_").count == page.components(separatedBy: "type=\"checkbox\"").count)
    }
    #expect(parent.components(separatedBy: "De leerkracht begint de dag rustig.").count == 3)
  }

  @Test func aViewMayQuoteAnother() throws {
    let pages = try pages(
      """
      -- problems/eten/ouder.md --
      ---
      summary: X.
      ---
      ## Thuis

      [](problem:slapen/leerkracht#klas)
      -- problems/slapen/leerkracht.md --
      ---
      summary: X.
      ---
      ## In de klas {#klas}

      Kijk [goed](#goed) en lees [](source:krant).

      ### Goed

      | a |
      | - |

      ## Later {#herkennen}

      Niet dit.

      """)
    let page = try #require(pages["problemen/eten/ouder.html"])
    #expect(page.contains("<blockquote class=\"quotation side-2\">"))
    #expect(page.contains("<h3>In de klas</h3>") && page.contains("<h4>Goed</h4>") && !page.contains("Niet dit."))
    #expect(page.contains("<a href=\"../slapen/leerkracht.html#goed\">goed</a>"))
    #expect(page.contains("<a href=\"../slapen/leerkracht.html#klas\">Slecht slapen, voor leerkrachten</a>"))
    // What a quotation cites, the page cites.
    #expect(page.contains("<li id=\"source_krant\">"))
  }

  @Test func everythingIsOneClickAwayAndSeenFromBothEnds() throws {
    let pages = try pages()
    let overview = try #require(pages["overzicht.html"])
    for target in [
      "problemen/slapen/index.html", "problemen/slapen/ouder.html", "problemen/slapen/leerkracht.html",
      "problemen/slapen/plan.html",
      "ouderavonden/avond.html", "cursussen/rust/index.html",
    ] { #expect(overview.contains("href=\"\(target)\"")) }
    // Each is named with the other.
    #expect(overview.contains("<dt>Ook relevant bij</dt>\n<dd><a href=\"problemen/slapen/index.html\">Ligt lang wakker</a></dd>"))
    // Only slapen names eten.
    #expect(pages["problemen/eten/ouder.html"]?.contains("href=\"../slapen/ouder.html\"") == true)
    #expect(pages["problemen/slapen/ouder.html"]?.contains("href=\"../../cursussen/rust/index.html\">Cursus rust</a>") == true)
    #expect(pages["bronnen.html"]?.contains("<a href=\"problemen/slapen/ouder.html\">Slecht slapen, voor ouders</a>") == true)
  }

  @Test func thePlanHoldsEveryAgreementAndSendsNothing() throws {
    let plan = try #require(try pages()["problemen/slapen/plan.html"])
    for words in ["U brengt uw kind om acht uur naar bed.", "De leerkracht begint de dag rustig."] {
      #expect(plan.contains("\(words)</label>"))
    }
    #expect(plan.components(separatedBy: "type=\"checkbox\"").count == 3)
    #expect(!plan.contains("<form") && !plan.contains(" action="))
    #expect(plan.matches(of: /<(?:input|textarea|button)[^>]* name=/).isEmpty)
    let fields = plan.matches(of: /<(?:input|textarea)[^>]* id="([^"]*)"/).map { String($0.output.1) }
    #expect(fields.count > 10 && Set(fields).count == fields.count)
    for id in fields { #expect(plan.contains("<label for=\"\(id)\">")) }
  }

  /// What a reader fills in stays with the reader: no script has a way out, or a place to keep it.
  @Test func noScriptSendsOrStoresAnything() throws {
    let scripts = try Files.list("\(Fixtures.repository)/templates/assets").filter { $0.hasSuffix(".js") }
    #expect(scripts.count > 1)
    for name in scripts {
      let script = String(decoding: try Files.read("\(Fixtures.repository)/templates/assets/\(name)"), as: UTF8.self)
      for way in [
        "fetch", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource", "RTCPeer", "localStorage", "sessionStorage",
        "indexedDB", "cookie", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "import(",
        "postMessage",
        "location", ".submit(", ".src",
      ]
      // One script loads others, the index of search among them: as scripts, as nothing else can be loaded from a folder. And slides tell the
      // leader's window, which is the same page, which of them is shown. The file that opens a copy leaves no step in the way back.
      where ![("load.js", ".src"), ("slides.js", "postMessage"), ("begin.js", "location")].contains(where: { $0 == (name, way) })
      {
        #expect(!script.contains(way), "\(name) has \(way)")
      }
    }
  }

  @Test func theDiptychPageAlignsSectionsByTheirId() throws {
    let page = try #require(try pages()["problemen/slapen/index.html"])
    let rows = page.components(separatedBy: "<div class=\"pair\">").dropFirst()
    #expect(rows.count == 3)
    #expect(rows.first?.contains("id=\"ouder_herkennen\"") == true && rows.first?.contains("id=\"leerkracht_herkennen\"") == true)
    #expect(page.contains("<a href=\"#ouder_herkennen\">hierboven</a>"))
  }

  @Test func aWordInCapitalsStaysOne() throws {
    let pages = try pages(
      "-- problems/eten/index.md --\n---\ntitle: ADHD\nsummary: X.\nages: 4-12\nagreements:\n- {id: a, by: ouder, ouder: A, leerkracht: B}\n- {id: b, by: leerkracht, ouder: A, leerkracht: B}\n---\nX.\n"
        + "-- evenings/avond.md --\n---\ntitle: A\nsummary: B.\nproblems: [eten, slapen]\nstart: '20:00'\nprogramme:\n"
        + "  - {minutes: 5, what: C}\nmaterials: []\ninvitation: D\n---\nX.\n")
    let evening = try #require(pages["ouderavonden/avond.html"])
    #expect(evening.contains(">ADHD</a>, <a href=\"../problemen/slapen/index.html\">slecht slapen</a>"))
    #expect(!evening.contains("page_materials"))
  }

  @Test func hostileTextIsShownAndNotRun() throws {
    let title = #"<script>alert("1")</script>"#
    let pages = try pages(
      "-- pages/over.md --\n---\ntitle: '\(title)'\nsummary: '\"><img src=x>'\n---\n## \\<b>\n",
      findings: """
        content/pages/over.md:3:13: warning: “<img src=x>” is shown with its marks: this is plain text, without Markdown [almost-markdown]
        3 | summary: '"><img src=x>'
          |             ^^^^^^^^^^^
        hint: write the words alone, without marks or links

        """)
    let page = try #require(pages["over.html"])
    #expect(page.contains("<h1>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</h1>"))
    #expect(!page.contains("<script>alert") && !page.contains("<img src=x"))
    #expect(pages["index.html"]?.contains("<script>alert") == false)
  }
}
