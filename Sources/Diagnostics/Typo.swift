/// A name that can only be a typo for another. ``NearMiss`` suggests; this is sure enough to be mended.
package struct Typo: Hashable, Codable, Sendable {
  package let wrong: String
  package let right: String

  /// Returns `nil` unless exactly one candidate can have been meant. That one has the same letters in another case or joined in
  /// another way (`base-url` for `base_url`), or the word has one letter too many, one too few, or two neighbours that changed
  /// places; and no other candidate is within two such steps.
  ///
  /// Another letter makes another word, and another digit another year, so these are never typos. Nor is a word of fewer than
  /// five letters, which is near too many others.
  package init?(_ word: String, in candidates: some Sequence<String>) {
    guard (5...80).contains(word.unicodeScalars.count) else { return nil }
    let folded = Self.folded(word), length = word.unicodeScalars.count, letters = Letters(word)
    var near: String?
    // Their lengths and letters alone rule out most candidates.
    for candidate in candidates where candidate != near && letters.typos(to: Letters(candidate)) <= 2 {
      guard abs(candidate.unicodeScalars.count - length) <= 2,
        NearMiss.distance(folded, Self.folded(candidate), limit: 2) <= 2
      else { continue }
      if near != nil { return nil }
      near = candidate
    }
    guard let right = near, right != word, Self.isOneStep(from: folded, to: Self.folded(right)) else { return nil }
    wrong = word
    self.right = right
  }

  /// The fix where the name stands by itself.
  package func fix(at location: Location) -> Fix { Fix(at: location, found: wrong, replacement: right, typo: self) }

  /// The fix for a name in a list where each name may stand once. Returns `nil` when the right name is there already, or when two
  /// names in the list could be typos for it.
  package static func fix(
    _ name: Located<String>, among all: some Collection<String>, in candidates: some Sequence<String>
  ) -> Fix? {
    guard let typo = Typo(name.value, in: candidates), !all.contains(typo.right),
      !all.contains(where: { $0 != name.value && Typo($0, in: candidates)?.right == typo.right })
    else { return nil }
    return typo.fix(at: name.location)
  }

  /// The fix where the name is part of some words, which are replaced as a whole. Returns `nil` when it does not occur in them
  /// exactly once.
  package func fix(at location: Location, in words: String, isSearched: Bool = false) -> Fix? {
    let places = words.ranges(of: wrong)
    guard places.count == 1 else { return nil }
    return Fix(
      at: location, found: words, replacement: words.replacing(wrong, with: right), isSearched: isSearched, typo: self)
  }

  private static func folded(_ word: String) -> String {
    String(word.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }

  private static func isOneStep(from a: String, to b: String) -> Bool {
    guard a.filter(\.isNumber) == b.filter(\.isNumber) else { return false }
    let distance = NearMiss.distance(a, b, limit: 1)
    // Words of the same length that are a single step apart differ by a swap or by another letter.
    let isSwap = a.unicodeScalars.sorted() == b.unicodeScalars.sorted()
    return distance == 0 || distance == 1 && (a.unicodeScalars.count != b.unicodeScalars.count || isSwap)
  }
}
