import Foundation
import TestSupport
import Testing

/// The slides of a meeting: what they show, in whose words, and to whom.
@Suite struct SlidesTests {
  private static let site = """
    -- evenings/avond.md --
    ---
    title: Een avond
    summary: Praten.
    problems: [slapen]
    start: "19:30"
    programme:
      - {minutes: 10, what: Welkom, how: Geheim begin.}
      - {minutes: 20, what: Praten, how: Geheim gesprek., question: Geheime vraag?}
      - {minutes: 5, what: Afsluiten}
    materials: []
    invitation: Komt u ook?
    ---
    Praten.
    -- evenings/avond.leader.md --
    ---
    audience: leerkracht
    ---
    ## Delen

    ### Praten

    Geheime raad, zie [de cursus](course:rust/beginnen) [](source:jansen-2020).

    [](help:)

    ### Anders

    Geheime rest.
    -- help.md --
    ---
    title: Bel meteen
    numbers:
      - {id: alarm, name: Alarmnummer, phone: "112", for: Bij gevaar.}
      - {id: raad, name: De Raad, phone: 0800-2000, also: "113", for: Voor raad., hours: Dag en nacht}
    asked_as: [gevaar]
    ---
    Blijf erbij.
    """

  private func slides(_ change: String = "", at path: String = "ouderavonden/avond-presentatie.html") throws -> String {
    try BuiltSite(Self.site + "\n" + change)[path]
  }

  /// The page without what only the leader reads.
  private func shown(_ page: String) -> String { page.replacing(/<template[\s\S]*?<\/template>/, with: "") }

  /// The slides, each with all that is in it.
  private func each(_ page: String) -> [String] {
    page.components(separatedBy: "<article class=\"slide ").dropFirst().map { $0.components(separatedBy: "</article>")[0] }
  }

  @Test func aPartAsksItsQuestionAndTheLeaderReadsTheRest() throws {
    let page = try slides(), slides = each(page)
    let names = slides.compactMap { $0.firstMatch(of: /<h[12][^>]*>([^<]*)</).map { String($0.output.1) } }
    #expect(
      names == [
        "Een avond", "Waar het om gaat", "Welkom", "Praten", "Dit doet u", "Dit doet de leerkracht", "Afsluiten", "Bel meteen",
        "Lees het thuis nog eens na",
      ])
    // A part without a question is its name and its minutes.
    #expect(
      slides[2].contains("<h2 class=\"slide-large\" id=\"slide_3_title\">Welkom</h2>\n<p class=\"slide-minutes\">10 minuten"))
    #expect(slides[3].contains("data-minutes=\"20\"") && slides[3].contains("<p class=\"slide-large\">Geheime vraag?</p>"))
    // Only its own section, in which links lead from here, and whom to call is on a slide.
    let notes = slides[3].components(separatedBy: "<template").last ?? ""
    #expect(notes.contains("Geheim gesprek.") && notes.contains("Geheime raad") && !notes.contains("Geheime rest"))
    #expect(notes.contains("../cursussen/rust/beginnen-draaiboek.html") && notes.contains("../bronnen.html#jansen-2020"))
    #expect(
      notes.contains("<a class=\"alone\" href=\"#page_help\">Bel meteen</a>")
        && page.components(separatedBy: "id=\"page_help\"").count == 2)
    #expect(!slides[6].contains("<template"), "there is nothing to note")
    for word in ["Geheim begin", "Geheim gesprek", "Geheime raad"] {
      #expect(page.contains(word) && !shown(page).contains(word), "\(word) is shown")
    }
  }

  @Test func theAgreementsAreProposalsInTheWordsOfThoseWhoCome() throws {
    let evening = each(try slides())
    #expect(evening[4].contains("Slecht slapen: voorstellen om uit te kiezen") && evening[4].hasPrefix("slide-list side-1"))
    #expect(evening[4].contains("<li>U brengt uw kind om acht uur naar bed.</li>"))
    #expect(evening[5].contains("<li>De leerkracht begint de dag rustig.</li>") && !evening.joined().contains("checkbox"))
    // Teachers among themselves read their own.
    let course = """
      -- courses/rust/index.md --
      ---
      title: Cursus rust
      summary: Rust leren geven.
      audience: leerkracht
      participants: Leerkrachten
      duration: Een avond
      problems: [slapen]
      ---
      Twee keer oefenen.
      -- courses/rust/01-beginnen.md --
      ---
      title: Beginnen
      summary: De eerste keer.
      goal: Weten wat rust is.
      programme: [{minutes: 30, what: Zitten}]
      problems: [slapen]
      ---
      Zitten.
      """
    let session = each(try slides(course, at: "cursussen/rust/beginnen-presentatie.html")).joined()
    #expect(session.contains("<li>Begin de dag rustig.</li>") && session.contains("Weten wat rust is."))
  }

  /// What is long gets more slides, as full as each other.
  @Test func moreThanASlideHoldsGoesOn() throws {
    let agreements = (1...7).map { number in
      let words = "U doet \(number) " + String(repeating: "heel langzaam ", count: 6)
      return "  - {id: een-\(number), by: ouder, ouder: \(words), leerkracht: De ouders \(number)}"
    }
    let problem = try #require(try Fixtures.base().text("problems/slapen/index.md")).replacing(
      "agreements:\n", with: "agreements:\n" + agreements.joined(separator: "\n") + "\n")
    let counts = each(try slides("-- problems/slapen/index.md --\n\(problem)")).filter { $0.contains("Dit doet u") }.map {
      $0.components(separatedBy: "<li>").count - 1
    }
    #expect(counts == [4, 4])
  }

  /// They go where the guide goes, and every page that shows the guide leads to them.
  @Test func theyAreForThoseWhoLead() throws {
    let whole = try BuiltSite(Self.site)
    #expect(whole["ouderavonden/avond-draaiboek.html"].contains("<a href=\"avond-presentatie.html\">"))
    #expect(!whole["ouderavonden/avond.html"].contains("presentatie"))
    #expect(whole["ouderavonden/avond-presentatie.html"].contains("<a href=\"avond-draaiboek.html\">"))
    #expect(whole["cursussen/rust/beginnen-draaiboek.html"].contains("<a href=\"beginnen-presentatie.html\">"))
    // Without a programme there is nothing to go through.
    #expect(whole.files["cursussen/rust/verder-presentatie.html"] == nil)
    let parents = try BuiltSite(Self.site, audiences: ["ouder"]).files
    #expect(parents["ouderavonden/avond.html"] != nil && parents["ouderavonden/avond-presentatie.html"] == nil)
    for (path, text) in parents where text.contains("Gehei") || text.contains("avond-presentatie") {
      Issue.record("\(path) tells")
    }
    #expect(try BuiltSite(Self.site, audiences: ["leerkracht"]).files["ouderavonden/avond-presentatie.html"] != nil)
  }

  /// Search leads to the meeting, never to its slides.
  @Test func noSearchFindsThem() throws {
    let found = try BuiltSite(Self.site).files.filter { $0.key.hasPrefix("zoeken/") }.values.joined()
    #expect(found.contains("avond-draaiboek.html") && !found.contains("presentatie.html"))
  }
}
