import Checks
import Readability

/// What `check --language` prints.
enum LanguageReport {
  static func text(_ readings: Readings) -> String {
    switch readings {
    case .measured(let readings): (table(readings) + hardest(readings)).map { "\($0)\n" }.joined()
    case .unmeasured(let language):
      "How easily a text reads is measured for Dutch (\(Readability.language)) only; this site is in “\(language)”.\n"
    }
  }

  private static func table(_ readings: [Reading]) -> [String] {
    let head = ["file", "words", "words/sentence", "syllables/word", "Flesch-Douma", "long words"]
    return Columns.lines([head] + readings.map(row), numbers: 1..<5)
  }

  private static func row(_ reading: Reading) -> [String] {
    let text = reading.text
    let words = text.longWords.prefix(5).map { "\($0.word) \($0.count)" }.joined(separator: ", ")
    return [
      reading.file, String(text.words), text.wordsPerSentence.oneDecimal, text.syllablesPerWord.twoDecimals,
      text.fleschDouma?.oneDecimal ?? "– (too short)", words,
    ]
  }

  private static func hardest(_ readings: [Reading]) -> [String] {
    let sentences = Readings.hardest(10, of: readings)
    if sentences.isEmpty { return [] }
    return ["", "The sentences that are hardest to read:"]
      + Columns.lines(sentences.map { ["\($0.file):\($0.line)", $0.ease.oneDecimal, $0.text] }, numbers: 1..<2)
  }
}
