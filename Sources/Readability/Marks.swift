/// The marks within words and around sentences.
enum Marks {
  static func isHyphen(_ scalar: Unicode.Scalar) -> Bool { scalar == "-" || scalar == "\u{2010}" || scalar == "\u{2011}" }
  static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool { scalar == "'" || scalar == "’" || scalar == "ʼ" }
  /// It marks where a word may break, and is not seen.
  static func isSoftHyphen(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{AD}" }
  /// It may end a sentence.
  static func isTerminator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar == "!" || scalar == "?" || scalar == "…"
  }
  /// It may come between the end of a sentence and the space after it.
  static func isCloser(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "’", "”", "'", "\"", "»", "›", ")", "]": true
    default: false
    }
  }
  /// It may come before the first letter of a sentence.
  static func isOpener(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "‘", "“", "„", "‚", "'", "’", "\"", "«", "‹", "(", "[", "–", "—", "-", "•": true
    default: false
    }
  }
}

/// What kind of character it is. ASCII characters are recognised without a look into Unicode's tables, which would take most of
/// the time.
extension Unicode.Scalar {
  var isLetter: Bool { isASCII ? isASCIIUpper || isASCIILower : properties.isAlphabetic }
  var isUpper: Bool { isASCII ? isASCIIUpper : properties.isUppercase }
  var isLower: Bool { isASCII ? isASCIILower : properties.isLowercase }
  var isNumber: Bool { isASCII ? ("0"..."9").contains(self) : properties.numericType != nil }
  var isBlank: Bool { isASCII ? self == " " || (9...13).contains(value) : properties.isWhitespace }

  /// Whether it is an accent on the letter before it.
  var isAccent: Bool { value >= 0x300 && properties.generalCategory == .nonspacingMark }

  private var isASCIIUpper: Bool { ("A"..."Z").contains(self) }
  private var isASCIILower: Bool { ("a"..."z").contains(self) }
}
