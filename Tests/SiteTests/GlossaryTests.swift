import TestSupport
import Testing

/// The first occurrence of each term on a page leads to that term in the glossary.
@Suite struct GlossaryTests {
  private func page(_ text: String, keys: String = "") throws -> String { try pages([text], keys: keys)[0] }

  /// Pages with texts, all of one site.
  private func pages(_ texts: [String], keys: String = "", more: String = "", beside: String = "") throws -> [String] {
    let files = texts.enumerated().map { number, text in
      """
      -- pages/over-\(number).md --
      ---
      title: Over rust, \(number)
      summary: Rust.
      \(keys)
      ---
      \(text)

      """
    }
    let term = """
      -- glossary/rust.md --
      ---
      title: Rust
      forms: [rustig, rustige plek, élan\(more)]
      summary: Niets & niemand.
      ---
      X. Wie rust zoekt, leest [@jansen-2020].

      """
    let site = try BuiltSite(term + files.joined() + beside)
    return texts.indices.map { site["over-\($0).html"] }
  }

  private let link = "<a href=\"begrippen.html#rust\" class=\"term\" aria-describedby=\"term_rust\">"
  private let tip = "</a><span class=\"term-tip\" role=\"tooltip\" id=\"term_rust\">Niets &amp; niemand.</span>"

  private static let found = [
    ("Zoek rust en rust.", "Zoek ^rust$ en rust."), ("Rust is fijn.", "^Rust$ is fijn."),
    ("*Rustig* aan.", "<em>^Rustig$</em> aan."),
    ("Een rustige\nplek.", "Een ^rustige\nplek$."), ("Élan!", "^Élan$!"), ("E\u{301}lan!", "^Élan$!"), ("‘rust’", "‘^rust$’"),
    ("- rust", "<li>^rust$</li>"),
    ("| a |\n| - |\n| rust |", "<td>^rust$</td>"), ("a & b < rust", "a &amp; b &lt; ^rust$"), ("‘Rust’ is", "‘^Rust$’ is"),
    ("Nu&nbsp;rust", "Nu\u{A0}^rust$"),
  ]

  /// Forms of which very many begin with the same word are told apart in another way.
  @Test(arguments: [
    "", (0..<30).map { ", rust van \($0), rustig en \($0), rustige plek \($0), Élan \($0)" }.joined(),
  ])
  func theFirstOccurrenceIsALink(more: String) throws {
    for (page, (text, expected)) in zip(try pages(Self.found.map(\.0), more: more), Self.found) {
      #expect(page.contains(expected.replacing("^", with: link).replacing("$", with: tip)), "\(text)")
      #expect(page.components(separatedBy: "class=\"term\"").count == 2, "\(text)")
    }
  }

  private static let others = [
    "Rustplaats en onrust.", "rust-uur en zee-rust", "RUST", "## Rust", "[rust](page:lijst)", "`rust`", "![rust](x.svg)",
    "    rust", "rusteloos", "*on*rust", "**rust**plek", "rust’s", "rust\u{2011}uur",
  ]

  @Test func anotherWordOrPlaceIsNot() throws {
    for (page, text) in zip(try pages(Self.others, beside: Self.picture), Self.others) {
      #expect(!page.isEmpty && !page.contains("class=\"term\""), "\(text)")
    }
  }

  private static let picture = "-- pages/x.svg --\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>\n"

  @Test func aPageMayDoWithout() throws {
    #expect(try !page("Rust.", keys: "glossary: false").contains("class=\"term\""))
  }

  @Test func aWritersOwnLinkIsEnough() throws {
    let page = try page("Zoek rust. Lees over [kalmte](term:rust), en [rust](term:rust).")
    #expect(
      page.contains("Zoek rust. Lees over \(link)kalmte\(tip), en <a href=\"begrippen.html#rust\" class=\"term\">rust</a>."))
  }

  @Test func aPageThatShowsSeveralTextsLinksOnce() throws {
    let site = try BuiltSite(
      """
      -- problems/eten/index.md --
      ---
      title: Slecht eten
      summary: X.
      ages: 4-12
      agreements:
        - {id: a, by: ouder, ouder: A, leerkracht: B}
        - {id: b, by: leerkracht, ouder: A, leerkracht: B}
      ---
      Eerst rust.
      -- problems/eten/ouder.md --
      ---
      summary: X.
      ---
      Dan rust.
      -- problems/eten/leerkracht.md --
      ---
      summary: X.
      ---
      Ook rust.

      """)
    for (path, expected) in [("index", "Eerst "), ("ouder", "Eerst "), ("leerkracht", "Eerst ")] {
      let page = site["problemen/eten/\(path).html"]
      #expect(page.components(separatedBy: "class=\"term\"").count == 2, "\(path)")
      #expect(page.contains("\(expected)<a href=\"../../begrippen.html#rust\" class=\"term\""))
    }
    // The glossary itself has no such links.
    #expect(!site["begrippen.html"].contains("class=\"term\" aria"))
  }
}
