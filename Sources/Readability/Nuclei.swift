/// The vowels of Dutch that are written with more than one letter, and those that remain when these are taken out.
///
/// A syllable has one nucleus, so syllables are counted by counting nuclei. Dutch spelling separates vowels that touch but do not
/// belong together: with a hyphen in compounds (*zee-eend*), with a trema elsewhere (*geëerd*). Vowels that touch without either
/// are one sound if they are in the table below, and otherwise two (*the-a-ter*, *ra-di-o*, *si-tu-a-tie*). The few that are in
/// the table and yet are two are recognised by the letters around them.
enum Nuclei {
  /// The number of nuclei in the letters of one part of a word.
  static func count(_ letters: [Letter]) -> Int {
    var count = 0, position = 0
    while position < letters.count {
      if let found = Borrowed.match(letters, at: position) {
        count += found.syllables
        position += found.length
      } else if let length = glide(letters, at: position) {
        position += length
      } else if letters[position].isVowel {
        count += 1
        position += length(letters, at: position)
      } else {
        position += 1
      }
    }
    return count
  }

  /// A vowel of more than one letter.
  private struct Vowel {
    let name: String
    let letters: [Unicode.Scalar]
  }

  private static let table: [Vowel] = [
    "aai", "aau", "aaĳ", "ooi", "ooĳ", "oei", "oeu", "eeu", "ieu", "eau",
    "aa", "ee", "oo", "uu", "ie", "oe", "eu", "ui", "ou", "au", "ei", "ai", "oi", "eĳ", "uĳ", "ay", "ey", "oy", "uy",
  ].map { Vowel(name: $0, letters: Array($0.unicodeScalars)) }

  /// The number of letters in the nucleus that begins here.
  private static func length(_ letters: [Letter], at position: Int) -> Int {
    guard position + 1 < letters.count, letters[position + 1].isVowel else { return 1 }
    if isSilentEnd(letters, at: position) { return 2 }
    for vowel in table where Letter.match(vowel.letters, letters, at: position) {
      return isTwo(vowel, letters, at: position) ? 1 : vowel.letters.count
    }
    return 1
  }

  /// Whether the first letter of a vowel is a nucleus by itself after all.
  private static func isTwo(_ vowel: Vowel, _ letters: [Letter], at position: Int) -> Bool {
    let before = position > 0 ? letters[position - 1].base : nil
    let rest = letters[(position + vowel.letters.count)...]
    switch vowel.name {
    case "ie": return rest.first == Letter(base: "e")  // officieel, dieet
    case "ieu": return rest.first?.base != "w"  // serieus, ingenieur; but nieuw
    case "eu":
      // museum; but geuit has ge- before ui
      return rest.map(\.base) == ["m"] || rest.map(\.base) == ["m", "s"] || (isPrefix(before) && rest.first == Letter(base: "i"))
    case "eĳ": return isPrefix(before)  // geijkt; but Meijer
    case "eau": return before == "g"  // geautomatiseerd; but bureau
    default: return false
    }
  }

  /// The consonant of *be-* and *ge-*.
  private static func isPrefix(_ consonant: Unicode.Scalar?) -> Bool { consonant == "b" || consonant == "g" }

  /// Whether the word ends here in *-ue* or *-ae*, which is one sound: *revue*, *reggae*.
  private static func isSilentEnd(_ letters: [Letter], at position: Int) -> Bool {
    guard letters[position].base == "u" || letters[position].base == "a", position + 1 < letters.count,
      letters[position + 1] == Letter(base: "e")
    else { return false }
    return position + 2 == letters.count || (position + 3 == letters.count && letters[position + 2].base == "s")
  }

  /// The number of vowel letters here that make no syllable: the u of *qu*, *-que* at the end, and a y that is a consonant. `nil`
  /// when they do.
  private static func glide(_ letters: [Letter], at position: Int) -> Int? {
    let before = position > 0 ? letters[position - 1] : nil
    let next = position + 1 < letters.count ? letters[position + 1] : nil
    switch letters[position].base {
    case "u" where before?.base == "q": return isSilentEnd(letters, at: position) ? 2 : 1
    case "y" where (before?.isVowel ?? true) && (next?.isVowel ?? false): return 1  // yoghurt; but hyena
    default: return nil
    }
  }
}
