/// Finds the words of a text.
package enum Words {
  /// The words in order: letters, with hyphens, apostrophes and soft hyphens between them.
  ///
  /// Numbers are not words, nor is anything with a digit in it (*4e*, *19.30*); of *10-minutengesprek* only the second half is
  /// one.
  package static func of(_ text: Substring) -> [Substring] {
    let scalars = text.unicodeScalars
    var words: [Substring] = []
    var start: Substring.Index?
    var hasDigit = false
    var index = scalars.startIndex
    func close(at end: Substring.Index) {
      if let start, !hasDigit { words.append(text[start..<end]) }
      start = nil
      hasDigit = false
    }
    while index < scalars.endIndex {
      let scalar = scalars[index], next = scalars.index(after: index)
      if scalar.isLetter {
        start = start ?? index
      } else if scalar.isNumber {
        start = start ?? index
        hasDigit = true
      } else if start != nil, !scalar.isAccent {
        if !isInside(scalar) || hasDigit || next == scalars.endIndex || !scalars[next].isLetter { close(at: index) }
      }
      index = next
    }
    close(at: scalars.endIndex)
    return words
  }

  /// The words of a text.
  package static func of(_ text: String) -> [Substring] { of(text[...]) }

  private static func isInside(_ scalar: Unicode.Scalar) -> Bool {
    Marks.isHyphen(scalar) || Marks.isApostrophe(scalar) || Marks.isSoftHyphen(scalar)
  }
}
