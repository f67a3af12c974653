/// The parts of Dutch compounds: *faalangst* holds *angst*.
struct Compounds {
  /// The words that parts are looked for among, with how often each occurs.
  private let known: [String: Int]

  init(known: [String: Int]) { self.known = known }

  /// What stands before a verb is no part by itself: *verwachten* is not about *wachten*.
  private static let prefixes: Set<String> = [
    "aan", "achter", "af", "be", "bij", "binnen", "boven", "buiten", "door", "er", "ge", "her", "in", "mee", "mis", "na", "om",
    "on", "onder", "ont", "op", "open", "over", "rond", "samen", "tegen", "terug", "toe", "tussen", "uit", "ver", "vol", "voor",
    "vooruit", "weg",
  ]
  /// What may join two parts.
  private static let joints = ["", "s", "e", "en", "n"]

  /// The known words that a word is made of: its last part of five letters or more, and the part before it when that is
  /// known too; nothing for a word that is no compound. Where it can be cut in more ways, the one with two known parts counts,
  /// then the one with the most frequent last part: *faalangst* is *faal* and *angst*, not *faa* and *langst*.
  func parts(of word: String) -> [String] {
    let letters = Array(word)
    // No word of a language is longer, and cutting takes time with the square of the length.
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

  /// The known word that is left of a first part without what joins it to the next.
  private func known(_ head: String, before joint: String) -> String? {
    guard head.hasSuffix(joint) else { return nil }
    let part = String(head.dropLast(joint.count))
    return part.count >= 4 && known[part] != nil ? part : nil
  }
}
