/// Finds the parts of Dutch compounds: *faalangst* contains *angst*.
struct Compounds {
  /// The words among which parts are looked for, with how often each occurs.
  private let known: [String: Int]

  init(known: [String: Int]) { self.known = known }

  /// Prefixes of verbs, which are not parts of a compound: *verwachten* is not about *wachten*.
  private static let prefixes: Set<String> = [
    "aan", "achter", "af", "be", "bij", "binnen", "boven", "buiten", "door", "er", "ge", "her", "in", "mee", "mis", "na", "om",
    "on", "onder", "ont", "op", "open", "over", "rond", "samen", "tegen", "terug", "toe", "tussen", "uit", "ver", "vol", "voor",
    "vooruit", "weg",
  ]
  /// What may join two parts.
  private static let joints = ["", "s", "e", "en", "n"]

  /// The known words that a word consists of: its last part, if that has five letters or more, and the part before it, if that is
  /// known too. Empty for a word that is not a compound. When a word can be divided in several ways, two known parts are better
  /// than one, and then the more frequent last part is better: *faalangst* is *faal* and *angst*, not *faa* and *langst*.
  func parts(of word: String) -> [String] {
    let letters = Array(word)
    // No word of any language is longer, and the time to divide one grows with the square of its length.
    guard (8...100).contains(letters.count) else { return [] }
    var best: (parts: [String], frequency: Int) = ([], 0)
    for cut in 3...(letters.count - 4) {
      let tail = String(letters[cut...]), head = String(letters[..<cut])
      guard let frequency = known[tail], !Self.prefixes.contains(head) else { continue }
      let first = Self.joints.lazy.compactMap { self.known(head, before: $0) }.first
      guard tail.count >= 5 || first != nil else { continue }
      let parts = [tail] + (first.map { [$0] } ?? [])
      if (parts.count, frequency) > (best.parts.count, best.frequency) { best = (parts, frequency) }
    }
    return best.parts
  }

  /// The known word that remains of a first part without what joins it to the next; `nil` when there is none.
  private func known(_ head: String, before joint: String) -> String? {
    guard head.hasSuffix(joint) else { return nil }
    let part = String(head.dropLast(joint.count))
    return part.count >= 4 && known[part] != nil ? part : nil
  }
}
