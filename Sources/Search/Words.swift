import Foundation

/// The words of a text as search compares them; the script in the page does the same.
package enum Words {
  /// The words in order: runs of letters and digits of two or more, in lower case, without accents.
  package static func of(_ text: String) -> [String] {
    var words: [String] = []
    each(in: text) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  /// Gives each word's bytes in turn. Text in ASCII, nearly all there is, is read byte by byte.
  static func each(in text: String, _ take: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      // No word is longer than the text.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { word in
        var index = 0
        while index < bytes.count {
          let start = index
          while index < bytes.count, let letter = lowered(bytes[index]) {
            word[index - start] = letter
            index += 1
          }
          if index < bytes.count, bytes[index] >= 0x80 {
            // What holds other letters is read with all that touches it.
            while index < bytes.count, bytes[index] >= 0x80 || lowered(bytes[index]) != nil { index += 1 }
            foreign(String(decoding: bytes[start..<index], as: UTF8.self), take)
          } else {
            if index - start > 1 { take(UnsafeBufferPointer(rebasing: word[..<(index - start)])) }
            index += 1
          }
        }
      }
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: nil
    }
  }

  private static func foreign(_ text: String, _ take: (UnsafeBufferPointer<UInt8>) -> Void) {
    var word = String.UnicodeScalarView()
    func close() {
      if word.count > 1 { Array(String(word).utf8).withUnsafeBufferPointer(take) }
      word = String.UnicodeScalarView()
    }
    for scalar in fold(text).unicodeScalars {
      if isPart(scalar) { word.append(scalar) } else { close() }
    }
    close()
  }

  /// Words that stand everywhere and say nothing by themselves.
  static let common: Set<String> = Set(
    """
    aan al als bij dan dat de deze die dit doe doen door een en er had heb hebt heeft het hier hij hoe hun ik in is je jij jou \
    jouw kan kun kunt maar me meer men met mij mijn na naar niet nog nu of om onder ons ook op over te tot u uit uw van veel voor \
    want waren was wat we wel werd wie wij wil wilt word wordt zal ze zich zij zijn zo zou
    """.split(separator: " ").map(String.init))

  /// Lower case, without accents and other marks; the ligature ĳ is two letters.
  package static func fold(_ text: String) -> String {
    let lower = text.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    var folded = String.UnicodeScalarView()
    for scalar in lower.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark: break
      default: folded.append(contentsOf: scalar == "ĳ" ? "ij".unicodeScalars : String.UnicodeScalarView([scalar]))
      }
    }
    return String(folded)
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .otherNumber:
      return true
    default: return false
    }
  }
}
