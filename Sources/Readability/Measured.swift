/// A long word of a text.
package struct LongWord: Sendable, Equatable {
  /// The word as it is written; in lower case if it occurs that way anywhere.
  package var word: String
  /// The number of its syllables.
  package var syllables: Int
  /// The number of its letters; hyphens and apostrophes do not count.
  package var letters: Int
  /// How often it occurs in the text.
  package var count: Int
}

/// A sentence and its length.
package struct MeasuredSentence: Sendable, Equatable {
  /// The sentence on one line: any white space is a single space.
  package var text: String
  /// The content path of its file.
  package var file: String
  /// The line of the file on which it begins.
  package var line: Int
  /// The number of its words.
  package var words: Int
  /// The number of their syllables.
  package var syllables: Int

  /// The formula of `Readability.fleschDouma` applied to this sentence alone; lower is harder.
  package var ease: Double {
    Readability.ease(wordsPerSentence: Double(words), syllablesPerWord: Double(syllables) / Double(max(words, 1)))
  }
}
