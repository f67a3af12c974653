import TestSupport
import Testing

/// How the site shows lessons, tools and partners.
@Suite struct ToolTests {
  private let site = """
    -- tools/plek.svg --
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>
    -- tools/hulp.yml --
    tool: directory
    title: Wie kan helpen?
    summary: Plekken in de buurt.
    text: "Zie ![de plek](plek.svg)."
    categories:
      - {id: sport, name: Sport}

    """

  @Test func searchFindsStepsAndPartners() throws {
    let site = try BuiltSite(site)
    let found = site.files.filter { $0.key.hasPrefix("zoeken/pages-") }.values.joined()
    #expect(found.contains("[\"page_steps\",\"Stap voor stap\",\"Snijd de appel door. Laat uw kind kiezen."))
    #expect(site["lessen/delen/ouder.html"].contains("id=\"page_steps\""))
    #expect(found.contains("[\"partner_judo\",\"Judo De Mat\",\"Leren vallen. Noord\"]"))
    #expect(site["hulpmiddelen/hulp.html"].contains("id=\"partner_judo\""))
  }

  @Test func aPictureStandsBesideTheToolThatShowsIt() throws {
    let site = try BuiltSite(site)
    #expect(site.files["hulpmiddelen/plek.svg"] != nil)
    #expect(site["hulpmiddelen/hulp.html"].contains("src=\"plek.svg\""))
  }

  @Test(arguments: [false, true]) func onlyADemonstrationShowsWhatDoesNotExist(isDemonstration: Bool) throws {
    let settings = try #require(try Fixtures.base().text("site.yml")) + (isDemonstration ? "demonstration: true\n" : "")
    let example = "-- directory/judo.yml --\ntitle: Judo De Mat\ncategory: sport\nsummary: X.\nregion: Noord\nexample: true\n"
    let site = try BuiltSite(site + example + "-- site.yml --\n\(settings)")
    for (name, file) in site.files { #expect(isDemonstration || !file.contains("Judo De Mat"), "\(name)") }
    #expect(site["hulpmiddelen/hulp.html"].contains("bestaat niet") == isDemonstration)
    #expect(site["index.html"].contains("Deze site is een demonstratie") == isDemonstration)
  }

  /// The only list that may begin without items is that of search results.
  @Test func noListIsEmpty() throws {
    for (name, page) in try BuiltSite(site).files where name.hasSuffix(".html") && name != "zoeken.html" {
      #expect(page.firstMatch(of: /<(ul|ol|dl)[^>]*>\s*<\/\1>/) == nil, "\(name)")
    }
  }
}
