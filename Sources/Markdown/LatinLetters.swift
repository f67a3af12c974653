import Foundation

/// How letters are written where there are those of ASCII only: in addresses and the names of files.
package enum LatinLetters {
  /// Lower-case letters that Unicode does not take apart.
  package static let plain: [Unicode.Scalar: String] = [
    "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "ng",
    "ĸ": "k", "ƒ": "f", "ƀ": "b", "ɖ": "d", "ɗ": "d", "ɓ": "b", "ƙ": "k", "ɛ": "e", "ə": "e", "ɔ": "o", "ǝ": "e", "ƴ": "y",
    "ɨ": "i", "ʉ": "u", "ɣ": "g",
  ]

  /// A text in lower case, each letter without its accents and in the form that is most used: ĳ is ij, ﬁ is fi, and one that is as wide as a
  /// Chinese one is as all others.
  package static func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased().folding(options: .diacriticInsensitive, locale: nil)
  }
}
