import Diagnostics
import Foundation
import Markdown
import Markup
import Testing

@Suite struct HeadingTests {
  @Test func aHeadingHasAnIdMadeOfItsText() {
    #expect(html("## Wat *doet* u `thuis`?") == "<h2 id=\"wat-doet-u-thuis\">Wat <em>doet</em> u <code>thuis</code>?</h2>\n")
    #expect(html("# Één\n# Een") == "<h1 id=\"een\">Één</h1>\n<h1 id=\"een-2\">Een</h1>\n")
    #expect(html("# !?").hasPrefix("<h1 id=\"section\">"))
    #expect(html("# Ĳs, Łódź & Æther").hasPrefix("<h1 id=\"ijs-lodz-aether\">"))
    #expect(html("# 한국 Ελλάς").hasPrefix("<h1 id=\"한국-ελλας\">"))
    #expect(html("# مرحبا").hasPrefix("<h1 id=\"مرحبا\">"))
  }

  @Test func aWriterMayGiveTheId() {
    #expect(html("## Wat ziet u? {#herkennen}") == "<h2 id=\"herkennen\">Wat ziet u?</h2>\n")
    #expect(html("Wat ziet u? {#zien}\n---") == "<h2 id=\"zien\">Wat ziet u?</h2>\n")
    #expect(html("## Een {accolade}") == "<h2 id=\"een-accolade\">Een {accolade}</h2>\n")
  }

  @Test func idsAndLevelsFollowThePage() {
    let html = html("## A\n###### B") { ($0.idPrefix, $0.headingShift) = ("ouder-", 1) }
    #expect(html == "<h3 id=\"ouder-a\">A</h3>\n<h6 id=\"ouder-b\">B</h6>\n")
  }

  @Test func sectionsBeginAtTopLevelHeadings() {
    let (document, _) = Document.parse(MarkdownText(file: "a.md", bytes: Array("voor\n\n## A\n\n> ## B\n\n### C\n\n## D\n".utf8)))
    let sections = document.sections.map { section in
      String(decoding: Markup.bytes { document.markup(document.plain(section)) }, as: UTF8.self)
    }
    #expect(sections.count == 3)
    #expect(sections[0] == "<p>voor</p>\n")
    #expect(sections[1].hasPrefix("<h2 id=\"a\">A</h2>\n<blockquote>") && sections[1].hasSuffix("<h3 id=\"c\">C</h3>\n"))
    #expect(sections[2] == "<h2 id=\"d\">D</h2>\n")
  }
}

@Suite struct LinkTests {
  /// A page is written in one go: if it were copied for each link, this one would need more memory than a page can have.
  @Test func veryManyLinksAreWritten() {
    let count = 20_000
    #expect(html(String(repeating: "[a](b) ", count: count)).components(separatedBy: "<a href=\"b\">a</a>").count == count + 1)
  }
}

@Suite struct PlainTextTests {
  /// Words are taken eight bytes at a time: tags and entities are found wherever they stand.
  @Test func wordsAreThoseThatReadersSee() {
    for before in 0..<18 {
      let start = String(repeating: "x", count: before)
      let text = "\(start) *b* \(start) & < \(start)\n\n- \(start)é\n- c"
      let (document, _) = Document.parse(MarkdownText(file: "a.md", bytes: Array(text.utf8)))
      let words = document.plainText().split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words == [start, "b", start, "&", "<", start, "\(start)é", "c"].filter { !$0.isEmpty }.joined(separator: " "))
    }
  }
}

@Suite struct CalloutTests {
  @Test(arguments: [
    ("TIP", "tip"), ("LET OP", "warning"), ("let op", "warning"), ("VOORBEELD", "example"), ("Example", "example"),
  ])
  func aCalloutIsAQuotationWithAMark(marker: String, kind: String) {
    #expect(
      html("> [!\(marker)]\n> Lees *voor*.") == """
        <div class="callout callout-\(kind)" role="note">
        <p class="callout-title">\(kind)</p>
        <p>Lees <em>voor</em>.</p>
        </div>

        """)
  }

  @Test func theTextMayFollowTheMark() {
    #expect(html("> [!TIP] Lees voor.") == html("> [!TIP]\n> Lees voor."))
    #expect(
      html("> [!TIP]\n>\n> - a")
        == "<div class=\"callout callout-tip\" role=\"note\">\n<p class=\"callout-title\">tip</p>\n<ul>\n<li>a</li>\n</ul>\n</div>\n"
    )
  }

  @Test func aMarkThatIsSomethingElseTakesNothingOffTheText() {
    #expect(html("> [!TIP]: foo\n> bar baz").contains("bar baz"))
    #expect(html("> [!TIP]\n> x\n\n[!TIP]: /y").contains("x"))
  }

  @Test func anOrdinaryQuotationStaysOne() {
    #expect(html("> [x]\n> y") == "<blockquote>\n<p>[x]\ny</p>\n</blockquote>\n")
    #expect(html("> [!TIP](http://a.nl)").contains("<blockquote>"))
  }
}

@Suite struct TableTests {
  @Test func aTableHasAlignedCells() {
    #expect(
      html("| A | B |\n| :-- | --: |\n| *a* | `b|` |\n| c \\| d |\n") == """
        <div class="table" role="group" tabindex="0">
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-start">A</th>
        <th scope="col" class="align-end">B</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-start"><em>a</em></td>
        <td class="align-end">`b</td>
        </tr>
        <tr>
        <td class="align-start">c | d</td>
        <td class="align-end"></td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
  }

  @Test func aTableStandsInListsQuotationsAndAfterText() {
    #expect(html("> | A |\n> | - |\n> | b |\n").contains("<td>b</td>"))
    #expect(html("- | A |\n  | - |\n  | b |\n").contains("<td>b</td>"))
    let after = html("> *Een*\\\n> tekst\n> | A |\n> | - |\n> | b # |\n")
    #expect(after.contains("<p><em>Een</em><br />\ntekst</p>\n<div class=\"table\""))
    #expect(after.contains("<td>b #</td>"))
    #expect(html("> [!TIP]\n> | A |\n> | - |\n").contains("tip</p>\n<div class=\"table\""))
    #expect(html("[a]: /x\n| A |\n| - |\n").hasPrefix("<div class=\"table\""))
    #expect(html("A\n|---|\nb \\#").contains("<td>b #</td>"))
    #expect(!html("> y |\n|---|").contains("<table>"))
    // Emphasis that begins before a table and ends within it: no word may be lost.
    #expect(html("*voor\n| A* |\n| - |\n") == "<p><em>voor\n| A</em> |\n| - |</p>\n")
  }

  @Test func aTableIsNamedAfterTheHeadingAboveIt() {
    #expect(html("## Wat\n\n| A |\n| - |\n").contains("tabindex=\"0\" aria-labelledby=\"wat\">"))
  }

  @Test func aTableWithoutWordsIsAForm() {
    #expect(html("| A |\n| - |\n|   |\n| |\n").hasPrefix("<div class=\"table fill\" role"))
    #expect(!html("| A |\n| - |\n| b |\n| |\n").contains("fill"))
  }

  @Test func linksInCellsMayBeReferences() {
    #expect(html("| A |\n| - |\n| [x][y] |\n\n[y]: http://a.nl\n").contains("<td><a href=\"http://a.nl\">x</a></td>"))
    #expect(html("| A |\n| - |\n| [x][y] |\n\n[y]: http://a.nl\n\"Titel\"\n").contains("<td><a href=\"http://a.nl\""))
  }

  @Test func whatIsNoTableStaysText() {
    #expect(html("a | b\nc | d") == "<p>a | b\nc | d</p>\n")
    #expect(html("| a |\n| - | - |") == "<p>| a |\n| - | - |</p>\n")
  }
}

@Suite struct PositionTests {
  private func parse(_ text: String, firstLine: Int = 1) -> (Document, [Diagnostic]) {
    Document.parse(MarkdownText(file: "a.md", bytes: Array(text.utf8), firstLine: firstLine))
  }

  @Test(arguments: [
    ("Zie [x](problem:y).", 1, 9), ("één\n\n- a\n- [x](problem:y)", 4, 7), ("> a\n> é [x](problem:y)", 2, 9),
    ("[a](problem:z) [x](problem:y)", 1, 20), ("| A |\n| - |\n| [x](problem:y) |", 3, 7), ("a\r\nb [x](problem:y)\r\n", 2, 7),
    ("## [x](problem:y)", 1, 8), ("problem:y [problem:y](problem:y)", 1, 23),
    ("[![a](b.png)](problem:y)", 1, 15), ("é <problem:y>", 1, 4), ("*een\ntwee [x](problem:y)*", 2, 10),
    ("[x][r]\n\n[r]: problem:y", 3, 6),
  ])
  func aLinkIsFoundWhereItsDestinationStands(text: String, line: Int, column: Int) throws {
    let link = try #require(parse(text).0.links.first { $0.destination == "problem:y" })
    #expect(link.location.line == line)
    #expect(link.location.column == column)
  }

  @Test func positionsCountFromTheFilesFirstLine() throws {
    let (document, _) = parse("a\n\n## Kop", firstLine: 10)
    #expect(document.headings[0].location == Location(file: "a.md", line: 12, column: 1, length: 6))
  }

  @Test func htmlIsReportedWhereItStandsAndCommentsAreNot() {
    let found = parse("a <!-- ok -->\n\n<div>\n\nb <b>c</b>\n").1
    #expect(found.map(\.id) == [.rawHTML, .rawHTML, .rawHTML])
    #expect(found.map(\.location.line) == [3, 5, 5])
    #expect(found.map(\.location.column) == [1, 3, 7])
  }
}

@Suite struct LoneLinkTests {
  @Test func onlyAnEmptyLinkAloneInItsParagraphIsLone() throws {
    func kinds(_ text: String) -> [String] {
      Document.parse(MarkdownText(file: "a.md", bytes: Array(text.utf8))).0.links.map { "\($0.kind)" }
    }
    #expect(kinds("[](agreements:)") == ["lone(tight: false)"])
    #expect(kinds("- [](agreements:)") == ["lone(tight: true)"])
    #expect(kinds("[a](agreements:)") == ["link"])
    #expect(kinds("x [](agreements:)") == ["link"])
  }
}

@Suite struct CitationTests {
  /// Where each citation leads, with its location in the text.
  private func citations(_ markdown: String) -> [String] {
    Document.parse(MarkdownText(file: "a.md", bytes: Array(markdown.utf8))).0.links.map {
      "\($0.destination) \($0.location.line):\($0.location.column)"
    }
  }

  @Test(arguments: [
    ("Zo [@a-1].", ["source:a-1 1:5"]), ("[@a][@b]", ["source:a 1:2", "source:b 1:6"]), ("*[@a]*", ["source:a 1:3"]),
    ("> [@a]", ["source:a 1:4"]), ("| x |\n| - |\n| [@a] |", ["source:a 3:4"]),
    ("[@a] en [@a]", ["source:a 1:2", "source:a 1:10"]),
    ("\\[@a] en [@a]", ["source:a 1:11"]), ("Zo [&#64;a] en [&#64;b].", ["source:a 1:1", "source:b 1:1"]),
  ])
  func aCitationIsALinkToASource(text: String, expected: [String]) { #expect(citations(text) == expected) }

  @Test(arguments: ["`[@a]`", "\\[@a]", "[@a b]", "[@]", "[@a", "    [@a]", "![[@a]](x.png)"]) func whatIsNoCitationStaysText(
    text: String
  ) {
    #expect(citations(text).allSatisfy { !$0.hasPrefix("source:") })
  }

  @Test func whatStandsAroundItStays() {
    #expect(html("Zo <[@a]> en \\[@a].") == "<p>Zo &lt;<a href=\"source:a\"></a>&gt; en [@a].</p>\n")
  }
}
