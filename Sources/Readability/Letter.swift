/// A letter as the syllable rule sees it: without its accent, but with the knowledge whether a syllable begins with it.
struct Letter: Equatable {
  var base: Unicode.Scalar
  /// Whether a syllable begins with this vowel although a vowel comes before it, as a trema says: *reünie*, *beëindigen*.
  var opens = false

  var isVowel: Bool { Self.isVowel(base) }

  /// *y* counts as a vowel; `Nuclei` knows when it is a consonant. *ĳ* stands for i and j together.
  static func isVowel(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a", "e", "i", "o", "u", "y", "ĳ": true
    default: false
    }
  }

  /// The letters of a word in lower case. i and j together are one letter, and what is not a letter is left out.
  static func all(of word: ArraySlice<Unicode.Scalar>) -> [Letter] {
    var letters: [Letter] = []
    letters.reserveCapacity(word.count)
    var before: Unicode.Scalar?
    for scalar in word where scalar.isLetter {
      let scalar = lower(scalar)
      defer { before = scalar }
      if scalar == "j", before == "i" {
        letters[letters.count - 1] = Letter(base: "ĳ")
        continue
      }
      var letter = scalar.isASCII ? Letter(base: scalar) : plain[scalar] ?? Letter(base: scalar)
      // Accents say how a vowel sounds (café), or stress it (één, níét). But an e with one begins a syllable after an i or u
      // without (barrière, variété, communiqué), and ends a syllable before another vowel (privéauto).
      if ((scalar == "è" || scalar == "é") && (before == "i" || before == "u"))
        || (before == "é" && letter.base != "e")
      {
        letter.opens = true
      }
      letters.append(letter)
    }
    return letters
  }

  /// Whether a word has these letters at an index, without a trema between them.
  static func match(_ letters: [Unicode.Scalar], _ word: [Letter], at position: Int) -> Bool {
    guard position + letters.count <= word.count else { return false }
    return letters.indices.allSatisfy { word[position + $0].base == letters[$0] && ($0 == 0 || !word[position + $0].opens) }
  }

  /// The lower-case form, if that is a single scalar.
  static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar.isUpper ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar }
    return scalar.isUpper ? scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar : scalar
  }

  /// The word with each separate accent combined with its letter.
  static func composed(_ word: [Unicode.Scalar]) -> [Unicode.Scalar] {
    if !word.contains(where: \.isAccent) { return word }
    return String(String.UnicodeScalarView(word)).flatMap { character -> [Unicode.Scalar] in
      let small = Character(character.lowercased())
      guard let whole = plain.keys.first(where: { Character($0) == small }) else { return Array(character.unicodeScalars) }
      return [whole]
    }
  }

  private static let plain: [Unicode.Scalar: Letter] = {
    var table: [Unicode.Scalar: Letter] = [:]
    func add(_ groups: [(Unicode.Scalar, String)], opens: Bool) {
      for (base, accented) in groups {
        for scalar in accented.unicodeScalars { table[scalar] = Letter(base: base, opens: opens) }
      }
    }
    add([("a", "áàâãå"), ("e", "éèê"), ("i", "íìî"), ("o", "óòôõø"), ("u", "úùû"), ("c", "ç"), ("n", "ñ")], opens: false)
    add([("a", "ä"), ("e", "ë"), ("i", "ï"), ("o", "ö"), ("u", "ü"), ("y", "ÿ")], opens: true)
    return table
  }()
}
