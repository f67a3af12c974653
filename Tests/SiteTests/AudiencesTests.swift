import Foundation
import Platform
import Templates
import TestSupport
import Testing

/// A site with as many audiences as there are colours, more than any site is known to have.
@Suite struct AudiencesTests {
  private static let ids = (1...Theme.sides).map { "kant\($0)" }

  private func site(_ ids: [String]) -> String {
    func all(_ words: (String) -> String) -> String { ids.map { "\($0): \(words($0))" }.joined(separator: ", ") }
    let audiences = ids.map {
      "  - {id: \($0), name: \($0.capitalized), title: Voor \($0), summary: Van \($0)., agreements: {\(all { "Dit doet \($0)" })}}\n"
    }
    let agreements = ids.map { by in "  - {id: van-\(by), by: \(by), \(all { "\(by) doet dit voor \($0)." })}\n" }
    let views = ids.map {
      "-- problems/eten/\($0).md --\n---\nsummary: Wat \($0) doet.\npoints: [Punt van \($0)]\n---\n## Doen {#doen}\n\nWoorden van \($0).\n"
    }
    return """
      -- site.yml --
      title: Tips
      tagline: Samen
      description: Tips.
      language: nl
      base_url: https://example.org/
      publisher: {name: Wij}
      audiences:
      \(audiences.joined())\
      -- problems/eten/index.md --
      ---
      title: Eten
      summary: Over eten.
      ages: 4-12
      agreements:
      \(agreements.joined())\
      ---
      Eten.
      \(views.joined())
      """
  }

  @Test func eachAudienceHasItsOwnOfEverything() throws {
    let folder = try TemporaryFolder()
    try folder.put(SmallSite(site(Self.ids)))
    #expect(try folder.findings() == "")
    _ = try folder.build()
    let files = try folder.tree().mapValues { String(decoding: $0, as: UTF8.self) }
    func page(_ name: String) throws -> String { try #require(files[name], "there is no \(name)") }
    let together = try page("problemen/eten/index.html"), plan = try page("problemen/eten/plan.html"),
      home = try page("index.html")
    for (index, id) in Self.ids.enumerated() {
      let side = "side-\(index + 1)"
      #expect(try page("problemen/eten/\(id).html").contains("more.css"), "\(id) has no colour")
      #expect(try page("\(id).html").contains("<body class=\"\(side)\">"), "\(id) does not have the colour of \(side)")
      let panel = "<div class=\"panel panel-link \(side)\">"
      #expect(together.contains("Woorden van \(id).") && together.contains(panel), "\(id) has no column")
      #expect(plan.contains("\(id) doet dit voor"), "the plan lacks what \(id) does")
      #expect(
        home.contains("<li class=\"\(side)\">\n<a href=\"problemen/eten/\(id).html\"")
          || home.contains("problemen/eten/\(id).html"))
      #expect(files.keys.contains { $0.contains("handout") && $0.contains(id) }, "\(id) has no handout: \(files.keys.sorted())")
      let view = try page("problemen/eten/\(id).html")
      for other in Self.ids { #expect(view.contains("\(other) doet dit voor \(id).")) }
    }
  }

  /// Each audience has a colour in light and in dark, and no two colours are the same.
  @Test func everyAudienceHasAColour() throws {
    // Those beyond the third are in a sheet that only sites with as many audiences load on every page.
    let style = try ["style.css", "more.css"].map {
      String(decoding: try Files.read("\(Fixtures.repository)/templates/assets/\($0)"), as: UTF8.self)
    }.joined()
    let colors = style.matches(of: /\.side-(\d+) \{ --side: (#[0-9a-f]{6});/).map {
      (number: String($0.output.1), color: String($0.output.2))
    }
    let twice: [String] = (1...Theme.sides).flatMap { (side: Int) -> [String] in [String(side), String(side)] }
    #expect(colors.map(\.number).sorted() == twice)
    #expect(Set(colors.map(\.color)).count == 2 * Theme.sides)
  }
}
