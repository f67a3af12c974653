import Foundation
import Platform
import TestSupport
import Testing

@Suite struct TranslationTests {
  private func foreign(_ audiences: [String] = []) throws -> [String: String] {
    let folder = try TemporaryFolder()
    try folder.put(SmallSite(try Fixtures.text("foreign.txt")))
    _ = try folder.build(audiences: audiences)
    return try folder.tree().mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aReaderStaysInOneLanguage() throws {
    let site = try foreign()
    let page = try #require(site["problems/losing/parent.nl.html"])
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"nl\" dir=\"ltr\">"))
    #expect(page.contains("<a href=\"../quitting/parent.html\" data-note=\"1\" hreflang=\"en\">opgeven</a>"))
    #expect(page.contains("<a href=\"coach.html#signs\" data-note=\"2\" hreflang=\"en\">het veld</a>"))
    #expect(page.contains("De leerkracht prijst inzet, niet winnen.") && page.contains("Dit doet u"))
    #expect(!page.contains("For parents") && !page.contains("On this page"))
    // This translation was reviewed, so it needs no notice; the other was not.
    #expect(!page.contains("class=\"notice\"") && page.contains("Nagekeken op 1 oktober 2026 door Een tolk."))
    #expect(site["problems/losing/parent.ar.html"]?.contains("class=\"notice\"") == true)
    #expect(site["parent.nl.html"]?.contains("<a href=\"problems/losing/parent.nl.html\">Slecht tegen verlies</a>") == true)
  }

  @Test func whatIsNotTranslatedIsNotOfferedAsIfItWere() throws {
    let site = try foreign()
    #expect(site["problems/quitting/parent.nl.html"] == nil)
    let page = try #require(site["problems/quitting/parent.html"]), start = try #require(site["parent.nl.html"])
    #expect(!page.contains("class=\"languages\"") && !page.contains("rel=\"alternate\" hreflang"))
    // The first page in a language has what is in that language, and the ways that lead on in it.
    #expect(start.contains("losing/parent.nl.html") && !start.contains("quitting") && !start.contains("teacher.html"))
    let translated = try #require(site["problems/losing/parent.nl.html"])
    #expect(translated.contains("<a class=\"brand\" href=\"../../parent.nl.html\""))
    // The other side's text is in the site's language, and says so.
    #expect(translated.contains("voor leerkrachten</span> <bdi lang=\"en\">(English)</bdi></a>"))
  }

  @Test func aPartThatIsNotTranslatedIsLinkedInTheSitesLanguage() throws {
    let folder = try TemporaryFolder()
    let quitting =
      "-- problems/quitting/parent.nl.md --\n---\ntitle: Opgeven\nsummary: X.\n---\nZie [dat](problem:losing#later), [](problem:losing#signs).\n"
    let losing = "-- problems/losing/parent.md --\n---\nsummary: X.\n---\n## Seen {#signs}\n\n## Later {#later}\n"
    try folder.put(SmallSite(try Fixtures.text("foreign.txt")).with(quitting).with(losing))
    _ = try folder.build()
    let page = String(decoding: try Files.read(folder("site/problems/quitting/parent.nl.html")), as: UTF8.self)
    #expect(page.contains("<a href=\"../losing/parent.html#later\" data-note=\"1\" hreflang=\"en\">dat</a>"))
    #expect(page.contains("<a href=\"../losing/parent.nl.html#signs\" data-note=\"2\">Wat u ziet</a>"))
  }

  @Test func everyVersionNamesTheOthers() throws {
    let site = try foreign()
    for name in ["parent", "parent.nl", "parent.ar"] {
      let page = try #require(site["problems/losing/\(name).html"])
      for (language, other) in [("en", "parent"), ("nl", "parent.nl"), ("ar", "parent.ar")] {
        let address = "https://example.org/both-sides/problems/losing/\(other).html"
        #expect(page.contains("<link rel=\"alternate\" hreflang=\"\(language)\" href=\"\(address)\">"))
        #expect(other == name || page.contains("<a href=\"\(other).html\" lang=\"\(language)\" hreflang=\"\(language)\">"))
      }
    }
    #expect(site["problems/losing/teacher.html"]?.contains("class=\"languages\"") == false)
    #expect(site["index.html"]?.contains("<a href=\"parent.ar.html\" lang=\"ar\" hreflang=\"ar\">العربية</a>") == true)
  }

  @Test func anEditionTakesItsTranslationsAlong() throws {
    let parents = try foreign(["parent"]), coaches = try foreign(["coach"])
    #expect(parents["problems/losing/parent.ar.html"] != nil && coaches["problems/losing/parent.ar.html"] == nil)
    #expect(
      parents["problems/losing/parent.html"]?.contains("https://example.org/both-sides/problems/losing/coach.html#signs") == true)
    #expect(coaches["index.html"]?.contains("class=\"languages\"") == false)
    // An edition may be for two audiences.
    let both = try foreign(["parent", "coach"])
    #expect(both["problems/losing/coach.html"] != nil && both["problems/losing/teacher.html"] == nil)
  }
}
