import Diagnostics
import Testing

@Suite struct SlipTests {
  private let known = ["title", "base_url", "lusse-2012", "slapen", "vergaderen", "vergadering", "source"]

  @Test(arguments: [
    ("titel", "title"), ("Title", "title"), ("titlle", "title"), ("base-url", "base_url"), ("lusse2012", "lusse-2012"),
    ("Slapen", "slapen"), ("slappen", "slapen"), ("soruce", "source"),
  ])
  func oneStepIsASlip(word: String, meant: String) { #expect(Typo(word, in: known)?.right == meant) }

  @Test(arguments: [
    "lusse-2011",  // another year
    "lusse-2021",  // another year, although two digits may only have changed places
    "slopen",  // another word
    "slappn",  // two steps away
    "titl",  // too short to tell
    "vergaderin",  // near to two names
    "slapen",  // not wrong
  ])
  func whatCouldBeSomethingElseIsNone(word: String) { #expect(Typo(word, in: known) == nil) }

  @Test func whatIsThereAlreadyIsNotMissing() {
    let name = Located("titel", at: Location(file: "a.md", line: 1))
    #expect(Typo.fix(name, among: ["titel"], in: known)?.replacement == "title")
    #expect(Typo.fix(name, among: ["titel", "title"], in: known) == nil)
    #expect(Typo.fix(name, among: ["titel", "Title"], in: known) == nil)
  }
}

@Suite struct FixTests {
  private func fix(_ line: Int, _ column: Int, _ found: String, _ replacement: String, isSearched: Bool = false) -> Fix {
    Fix(at: Location(file: "a.md", line: line, column: column), found: found, replacement: replacement, isSearched: isSearched)
  }

  private func made(_ fixes: [Fix], _ text: String) -> String {
    String(decoding: fixes.made(in: Array(text.utf8)).bytes, as: UTF8.self)
  }

  @Test func nothingButTheWordsChanges() {
    #expect(
      made([fix(2, 3, "één", "twee"), fix(1, 1, "a", "b")], "\u{FEFF}a\r\n\té één\té  \r\nz") == "\u{FEFF}b\r\n\té één\té  \r\nz")
    #expect(
      made([fix(2, 4, "één", "twee"), fix(1, 1, "a", "b")], "\u{FEFF}a\r\n\té één\té  \r\nz") == "\u{FEFF}b\r\n\té twee\té  \r\nz"
    )
  }

  @Test func wordsBetweenQuotationMarksAreFound() {
    #expect(made([fix(1, 4, "ab", "c")], "x: \"ab\"") == "x: \"c\"")
  }

  @Test func theFirstOfTwoThatOverlapIsMade() {
    let fixes = [fix(1, 2, "bc", "x"), fix(1, 1, "ab", "y"), fix(1, 4, "d", "z")]
    #expect(made(fixes, "abcd") == "ycz")
    #expect(fixes.made(in: Array("abcd".utf8)).fixes.map(\.replacement) == ["y", "z"])
  }

  @Test(arguments: ["a\rab", "a\u{2028}ab", "a\u{85}ab"]) func aTextWithUncertainLinesIsLeft(text: String) {
    #expect(made([fix(1, 1, "a", "b")], text) == text)
  }

  @Test(arguments: [(9, 1), (1, 99), (1, 2), (0, 1)]) func aPlaceThatIsNotThereIsLeft(line: Int, column: Int) {
    #expect(made([fix(line, column, "ab", "c")], "ab\n") == "ab\n")
  }

  @Test func whatWasSearchedForStandsNowhereElse() {
    let fixes = [fix(1, 4, "term:rsut", "term:rust", isSearched: true)]
    #expect(made(fixes, "[](term:rsut) `[](term:rsut)`") == "[](term:rsut) `[](term:rsut)`")
    #expect(made(fixes, "[](term:rsut) [](term:rsut/a) [](xterm:rsut)") == "[](term:rust) [](term:rsut/a) [](xterm:rsut)")
    let both = fixes + [fix(1, 19, "term:rsut", "term:rust", isSearched: true)]
    #expect(made(both, "[](term:rsut), [](term:rsut)") == "[](term:rust), [](term:rust)")
  }
}

@Suite struct PatchTests {
  private func patch(_ before: String, _ after: String, path: String = "a.md") -> String {
    Patch.lines(of: path, from: Array(before.utf8), to: Array(after.utf8)).map { String(decoding: $0, as: UTF8.self) }.joined()
  }

  @Test func itIsAUnifiedDiff() {
    let before = (1...20).map { "\($0)\n" }.joined()
    #expect(
      patch(before, before.replacing("\n3\n", with: "\ndrie\n").replacing("19\n", with: "")) == """
        --- a/a.md
        +++ b/a.md
        @@ -1,6 +1,6 @@
         1
         2
        -3
        +drie
         4
         5
         6
        @@ -16,5 +16,4 @@
         16
         17
         18
        -19
         20

        """)
  }

  @Test func changesThatAreNearStandTogether() {
    let before = (1...9).map { "\($0)\n" }.joined()
    let text = patch(before, before.replacing("1\n", with: "een\n").replacing("8\n", with: "acht\n"))
    #expect(text.matches(of: /@@ .* @@/).map(\.output) == ["@@ -1,9 +1,9 @@"])
  }

  @Test func aLastLineWithoutAnEndIsSaid() {
    #expect(
      patch("a\nb", "a\nc", path: "een map/a.md") == """
        --- a/een map/a.md\t
        +++ b/een map/a.md\t
        @@ -1,2 +1,2 @@
         a
        -b
        \\ No newline at end of file
        +c
        \\ No newline at end of file

        """)
  }

  @Test func nothingChangedIsNoPatch() { #expect(patch("a\n", "a\n") == "") }
}
