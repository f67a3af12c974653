import TestSupport
import Testing

/// What a letter of invitation leaves open is filled in as far as the evening says it; the rest has room for a pen.
@Suite struct InvitationTests {
  private static func site(
    _ facts: String, letter: String = "Op [](invitation:date) om [](invitation:time), [](invitation:place)."
  )
    -> String
  {
    """
    -- evenings/avond.md --
    ---
    title: Een avond
    summary: Praten.
    problems: [slapen]
    \(facts)
    programme:
      - {minutes: 10, what: Welkom}
    materials: []
    invitation: |
      \(letter)
    ---
    Praten.

    """
  }

  private func letter(_ facts: String) throws -> String {
    let page = try BuiltSite(Self.site(facts))["ouderavonden/avond-draaiboek.html"]
    return page.components(separatedBy: "<div class=\"letter prose\">\n").dropFirst().first?.components(separatedBy: "</div>")
      .first ?? ""
  }

  private func findings(_ change: String) throws -> String {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(change))
    return try folder.findings()
  }

  private static func open(_ name: String, _ word: String) -> String { "<span class=\"to-fill to-fill-\(name)\">\(word)</span>" }

  @Test func itSaysWhatTheEveningSays() throws {
    let whole = try letter("date: 2027-01-20\nplace: De aula\nstart: \"19:30\"")
    #expect(whole == "<p>Op woensdag 20 januari 2027 om 19:30, De aula.</p>\n")
    // Without a date the time is a proposal, which a school may change.
    let (date, time, place) = (Self.open("date", "datum"), Self.open("time", "tijd"), Self.open("place", "plaats"))
    #expect(try letter("start: \"19:30\"") == "<p>Op \(date) om \(time), \(place).</p>\n")
    #expect(try letter("start: \"19:30\"\nplace: De aula").hasSuffix("om \(time), De aula.</p>\n"))
  }

  @Test(arguments: [
    ("[](invitation:dat)", "an invitation leaves no “dat” open", "did you mean “invitation:date”?"),
    ("[](invitation:)", "an invitation leaves no “” open", "write “invitation:” and date, time, place"),
  ]) func whatItDoesNotLeaveOpenIsAFinding(link: String, message: String, hint: String) throws {
    let findings = try findings(Self.site("start: \"19:30\"", letter: "Op \(link)."))
    #expect(findings.contains(message) && findings.contains(hint), "\(findings)")
  }

  /// Only the letter is filled in.
  @Test func anotherTextLeavesNothingOpen() throws {
    let findings = try findings("-- pages/over.md --\n---\ntitle: Over\nsummary: Wij.\n---\nOp [](invitation:date).\n")
    #expect(findings.contains("only the invitation of an evening is filled in with its date"), "\(findings)")
  }
}
