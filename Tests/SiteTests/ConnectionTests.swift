import TestSupport
import Testing

/// What belongs together is seen from both ends.
@Suite struct ConnectionTests {
  private let site = """
    -- problems/derde/index.md --
    ---
    title: Derde
    summary: X.
    ages: 4-12
    agreements:
      - {id: a, by: ouder, ouder: A, leerkracht: B}
      - {id: b, by: leerkracht, ouder: A, leerkracht: B}
    ---
    X.
    -- problems/derde/ouder.md --
    ---
    summary: X.
    ---
    Lees [](problem:eten) en [de avond](evening:avond).
    -- problems/derde/leerkracht.md --
    ---
    summary: X.
    ---
    X.
    -- courses/rust/02-verder.md --
    ---
    title: Verder
    summary: De tweede keer.
    goal: Rust geven.
    ---
    Zie [eten](problem:eten/ouder) en [de lijst](page:lijst).
    -- pages/over.md --
    ---
    title: Over ons
    summary: Wij.
    ---
    Zie [eten](problem:eten).
    -- pages/lijst.md --
    ---
    title: Een lijst
    summary: X.
    audience: leerkracht
    ---
    Zie [eten](problem:eten).

    """

  @Test func aLinkBetweenTextsRelatesThemForTheirReader() throws {
    let site = try BuiltSite(site)
    for (page, other) in [("eten", "derde"), ("derde", "eten")] {
      #expect(site["problemen/\(page)/ouder.html"].contains("<li><a href=\"../\(other)/ouder.html\"><img"), "\(page)")
      #expect(!site["problemen/\(page)/leerkracht.html"].contains("../\(other)/leerkracht.html\"><img"), "\(page)")
      #expect(site["problemen/\(page)/index.html"].contains("<li><a href=\"../\(other)/index.html\"><img"), "\(page)")
    }
    #expect(
      site["overzicht.html"].contains(
        "<dt>Ook relevant bij</dt>\n<dd><a href=\"problemen/eten/index.html\">Slecht eten</a></dd>"))
  }

  /// A page leads to what helps its reader on, not to whatever happens to name it: here a view and a session name it.
  @Test func noPageListsWhoMentionsIt() throws {
    let site = try BuiltSite(site)
    for (page, other) in [("ouderavonden/avond.html", "derde/ouder.html"), ("lijst.html", "cursussen/rust/verder.html")] {
      #expect(!site[page].isEmpty && !site[page].contains(other), "\(page)")
    }
  }
}
