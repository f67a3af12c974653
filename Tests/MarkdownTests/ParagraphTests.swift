import Markdown
import Testing

@Suite struct ParagraphTests {
  /// The paragraphs of a text, each with its line.
  private func paragraphs(_ markdown: String, firstLine: Int = 1) -> [String] {
    Document.parse(MarkdownText(file: "a.md", bytes: Array(markdown.utf8), firstLine: firstLine)).0.paragraphs.map {
      "\($0.line) \($0.text)"
    }
  }

  @Test func paragraphsAndItemsAreText() {
    #expect(
      paragraphs(
        "Een *twee*\n**drie**\\\nvier.\n\n- Dit is een zin.\n- En dit ook,\n  die langer is.\n\n  Nog een.\n\nSlot.",
        firstLine: 10)
        == [
          "10 Een twee\ndrie\nvier.", "14 Dit is een zin.", "15 En dit ook,\ndie langer is.", "18 Nog een.", "20 Slot.",
        ])
    #expect(
      paragraphs("1. Een twee drie vier.\n   - Vijf zes zeven acht.\n2. Negen.") == [
        "1 Een twee drie vier.", "2 Vijf zes zeven acht.", "3 Negen.",
      ])
  }

  @Test(arguments: [
    "## Een kop die lang genoeg is", "Een kop\n---", "| a b c d |\n| --- |\n| e f g h |", "    code die lang genoeg is",
    "```\ncode\n```", "`code`", "![een plaatje van een kind](a.png \"met een naam\")", "[](agreements:)", "- [](agreement:a)",
    "[](problem:a/b#c)", "[@a]", "<!-- een opmerking -->", "---", "12 – 14", "",
  ])
  func whatIsNoRunningTextIsLeftOut(markdown: String) { #expect(paragraphs(markdown) == []) }

  @Test(arguments: [
    ("Zie [de klas](problem:a) of [](problem:b), zo [@c].", "Zie de klas of, zo."),
    ("Dat helpt [](source:a) echt.", "Dat helpt  echt."), ("Typ `a < b` en *ga [zo\nverder](page:x)*.", "Typ  en ga zo\nverder."),
    ("A & B < C > \"D\" &amp;amp; &euro;1", "A & B < C > \"D\" &amp; €1"), ("Bel [112](tel:112) (ook [@a]).", "Bel 112 (ook)."),
    ("Kijk ![*x* > y](a.png) eens <b>goed</b>.", "Kijk  eens goed."), ("Een term\nen \\[@a].", "Een term\nen [@a]."),
  ])
  func linksKeepTheirOwnWords(markdown: String, text: String) { #expect(paragraphs(markdown) == ["1 \(text)"]) }

  @Test func quotationsAndCalloutsAreTextWithoutTheirMarks() {
    #expect(
      paragraphs("> [!TIP]\n> Lees voor.\n>\n> - Dat is altijd fijn.\n\n> Zij zei\n> ja.") == [
        "2 Lees voor.", "4 Dat is altijd fijn.", "6 Zij zei\nja.",
      ])
    #expect(paragraphs("> [!TIP] *Lees* voor.") == ["1 Lees voor."])
    #expect(paragraphs("> [!TIP]") == [])
  }

  @Test func listsOfNamesAreLeftOut() {
    #expect(paragraphs("- De juf\n- De eigen meester\n- **Oma** – [@a]") == [])
    #expect(paragraphs("- De juf\n- De meester van groep drie") == ["1 De juf", "2 De meester van groep drie"])
    #expect(paragraphs("- De juf\n  - Zij geeft les aan ons") == ["2 Zij geeft les aan ons"])
    #expect(paragraphs("- > De juf") == ["1 De juf"])
  }

  @Test func theTextBeforeATableIsText() {
    #expect(paragraphs("Zie dit:\n| a |\n| - |\n| b |\n\nEn dat.") == ["1 Zie dit:", "6 En dat."])
  }
}
