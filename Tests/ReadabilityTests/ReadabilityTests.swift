import Readability
import Testing

@Suite struct ReadabilityTests {
  @Test func aTextIsCounted() {
    let text = Readability([
      Prose(text: "Uw kind leert thuis. U helpt.", file: "a.md", line: 1),
      Prose(text: "Lees samen een boek in 2026.", file: "a.md", line: 3),
      Prose(text: "… 12.", file: "a.md", line: 5),
    ])
    #expect(text.sentences == 3)
    #expect(text.words == 11)
    #expect(text.syllables == 12)
    #expect(text.wordsPerSentence == 11.0 / 3)
    #expect(text.syllablesPerWord == 12.0 / 11)
  }

  @Test func theFormulaIsDoumas() throws {
    let text = Readability([
      Prose(text: String(repeating: "Een kind leert vandaag graag lezen. ", count: 10), file: "a.md", line: 1)
    ])
    #expect(text.words == 60 && text.sentences == 10 && text.syllables == 80)
    let ease = try #require(text.fleschDouma)
    #expect(abs(ease - (206.835 - 0.93 * 6 - 77 * 80 / 60)) < 0.000_001)
  }

  @Test func fewWordsHaveNoScore() {
    func text(_ words: Int) -> Readability {
      Readability([Prose(text: String(repeating: "kind ", count: words), file: "a.md", line: 1)])
    }
    #expect(text(49).fleschDouma == nil)
    #expect(text(50).fleschDouma != nil)
  }

  @Test func anEmptyTextIsNothing() {
    let text = Readability([])
    #expect(text.words == 0 && text.wordsPerSentence == 0 && text.syllablesPerWord == 0 && text.fleschDouma == nil)
    #expect(text.longWords.isEmpty && text.hardest(3).isEmpty)
  }

  @Test func longWordsComeByFrequency() {
    let text = Readability([
      Prose(
        text: "Ouderavond. De coördinator en de ouderavond. Een ADHD’er. Voetbalplaatjes. Zachtgrondschoen.", file: "a.md",
        line: 1)
    ])
    #expect(text.longWords.map(\.word) == ["ouderavond", "ADHD’er", "coördinator", "Voetbalplaatjes", "Zachtgrondschoen"])
    #expect(text.longWords.first?.count == 2)
    #expect(text.longWords.last?.letters == 16 && text.longWords.last?.syllables == 3)
  }

  @Test func theHardestSentencesComeFirst() {
    let text = Readability([
      Prose(
        text: "Lees een boek. Verantwoordelijkheidsgevoel!\nDe coördinator organiseert\nvanavond de ouderavond.", file: "a.md",
        line: 10),
      Prose(text: "De kat zit.", file: "a.md", line: 20), Prose(text: "De schat zit.", file: "a.md", line: 21),
    ])
    #expect(text.hardest(2).map(\.line) == [10, 11])
    #expect(text.hardest(1, minimum: 3).map(\.text) == ["De coördinator organiseert vanavond de ouderavond."])
    #expect(text.hardest(9).map(\.line) == [10, 11, 10, 21, 20])
    #expect(text.hardest(0).isEmpty && text.hardest(-1).isEmpty)
  }
}
