/// A sentence in a text.
package struct Sentence: Sendable, Equatable {
  /// Its words and marks, without the space around them; line breaks within it are kept.
  package let text: Substring
  /// The number of line ends before it in the whole text.
  package let lineEnds: Int
}

/// Finds the sentences of a text.
///
/// A sentence ends at `.`, `!`, `?` or `…`, with the closing quotation marks and brackets after it, when white space follows and
/// the next sentence would not begin with a small letter. So *‘Hoe dan?’ vroeg hij.* is one sentence. A full stop after an
/// abbreviation (*bijv.*), an initial or the number of an item does not end a sentence; after *enz.* it does, if a capital
/// follows.
package enum Sentences {
  /// The sentences of a paragraph, in order.
  package static func of(_ text: String) -> [Sentence] {
    let scalars = Array(text.unicodeScalars)
    var sentences: [Sentence] = []
    var start = 0, position = 0, lineEnds = 0
    var index = text.startIndex
    func close(at end: Int) {
      var from = start, to = end
      while from < to, scalars[from].isBlank { from += 1 }
      while from < to, scalars[to - 1].isBlank { to -= 1 }
      lineEnds += scalars[start..<from].count { $0 == "\n" }
      let first = text.unicodeScalars.index(index, offsetBy: from - start)
      let last = text.unicodeScalars.index(first, offsetBy: to - from)
      if from < to { sentences.append(Sentence(text: text[first..<last], lineEnds: lineEnds)) }
      lineEnds += scalars[from..<end].count { $0 == "\n" }
      index = text.unicodeScalars.index(last, offsetBy: end - to)
      start = end
    }
    while position < scalars.count {
      guard Marks.isTerminator(scalars[position]) else {
        position += 1
        continue
      }
      let terminator = position
      while position < scalars.count, Marks.isTerminator(scalars[position]) { position += 1 }
      let isFullStop = position == terminator + 1 && scalars[terminator] == "."
      while position < scalars.count, Marks.isCloser(scalars[position]) { position += 1 }
      if isEnd(scalars, position), !(isFullStop && isShort(scalars[start..<terminator], next: scalars[position...])) {
        close(at: position)
      }
    }
    close(at: scalars.count)
    return sentences
  }

  /// Whether a sentence can end here: white space follows, and then not a small letter.
  private static func isEnd(_ scalars: [Unicode.Scalar], _ position: Int) -> Bool {
    guard position < scalars.count else { return true }
    guard scalars[position].isBlank else { return false }
    let rest = scalars[position...].drop(while: \.isBlank)
    // *’s Avonds* begins a sentence, although with a small letter.
    if let mark = rest.first, Marks.isApostrophe(mark), rest.count > 3, rest[rest.startIndex + 2].isBlank {
      return rest[rest.startIndex + 1].isLetter && rest[rest.startIndex + 3].isUpper
    }
    return !(rest.first { !Marks.isOpener($0) && !$0.isBlank }?.isLower ?? false)
  }

  /// Whether the full stop after these characters belongs to an abbreviation, an initial or the number of an item.
  private static func isShort(_ before: ArraySlice<Unicode.Scalar>, next: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = Array(before.suffix(while: { !$0.isBlank && !Marks.isOpener($0) && $0 != "/" }))
    // Most sentences end with a word that is too long for any of these.
    if word.isEmpty || word.count > 4 && !word.contains(".") && !word[0].isNumber { return false }
    if word.allSatisfy(\.isNumber) { return before.allSatisfy { $0.isNumber || $0.isBlank } }
    // As in “de MR. Die …”: words in capitals are spoken by letter, and have no full stop of their own.
    if word.count > 1, word.allSatisfy(\.isUpper) { return false }
    let name = String(String.UnicodeScalarView(word.map(Letter.lower)))
    if beforeNumber.contains(name) { return next.first { !$0.isBlank }?.isNumber ?? false }
    if abbreviations.contains(name) { return true }
    if mayEnd.contains(name) { return false }
    let isInitial = word.enumerated().allSatisfy { $0.offset.isMultiple(of: 2) ? $0.element.isLetter : $0.element == "." }
    // A single small letter is a word (u), and so is one that ends the text.
    return isInitial && (word.count > 1 || word[0].isUpper) && next.contains { !$0.isBlank }
  }

  private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

  /// Abbreviations with a full stop that never end a sentence. Those with dots within them are recognised by these.
  private static let abbreviations = words(
    """
    afb apr aug bijv blz bv ca dec dhr dr drs ds evt excl fam feb gem hfst incl ing ir mevr mln mr mrt mw nov nr nrs okt pp prof \
    resp sept st vgl vs zgn
    """)
  /// These are abbreviations before a number, and elsewhere names or words: *Jan*, *een tel*.
  private static let beforeNumber = words("art fig jan p par tab tel")
  /// Abbreviations with dots within them that may end a sentence.
  private static let mayEnd = words("a.s a.u.b e.a e.d e.v i.d j.l o.i.d s.v.p")
}

extension ArraySlice {
  /// The longest suffix whose elements all satisfy the condition.
  fileprivate func suffix(while isSuch: (Element) -> Bool) -> ArraySlice {
    let last = lastIndex { !isSuch($0) }
    return last.map { self[($0 + 1)...] } ?? self
  }
}
