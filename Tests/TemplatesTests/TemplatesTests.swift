import Markup
import Model
import Platform
import TestSupport
import Testing

@testable import Templates

@Suite struct BuiltInTests {
  /// The list of what is built in names every asset, and something uses each.
  @Test func everyAssetIsBuiltIn() throws {
    let folder = "\(Fixtures.repository)/templates/assets", typeface = "typeface"
    let names = try Files.list(folder).filter { $0 != typeface } + Files.list("\(folder)/\(typeface)")
    func path(of name: String) -> String { name.hasSuffix(".woff2") ? "\(folder)/\(typeface)/\(name)" : "\(folder)/\(name)" }
    #expect(names.count > 30 && BuiltIn.bytes("none.js").isEmpty)
    for name in names { #expect(try BuiltIn.bytes(name) == Files.read(path(of: name)), "\(name)") }
    #expect((BuiltIn.files + BuiltIn.printing).allSatisfy { !$0.bytes.isEmpty })
  }
}

@Suite struct InterfaceTests {
  @Test func everyLanguageHasItsOwnNamesForFolders() {
    for interface in Interface.all {
      let paths = interface.paths
      let names = [
        paths.problems, paths.evenings, paths.courses, paths.glossary, paths.sources, paths.plan, paths.handout, paths.search,
        paths.overview,
        paths.assets,
      ]
      #expect(Set(names).count == names.count && names.allSatisfy(Slug.isValid), "\(interface.language)")
    }
    #expect(Interface.of(language: "nl")?.paths.problems == "problemen")
    #expect(Interface.of(language: "xx") == nil)
  }
}

@Suite struct TemplateTests {
  private let context: PageContext = {
    let audiences = ["a", "b", "c"].map { id in
      Audience(
        id: id, name: "Name \(id)", title: "For \(id)", summary: "S",
        agreementHeadings: ["a": "A does", "b": "B does", "c": "C does"])
    }
    let settings = Settings(
      title: "Site", tagline: "T", description: "D", language: .init("en", at: .init(file: "site.yml")),
      baseURL: "https://x.org/",
      publisher: Publisher(name: "P & Q", url: nil, email: nil, phone: nil), audiences: audiences, header: [], footer: [])
    let theme = Theme(settings: settings, interface: Interface.all[0], header: [], footer: [])
    return PageContext(
      theme: theme,
      links: Links(
        relative: { Markup(text: "to:\($0)") }, shown: { Markup(text: "to:\($0)") }, path: { "to:\($0)" },
        whole: { "https://x.org/\($0)" }),
      target: .home)
  }()

  private func problem(_ agreements: [Agreement]) -> Diptych {
    Diptych(
      id: .init(.problem, "p"), title: "P", summary: "S", ages: 4...12, related: [], agreements: agreements,
      agreementsLocation: .init(file: "p"), review: nil, introduction: .init(),
      file: "p")
  }

  @Test func agreementsStandBySideAndInTheReadersWords() throws {
    let wording = ["a": "A reads", "b": "B reads", "c": "C reads"]
    let problem = problem([
      Agreement(id: "x", by: "a", wording: wording), Agreement(id: "y", by: "b", wording: wording),
    ])
    let b = context.theme.settings.audiences[1]
    let markup = try #require(text { choose(from: problem, reader: b, context) })
    // What the reader does comes first; an audience without agreements has no panel.
    #expect(
      markup.firstRange(of: "B does").map { $0.lowerBound } ?? markup.endIndex < markup.firstRange(of: "A does")?.lowerBound
        ?? markup.startIndex)
    #expect(!markup.contains("C does") && !markup.contains("A reads") && markup.contains("B reads"))
    let everyone = try #require(text { choose(from: problem, reader: nil, context) })
    #expect(text { choose(from: self.problem([]), reader: b, context) } == nil)
    #expect(markup.contains("type=\"checkbox\"") && !markup.contains("checked"))
    #expect(everyone.contains("A reads") && everyone.contains("B reads"))
  }

  @Test func aPageIsWholeAndEscaped() throws {
    struct Template: PageTemplate {
      let title = "<A>", description = "\"D\""
      func main(_ page: PageContext) -> Markup { "<h1>x</h1>" }
    }
    let html = try #require(text { page(Template(), context) })
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"nl\" dir=\"ltr\">") && html.hasSuffix("</html>\n"))
    #expect(html.contains("<title>&lt;A&gt; – Site</title>") && html.contains("content=\"&quot;D&quot;\""))
    #expect(html.contains("P &amp; Q") && html.contains("https://x.org/home"))
    // The site's language is another than the page's, so nobody has a door in it.
    #expect(!html.contains("For c") && !html.contains("class=\"menu\""))
  }
}

private func text(_ make: () -> Markup?) -> String? {
  Markup.scope { make().map { markup in String(decoding: Markup.bytes { markup }, as: UTF8.self) } }
}

@Suite struct CompactTests {
  @Test(arguments: [
    ("a {\n  b: c;\n}\n", "a{b:c}"), ("/* x */ a, b > c { d: e f; }", "a,b>c{d:e f}"), ("a :hover{}", "a :hover{}"),
    ("@media (a: b) and (c) { d { e: \"/* ; */  }\"; } }", "@media (a:b) and (c){d{e:\"/* ; */  }\"}}"),
    ("a { b: calc(1px + 2px) }", "a{b:calc(1px + 2px)}"), ("a/* x */b {}", "a b{}"), ("/* open", ""),
  ])
  func aStyleSheetKeepsItsMeaning(css: String, expected: String) {
    #expect(String(decoding: Compact.style(Array(css.utf8)), as: UTF8.self) == expected)
  }

  @Test func aScriptLosesItsMarginsOnly() {
    let script = "// x\nvar a = \"b // c\"; // d\n\n    a();\n"
    #expect(String(decoding: Compact.script(Array(script.utf8)), as: UTF8.self) == "var a = \"b // c\"; // d\na();\n")
  }
}
