/// Words from other languages whose syllables the rule of `Nuclei` would count wrong, with the right number.
///
/// They are found anywhere in a word, so that compounds and inflected forms are covered too: *zorgteam*, *teams*. `^` ties one to
/// the beginning of a word and `$` to the end, where an *-s* may follow.
enum Borrowed {
  /// The length and the syllables of the borrowed word at an index; `nil` when there is none.
  static func match(_ letters: [Letter], at position: Int) -> (length: Int, syllables: Int)? {
    guard position + 1 < letters.count, let candidates = table[key(letters[position].base, letters[position + 1].base)] else {
      return nil
    }
    return candidates.first { $0.matches(letters, at: position) }.map { ($0.letters.count, $0.syllables) }
  }

  private struct Entry {
    var letters: [Unicode.Scalar]
    var syllables: Int
    var atStart = false
    var atEnd = false
    /// Whether its last letter is an e that is not spoken. The e is spoken when a vowel, n or r follows, as in *gamen* and
    /// *gamer*.
    var endsSilent = false

    func matches(_ word: [Letter], at position: Int) -> Bool {
      let end = position + letters.count
      guard !atStart || position == 0, Letter.match(letters, word, at: position) else { return false }
      guard end < word.count else { return true }
      let next = word[end]
      if atEnd { return next.base == "s" && end + 1 == word.count }
      return !endsSilent || !(next.isVowel || next.base == "n" || next.base == "r")
    }
  }

  /// The entries by their first two letters.
  private static let table: [UInt64: [Entry]] = {
    var entries = silent.flatMap { syllables, words in read(words, syllables: syllables, endsSilent: true) }
    entries += whole.flatMap { syllables, words in read(words, syllables: syllables, endsSilent: false) }
    // The longest first: *theater* does not contain *heat*.
    entries.sort { $0.letters.count > $1.letters.count }
    return Dictionary(grouping: entries.filter { $0.letters.count > 1 }) { key($0.letters[0], $0.letters[1]) }
  }()

  private static func key(_ one: Unicode.Scalar, _ other: Unicode.Scalar) -> UInt64 {
    UInt64(one.value) << 32 | UInt64(other.value)
  }

  private static func read(_ words: String, syllables: Int, endsSilent: Bool) -> [Entry] {
    words.split(separator: " ").map { word in
      Entry(
        letters: word.unicodeScalars.filter(\.isLetter), syllables: syllables, atStart: word.first == "^",
        atEnd: word.last == "$",
        endsSilent: endsSilent)
    }
  }

  /// Words whose final e is not spoken.
  private static let silent: [(Int, String)] = [
    (
      1,
      """
      ^bike abyte ^byte obyte ^cake cake$ ^case case$ ^care$ ^cruise ^dance ^date$ drive$ fire frame ^game lgame nigame rgame \
      sgame ^hike ^home home$ ^house ^hype$ ^kite ^lease life ^like ^line$ ^live lounge ^love ^make$ phone ^pride ^race shake \
      share$ ^site skate ^slide smile space strike style ^take$ ^tape$ ^time$ ^vibe voice
      """
    ),
    (
      2,
      """
      airline challenge deadline device finance franchise freelance fulltime hardcore hardware headline homepage hotline ^image inline \
      intake malware nickname office offline olsite online parttime pipeline realtime release ^remake science service software \
      striptease template timeline update upgrade vintage website youtube
      """
    ),
    (3, "compliance database interface magazine performance username"), (4, "experience"),
  ]

  private static let whole: [(Int, String)] = [
    (
      1,
      """
      beach beat ^blue board boat bread break ^cheap cheat clean ^clear coach coat cream ^dead deal dream feuil float freak \
      ^gear$ goal head health heat jean kleum lead ^lean learn leas load ouill ^peak ^reach road roast search soap speak \
      spread steak steam stream sweat ^teach team ^teas teuil thread toast treat wear$ year
      """
    ),
    (2, "business ^easy facebook fashion feature gamel people theat yoga yoghurt"),
    (3, "beati beatri eauteur eauto$ eautob eautom escaperoom ideal lyceum museum nucleus"),
    (4, "azalea ^continue$ jubileum linoleum petroleum"),
  ]
}
