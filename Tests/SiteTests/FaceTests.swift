import TestSupport
import Testing

/// The two faces of a meeting: for those who come, and for those who lead it.
@Suite struct FaceTests {
  private static let site = """
    -- evenings/avond.md --
    ---
    title: Een avond
    summary: Praten.
    problems: [slapen]
    aliases: [oud.html]
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
    #expect(site["oud.html"].contains("ouderavonden/avond.html"))
    // On each face is the way to the other.
    #expect(come.contains("class=\"go\" href=\"avond-draaiboek.html\"") && lead.contains("class=\"go\" href=\"avond.html\""))
  }

  /// Those who come do not read what only those who lead it need; those who lead it do.
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

  /// A guide goes along with its meeting: a draft's may be unfinished.
  @Test func aDraftExcusesItsGuide() throws {
    let draft = "-- evenings/avond.md --\n---\ndraft: true\ntitle: {{ titel }}\n---\nTekst.\n"
    let files = try BuiltSite(draft + "-- evenings/avond.leader.md --\n---\n---\n{{ tekst }} [weg](page:weg)\n").files
    #expect(files["ouderavonden/avond-draaiboek.html"] == nil)
  }

  @Test func anotherNameForAGuideIsUnderstood() throws {
    for (file, name) in [
      ("evenings/avond.leiding.md", "avond.leader"), ("courses/rust/01-beginnen.trainer.md", "beginnen.leader"),
    ] {
      let folder = try TemporaryFolder()
      try folder.put(try Fixtures.base().with(SmallSite("-- \(file) --\n---\n---\nTekst.\n")))
      let said = try folder.findings()
      #expect(said.contains("rename it to “\(name)”"), "\(said)")
    }
  }

  /// The letter is for those who come, wherever it stands.
  @Test func theLetterLeadsItsReaders() throws {
    let letter = Self.site.replacing("Geheime brief.", with: "Zie [de cursus](course:rust/beginnen).").replacing(
      "Zie [de cursus](course:rust/beginnen), ", with: "Zie ")
    let lead = try BuiltSite(letter)["ouderavonden/avond-draaiboek.html"]
    #expect(lead.contains("cursussen/rust/beginnen.html\"") && !lead.contains("beginnen-draaiboek"))
  }

  /// An edition for those who come has no word of it.
  @Test func anEditionLeavesTheGuideOut() throws {
    let files = try BuiltSite(Self.site.replacing(" en [](evening:avond#draaiboek)", with: ""), audiences: ["ouder"]).files
    #expect(files["ouderavonden/avond.html"] != nil)
    for (path, text) in files where text.contains("Gehei") || text.contains("eheim") { Issue.record("\(path) tells") }
  }
}
