import Foundation

/// How letters are written with ASCII alone: in addresses and in names of files.
package enum LatinLetters {
  /// Lower-case letters that Unicode does not decompose.
  package static let plain: [Unicode.Scalar: String] = [
    "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "ng",
    "ĸ": "k", "ƒ": "f", "ƀ": "b", "ɖ": "d", "ɗ": "d", "ɓ": "b", "ƙ": "k", "ɛ": "e", "ə": "e", "ɔ": "o", "ǝ": "e", "ƴ": "y",
    "ɨ": "i", "ʉ": "u", "ɣ": "g",
  ]

  /// The text in lower case, each letter without accents and in its usual form: `ĳ` becomes `ij`, `ﬁ` becomes `fi`, and
  /// full-width letters become ordinary ones.
  package static func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased().folding(options: .diacriticInsensitive, locale: nil)
  }
}
