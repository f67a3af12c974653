import TestSupport
import Testing

/// Whom to call when a child is in danger, in the texts of a site.
@Suite struct HelpTests {
  /// A site in English with a view in Dutch and one in Arabic. Nobody says whom to call in Arabic.
  private func site() throws -> BuiltSite {
    func help(_ title: String, _ numbers: String) -> String {
      "---\ntitle: \(title)\nnumbers:\n\(numbers)\nasked_as: [wil dood]\n---\n\(title)!\n"
    }
    var text = try Fixtures.text("foreign.txt")
    for (path, words) in [
      ("problems/losing/parent.md", "Call [](help:advice)."), ("problems/losing/parent.nl.md", "Bel [](help:advice)."),
      ("problems/losing/parent.ar.md", "اتصلوا [](help:advice)."), ("problems/losing/teacher.md", "Call."),
    ] {
      let start = try #require(text.range(of: "-- \(path) --\n")).upperBound
      let end = text.range(of: "\n-- ", range: start..<text.endIndex)?.lowerBound ?? text.endIndex
      text.insert(contentsOf: "\n\n\(words)\n\n[](help:)\n", at: end)
    }
    return try BuiltSite(
      whole: SmallSite(text).with(
        """
        -- help.md --
        \(help("Danger", "  - {id: advice, name: Advice, phone: 0800-2000, also: \"113\", for: For advice.}"))\
        -- help.nl.md --
        \(help("Gevaar", "  advice: {name: Raad, for: Om raad.}"))
        """))
  }

  private func numbers(_ or: String) -> String {
    "<a href=\"tel:08002000\" dir=\"ltr\">0800-2000</a> \(or) <a href=\"tel:113\" dir=\"ltr\">113</a>."
  }

  @Test func itIsInTheLanguageOfThePage() throws {
    let site = try site()
    for (file, title, or, lang) in [
      ("parent", "Danger", "or", ""), ("parent.nl", "Gevaar", "of", ""),
      ("parent.ar", "Danger", "أو", " lang=\"en\" dir=\"ltr\""),
    ] {
      let page = site["problems/losing/\(file).html"]
      #expect(page.contains(numbers(or)), "\(file): no numbers in the sentence")
      #expect(
        page.contains(
          "<section class=\"help\" aria-labelledby=\"page_help\"\(lang)>\n<h2 id=\"page_help\" class=\"help-title\">\(title)</h2>"
        ))
      #expect(
        page.contains("<a class=\"help-way\" href=\"#page_help\"\(lang)>\(title)</a>\n</div>"), "\(file): no way from the top")
    }
  }

  @Test func aPageShowsItOnce() throws {
    let page = try site()["problems/losing/index.html"]
    #expect(Page.elements(".help", of: page).count == 1 && Page.elements(".help-way", of: page).count == 1)
    #expect(page.contains("<h3 id=\"page_help\""), "its heading is not below those of the columns")
    #expect(
      page.components(separatedBy: "<p><a class=\"alone\" href=\"#page_help\">Danger</a></p>\n").count == 2,
      "the other side is not led to it")
    #expect(!(try site()["problems/quitting/parent.html"].contains("help-way")))
  }
}
