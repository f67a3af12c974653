/// A long word of a text.
package struct LongWord: Sendable, Equatable {
  /// As it is written, in small letters if it is so anywhere.
  package var word: String
  /// Its syllables.
  package var syllables: Int
  /// Its letters; hyphens and apostrophes are none.
  package var letters: Int
  /// How often the text has it.
  package var count: Int
}

/// A sentence and how long it is.
package struct MeasuredSentence: Sendable, Equatable {
  /// On one line: white space is a single space.
  package var text: String
  /// The file it stands in.
  package var file: String
  /// The line of the file on which it begins.
  package var line: Int
  /// Its words.
  package var words: Int
  /// Their syllables.
  package var syllables: Int

  /// The formula of `Readability.fleschDouma` for this sentence alone; lower is harder.
  package var ease: Double {
    Readability.ease(wordsPerSentence: Double(words), syllablesPerWord: Double(syllables) / Double(max(words, 1)))
  }
}
