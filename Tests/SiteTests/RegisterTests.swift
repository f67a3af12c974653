import Foundation
import Platform
import SiteIndex
import TestSupport
import Testing

/// A site with more problems than one page can list.
@Suite struct RegisterTests {
  private func pages(_ count: Int) throws -> [String: String] {
    let folder = try TemporaryFolder()
    let more = (0..<count).map { number in
      let title = number.isMultiple(of: 2) ? "éven" : "Oneven"
      return """
        -- problems/p\(number)/index.md --
        ---
        title: \(title) \(1000 + number)
        summary: Nummer \(number) van velen.
        ages: 4-12
        agreements:
          - {id: a, by: ouder, ouder: U doet iets met \(number)., leerkracht: De ouders doen iets met \(number).}
          - {id: b, by: leerkracht, ouder: De leerkracht doet iets met \(number)., leerkracht: Doe iets met \(number).}
        ---
        Tekst.
        -- problems/p\(number)/ouder.md --
        ---
        summary: Wat u doet met \(number).
        ---
        Tekst.
        -- problems/p\(number)/leerkracht.md --
        ---
        summary: Wat je doet met \(number).
        ---
        Tekst.

        """
    }
    try folder.put(try Fixtures.base().with(more.joined()))
    let built = try folder.build()
    #expect(!built.findings.hasErrors, "\(built.findings)")
    return try folder.tree().filter { $0.key.hasSuffix(".html") }.mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func noPageGrowsWithTheSite() throws {
    let count = Register.most, pages = try pages(count), register = pages.keys.filter { $0.hasPrefix("overzicht-") }
    // With the two problems of the small site.
    #expect(register.count == (count + 2 + Register.page - 1) / Register.page)
    for (path, page) in pages {
      let problems = Set(page.matches(of: /problemen\/(\w+)\/index\.html/).map { String($0.output.1) })
      // A problem leads to what it is related to.
      #expect(problems.count < 2 * Register.page, "\(path) leads to \(problems.count) problems")
    }
    // The first page and the audiences show the first, and lead to all.
    for path in ["index.html", "ouder.html", "leerkracht.html"] {
      let page = try #require(pages[path])
      #expect(page.contains("<a href=\"overzicht.html\">Alle \(count + 2) problemen, van A tot Z</a>"), "\(path)")
    }
    // The list of all pages leads to it, and keeps what it does not have.
    let search = try #require(pages["zoeken.html"])
    #expect(
      search.contains("<li><a href=\"overzicht.html\">Overzicht</a></li>") && search.contains("<li><a href=\"lijst.html\">"))
    // Each problem is on one page of the register, in alphabetical order, and each page leads to the next.
    var names: [String] = []
    for number in 1...register.count {
      let page = try #require(pages["overzicht-\(number).html"])
      #expect(pages["overzicht.html"]?.contains("href=\"overzicht-\(number).html\"") == true)
      #expect(page.contains("href=\"overzicht-\(number + 1).html\"") == (number < register.count))
      names += page.matches(of: /<h3><a href="[^"]*">([^<]*)<\/a><\/h3>/).map { String($0.output.1) }
    }
    #expect(names.count == count + 2 && names == names.sorted { $0.folded < $1.folded } && Set(names).count == names.count)
  }

  @Test func aSmallSiteHasOneOverview() throws {
    let pages = try pages(1)
    #expect(!pages.keys.contains { $0.hasPrefix("overzicht-") } && pages["index.html"]?.contains("van A tot Z") == false)
    #expect(pages["overzicht.html"]?.contains("Oneven") == false && pages["overzicht.html"]?.contains("éven 1000") == true)
  }
}

extension String {
  fileprivate var folded: String { folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil) }
}
