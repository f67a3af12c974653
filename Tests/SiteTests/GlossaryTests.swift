import TestSupport
import Testing

/// The first occurrence of each term on a page leads to that term in the glossary.
@Suite struct GlossaryTests {
  private func page(_ text: String, keys: String = "", more: String = "") throws -> String {
    try BuiltSite(
      """
      -- glossary/rust.md --
      ---
      title: Rust
      forms: [rustig, rustige plek, élan\(more)]
      summary: Niets & niemand.
      ---
      X. Wie rust zoekt, leest [@jansen-2020].
      -- pages/over.md --
      ---
      title: Over rust
      summary: Rust.
      \(keys)
      ---
      \(text)

      """)["over.html"]
  }

  private let link = "<a href=\"begrippen.html#rust\" class=\"term\" aria-describedby=\"term_rust\">"
  private let tip = "</a><span class=\"term-tip\" role=\"tooltip\" id=\"term_rust\">Niets &amp; niemand.</span>"

  @Test(arguments: [
    ("Zoek rust en rust.", "Zoek ^rust$ en rust."), ("Rust is fijn.", "^Rust$ is fijn."),
    ("*Rustig* aan.", "<em>^Rustig$</em> aan."),
    ("Een rustige\nplek.", "Een ^rustige\nplek$."), ("Élan!", "^Élan$!"), ("E\u{301}lan!", "^Élan$!"), ("‘rust’", "‘^rust$’"),
    ("- rust", "<li>^rust$</li>"),
    ("| a |\n| - |\n| rust |", "<td>^rust$</td>"), ("a & b < rust", "a &amp; b &lt; ^rust$"), ("‘Rust’ is", "‘^Rust$’ is"),
    ("Nu&nbsp;rust", "Nu\u{A0}^rust$"),
  ])
  func theFirstOccurrenceIsALink(text: String, expected: String) throws {
    // Forms of which very many begin with the same word are told apart in another way.
    let alike = (0..<30).map { ", rust van \($0), rustig en \($0), rustige plek \($0), Élan \($0)" }.joined()
    for more in Effort.isFull ? ["", alike] : [text.utf8.count.isMultiple(of: 2) ? "" : alike] {
      let page = try page(text, more: more)
      #expect(page.contains(expected.replacing("^", with: link).replacing("$", with: tip)))
      #expect(page.components(separatedBy: "class=\"term\"").count == 2)
    }
  }

  @Test(arguments: [
    "Rustplaats en onrust.", "rust-uur en zee-rust", "RUST", "## Rust", "[rust](page:lijst)", "`rust`", "![rust](x.svg)",
    "    rust", "rusteloos", "*on*rust", "**rust**plek", "rust’s", "rust\u{2011}uur",
  ])
  func anotherWordOrPlaceIsNot(text: String) throws {
    let site = try BuiltSite(Self.picture)
    #expect(!site.files.isEmpty)
    #expect(try !page(text + "\n\n" + Self.picture).contains("class=\"term\""))
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
