/// How long the words and sentences of a Dutch text are, which is all that counting can tell about how easily it reads.
package struct Readability: Sendable, Equatable {
  /// The tag of the language that is measured.
  package static let language = "nl"

  /// The number of words; see `Words`.
  package private(set) var words = 0
  /// The number of sentences that have a word; see `Sentences`.
  package private(set) var sentences = 0
  /// The number of syllables; see `Syllables`.
  package private(set) var syllables = 0
  /// The words with at least 4 syllables or 14 letters: the most frequent first, then in alphabetical order.
  package private(set) var longWords: [LongWord] = []
  /// The sentences, still with the white space of the text.
  private var measured: [MeasuredSentence] = []

  /// Measures the paragraphs of a text.
  package init(_ paragraphs: [Prose]) {
    var long: [String: LongWord] = [:]
    // Most words occur more than once.
    var known: [String: Int] = [:]
    for paragraph in paragraphs {
      for sentence in Sentences.of(paragraph.text) {
        var count = (words: 0, syllables: 0)
        for word in Words.of(sentence.text) {
          let syllables = syllables(of: word, &known)
          count.words += 1
          count.syllables += syllables
          note(word, syllables: syllables, in: &long)
        }
        guard count.words > 0 else { continue }
        words += count.words
        syllables += count.syllables
        sentences += 1
        measured.append(
          MeasuredSentence(
            text: String(sentence.text), file: paragraph.file, line: paragraph.line + sentence.lineEnds, words: count.words,
            syllables: count.syllables))
      }
    }
    longWords = long.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map(\.value)
  }

  /// The mean number of words in a sentence; 0 for an empty text.
  package var wordsPerSentence: Double { sentences == 0 ? 0 : Double(words) / Double(sentences) }

  /// The mean number of syllables in a word; 0 for an empty text.
  package var syllablesPerWord: Double { words == 0 ? 0 : Double(syllables) / Double(words) }

  /// Reading ease, from about 0 (hard) to 100 (easy), by Flesch’s formula as W. H. Douma fitted it to Dutch in *De leesbaarheid
  /// van landbouwbladen* (1960): 206.835 − 0.93 × words per sentence − 77 × syllables per word.
  ///
  /// `nil` for a text of fewer than 50 words, which is too short for averages. It counts lengths, and says nothing about content
  /// or layout.
  package var fleschDouma: Double? {
    words < 50 ? nil : Self.ease(wordsPerSentence: wordsPerSentence, syllablesPerWord: syllablesPerWord)
  }

  /// The sentences that score lowest when the formula of `fleschDouma` is applied to each by itself: the hardest first, and of
  /// equally hard ones the longest.
  ///
  /// A sentence of one long word scores very low; `minimum` leaves out sentences with fewer words.
  package func hardest(_ number: Int, minimum: Int = 1) -> [MeasuredSentence] {
    // The order in the text decides last, because sorting does not promise to keep it.
    let ranked = measured.enumerated().filter { $0.element.words >= minimum }.sorted { one, other in
      let a = one.element, b = other.element
      return (a.ease, b.text.count, one.offset) < (b.ease, a.text.count, other.offset)
    }
    return ranked.prefix(max(0, number)).map { place in
      var sentence = place.element
      sentence.text = sentence.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      return sentence
    }
  }

  /// The syllables of a word, counted once.
  private func syllables(of word: Substring, _ known: inout [String: Int]) -> Int {
    let key = String(word)
    if let syllables = known[key] { return syllables }
    let syllables = Syllables.count(key)
    known[key] = syllables
    return syllables
  }

  static func ease(wordsPerSentence: Double, syllablesPerWord: Double) -> Double {
    206.835 - 0.93 * wordsPerSentence - 77 * syllablesPerWord
  }

  private func note(_ word: Substring, syllables: Int, in long: inout [String: LongWord]) {
    guard syllables >= 4 || word.utf8.count >= 14 else { return }
    let letters = word.count(where: \.isLetter)
    guard syllables >= 4 || letters >= 14 else { return }
    let form = word.filter { $0 != "\u{AD}" }, key = form.lowercased()
    var entry = long[key] ?? LongWord(word: form, syllables: syllables, letters: letters, count: 0)
    entry.count += 1
    // A word that is somewhere written without a capital has one only where it begins a sentence.
    if form == key { entry.word = form }
    long[key] = entry
  }
}
