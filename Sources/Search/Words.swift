import Foundation

/// The words of a text as search compares them; the script in the page does the same.
package enum Words {
  /// The words in order: runs of letters and digits of two or more, in lower case, without accents.
  package static func of(_ text: String) -> [String] {
    var words: [String] = []
    var word = String.UnicodeScalarView()
    func close() {
      if word.count > 1 { words.append(String(word)) }
      word = String.UnicodeScalarView()
    }
    for scalar in fold(text).unicodeScalars {
      if isPart(scalar) { word.append(scalar) } else { close() }
    }
    close()
    return words
  }

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
    if scalar.isASCII { return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .otherNumber:
      return true
    default: return false
    }
  }
}
