import Diagnostics
import Testing

@Suite struct NearMissTests {
  @Test(arguments: [
    ("faalangts", "faalangst"), ("sumary", "summary"), ("Ouder", "ouder"), ("leerkacht", "leerkracht"), ("tpi", "tip"),
  ])
  func aSlipOfThePenIsRecognised(word: String, meant: String) {
    #expect(NearMiss.of(word, in: ["ouder", "leerkracht", "faalangst", "summary", "tip"]) == meant)
  }

  @Test(arguments: ["slapen", "", "x", "zzzzzzzzz"])
  func anotherWordIsNotSuggested(word: String) {
    #expect(NearMiss.of(word, in: ["ouder", "leerkracht", "faalangst", "summary"]) == nil)
  }

  @Test func theFirstOfEquallyCloseWordsWins() {
    #expect(NearMiss.of("kat", in: ["kas", "kap"]) == "kas")
  }

  /// A site may have many findings, and each looks for the nearest among all names of the site.
  @Test func amongVeryManyThatAreAlikeNotAllAreCompared() {
    var looked = 0
    let names = (0..<50_000).lazy.map { number in
      looked += 1
      return "afspraak-\(number)"
    }
    #expect(NearMiss.of("afspraak-x", in: names) == "afspraak-0")
    #expect(looked < 1000)
    looked = 0
    #expect(Typo("afspraak-1x", in: names) == nil)
    #expect(looked < 20)
  }

  @Test(arguments: [
    ("base-url", "base_url"), ("Sumary", "summary"), ("financiele-zorgen", "financiële-zorgen"), ("sl apen", "slapen"),
  ])
  func whatDiffersByASlipIsCompared(word: String, meant: String) {
    #expect(NearMiss.of(word, in: ["anders", meant]) == meant)
  }
}

@Suite struct ReportTests {
  private func printed(_ line: String, column: Int, length: Int = 1, _ message: String = "no", hint: String? = nil) -> String {
    Report(folder: "content") { _, _ in line }.text(
      Diagnostic(
        .brokenLink, at: Location(file: "a.md", line: 12, column: column, length: length), message, hint: hint))
  }

  @Test func aFindingShowsPlaceLineCaretAndHint() {
    #expect(
      printed("Zie [x](problem:y).", column: 9, length: 9, "there is no problem “y”", hint: "did you mean “z”?") == """
        content/a.md:12:9: error: there is no problem “y” [broken-link]
        12 | Zie [x](problem:y).
           |         ^^^^^^^^^
        hint: did you mean “z”?

        """)
  }

  @Test func aLongLineIsCutAroundTheCaret() {
    let text = printed(String(repeating: "a", count: 5000) + "!" + String(repeating: "b", count: 5000), column: 5001)
    let lines = text.split(separator: "\n")
    #expect(lines[1].count < 120)
    let caret = lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) } ?? 0
    #expect(Array(lines[1])[caret] == "!")
  }

  @Test func contentCanNotSteerTheTerminal() {
    #expect(!printed("a\u{1B}[31mb\tc", column: 1, "bad \u{7}").contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\t" })
  }

  @Test func findingsAreSortedByPlaceAndSaidOnce() {
    let late = Diagnostic(.brokenLink, at: Location(file: "b.md", line: 1), "x")
    let early = Diagnostic(.brokenLink, at: Location(file: "a.md", line: 9), "x")
    let first = Diagnostic(.unexpectedFile, at: Location(file: "a.md", line: 2), "x")
    let sorted = [late, early, first, early].sortedAndUnique()
    #expect(sorted == [first, early, late])
    #expect(sorted.counts == "2 errors, 1 warning")
    #expect(sorted.hasErrors && ![first].hasErrors)
  }
}
