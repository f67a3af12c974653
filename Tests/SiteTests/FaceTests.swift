import TestSupport
import Testing

/// The two faces of a meeting: for those who come, and for who leads it.
@Suite struct FaceTests {
  private static let site = """
    -- evenings/avond.md --
    ---
    title: Een avond
    summary: Praten.
    problems: [slapen]
    start: "19:30"
    programme:
      - {minutes: 10, what: Welkom, how: Geheim begin.}
    materials: [Geheime koffie]
    invitation: Geheime brief.
    ---
    ## Samen {#samen}

    Zie [de cursus](course:rust/beginnen) en [](evening:avond#draaiboek).
    -- evenings/avond.leader.md --
    ---
    audience: leerkracht
    ---
    ## Geheim {#draaiboek}

    Zie [de cursus](course:rust/beginnen), [verder](course:rust/verder) en [samen](evening:avond#samen).
    -- courses/rust/01-beginnen.leader.md --
    ---
    audience: leerkracht
    ---
    Geheim.
    """

  /// Links lead each reader to their own face, and to the one that has the heading.
  @Test func eachIsLedToTheirOwn() throws {
    let site = try BuiltSite(Self.site)
    let come = site["ouderavonden/avond.html"], lead = site["ouderavonden/avond-draaiboek.html"]
    #expect(come.contains("<a href=\"../cursussen/rust/beginnen.html\""))
    #expect(come.contains("<a href=\"avond-draaiboek.html#draaiboek\""))
    #expect(lead.contains("<a href=\"../cursussen/rust/beginnen-draaiboek.html\""))
    #expect(lead.contains("<a href=\"../cursussen/rust/verder.html\""), "it has one page, for all")
    #expect(lead.contains("<a href=\"avond.html#samen\""))
    // On each face is the way to the other.
    #expect(come.contains("class=\"go\" href=\"avond-draaiboek.html\"") && lead.contains("class=\"go\" href=\"avond.html\""))
  }

  /// Those who come do not read what only who leads it needs; who leads it does.
  @Test func whatOnlyOneNeedsIsOnOneFace() throws {
    let site = try BuiltSite(Self.site)
    let lead = site["ouderavonden/avond-draaiboek.html"]
    for word in ["Geheim begin", "Geheime koffie", "Geheime brief"] {
      #expect(!site["ouderavonden/avond.html"].contains(word) && lead.contains(word), "\(word)")
    }
    #expect(
      site["ouderavonden/avond.html"].contains("Welkom") && site["leerkracht.html"].contains("ouderavonden/avond-draaiboek.html"))
    #expect(!site["ouder.html"].contains("draaiboek"))
  }

  /// An edition for those who come has no word of it.
  @Test func anEditionLeavesTheGuideOut() throws {
    let files = try BuiltSite(Self.site.replacing(" en [](evening:avond#draaiboek)", with: ""), audiences: ["ouder"]).files
    #expect(files["ouderavonden/avond.html"] != nil)
    for (path, text) in files where text.contains("Gehei") || text.contains("eheim") { Issue.record("\(path) tells") }
  }
}
