/// Counts the syllables of Dutch words.
package enum Syllables {
  /// The number of syllables of a word as it is spoken; at least 1, and 0 for what has no letter.
  ///
  /// - A part between hyphens is counted by itself: *time-out*. So is what follows an apostrophe: *foto’s*, *ib’er*.
  /// - A part in capitals, or a short one that cannot be pronounced, is spoken by letter: *ADHD* is 4, *usb* 3. See `Spelled`.
  /// - Any other part has as many syllables as vowel sounds. See `Nuclei`, and `Borrowed` for words from other languages.
  ///
  /// The rule follows hyphenation, which is careful speech: *station* is sta-ti-on, *radio* is ra-di-o. Digits are not counted.
  package static func count(_ word: some StringProtocol) -> Int {
    let scalars = Letter.composed(Array(word.unicodeScalars))
    let count = scalars.split(whereSeparator: Marks.isHyphen).reduce(0) { $0 + self.count(part: $1) }
    return count == 0 && scalars.contains(where: \.isLetter) ? 1 : count
  }

  private static func count(part: ArraySlice<Unicode.Scalar>) -> Int {
    if !part.contains(where: { Marks.isApostrophe($0) }) { return count(piece: part, isAbbreviation: false) }
    let pieces = part.split(whereSeparator: Marks.isApostrophe)
    guard let first = pieces.first else { return 0 }
    let suffixes = pieces.dropFirst()
    // Only abbreviations take -er after an apostrophe: ib’er, zzp’er.
    let isAbbreviation = suffixes.last?.starts(with: "er".unicodeScalars) ?? false
    let stem = count(piece: first, isAbbreviation: isAbbreviation)
    return suffixes.reduce(stem) { $0 + Nuclei.count(Letter.all(of: $1)) }
  }

  private static func count(piece: ArraySlice<Unicode.Scalar>, isAbbreviation: Bool) -> Int {
    let letters = Letter.all(of: piece)
    return Spelled.count(piece, letters, isAbbreviation: isAbbreviation) ?? Nuclei.count(letters)
  }
}
