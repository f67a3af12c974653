/// Finds what a writer probably meant.
package enum NearMiss {
  /// The candidate closest to `word`, if it is close enough to be a slip of the pen; the first in order on a tie.
  package static func of(_ word: String, in candidates: some Sequence<String>) -> String? {
    let letters = folded(word), limit = max(1, letters.count / 3), size = word.utf8.count
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      // A slip adds four bytes at most.
      if abs(candidate.utf8.count - size) > 4 * limit + 4 { continue }
      let most = min(limit, (best?.distance ?? Int.max) - 1)
      let distance = distance(letters, folded(candidate), limit: most)
      if distance <= most { best = (candidate, distance) }
      if distance == 0 { break }
    }
    return best?.candidate
  }

  /// "did you mean “x”?", or nothing.
  package static func hint(_ word: String, in candidates: some Sequence<String>, prefix: String = "") -> String? {
    of(word, in: candidates).map { "did you mean “\(prefix)\($0)”?" }
  }

  /// Case is no difference, and nobody slips on letters that far in.
  private static func folded(_ word: String) -> [Unicode.Scalar] { Array(word.prefix(200).lowercased().unicodeScalars) }

  static func distance(_ a: String, _ b: String, limit: Int) -> Int { distance(folded(a), folded(b), limit: limit) }

  /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. What differs by more than `limit`
  /// is not compared to its end.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    if abs(a.count - b.count) > limit { return Int.max }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + Array(repeating: 0, count: b.count)
      for j in 1...b.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
      }
      // A swap looks back two rows.
      if min(row.min() ?? 0, last.min() ?? 0) > limit { return Int.max }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
