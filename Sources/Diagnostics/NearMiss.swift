/// Finds what a writer probably meant.
package enum NearMiss {
  /// The candidate closest to `word`, if it is close enough to be a typo: at most one typo for every three letters,
  /// but always one. On a tie, the first in order.
  ///
  /// In a large site thousands of names may have nearly the same letters; then only the first few hundred are compared, so that
  /// an editor with many typos does not wait long for the findings.
  package static func of(_ word: String, in candidates: some Sequence<String>) -> String? {
    let scalars = folded(word), limit = max(1, scalars.count / 3), size = word.utf8.count, letters = Letters(word)
    var best: (candidate: String, distance: Int)?, compared = 0, others: [String] = []
    func compare(_ candidate: String) {
      let most = min(limit, (best?.distance ?? Int.max) - 1)
      let distance = distance(scalars, folded(candidate), limit: most)
      if distance <= most { best = (candidate, distance) }
    }
    for candidate in candidates {
      // One typo adds at most four bytes.
      if abs(candidate.utf8.count - size) > 4 * limit + 4 { continue }
      let typos = letters.typos(to: Letters(candidate))
      if typos > limit { continue }
      if typos > 2 {
        if others.count < mostCompared { others.append(candidate) }
        continue
      }
      compare(candidate)
      compared += 1
      if best?.distance == 0 || compared == mostCompared { break }
    }
    // Candidates whose letters differ more are more than two typos away, so they are compared only if nothing nearer was found.
    if best.map({ $0.distance > 2 }) ?? true { others.forEach(compare) }
    return best?.candidate
  }

  private static let mostCompared = 200

  /// `did you mean “x”?`, with `prefix` before the name; `nil` when no candidate is close.
  package static func hint(_ word: String, in candidates: some Sequence<String>, prefix: String = "") -> String? {
    of(word, in: candidates).map { "did you mean “\(prefix)\($0)”?" }
  }

  /// Case does not count as a difference. Only the first 200 letters are compared: nobody mistypes a letter further in.
  private static func folded(_ word: String) -> [Unicode.Scalar] { Array(word.prefix(200).lowercased().unicodeScalars) }

  static func distance(_ a: String, _ b: String, limit: Int) -> Int { distance(folded(a), folded(b), limit: limit) }

  /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours. Stops as soon as the
  /// distance must exceed `limit`, and then returns `Int.max`.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    if abs(a.count - b.count) > limit { return Int.max }
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = Array(0...b.count), last = beforeLast, row = beforeLast, least = 0
    for i in 1...a.count {
      let before = least
      row[0] = i
      least = i
      for j in 1...b.count {
        var steps = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { steps = min(steps, beforeLast[j - 2] + 1) }
        row[j] = steps
        least = min(least, steps)
      }
      // A swap looks back two rows, so both must exceed the limit.
      if min(least, before) > limit { return Int.max }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
  }
}

/// Which letters, digits and marks a word has: enough to tell most words apart without comparing them. Case and what joins words
/// (`_`, `-`, a space) do not count as differences, and characters outside ASCII are ignored.
struct Letters {
  private var bits: UInt64 = 0

  init(_ word: String) {
    for byte in word.utf8 where byte < 0x80 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): bits |= 1 << UInt64(byte & 31)
      case UInt8(ascii: "_"), UInt8(ascii: " "): bits |= 1 << UInt64(32 + UInt8(ascii: "-") & 31)
      default: bits |= 1 << UInt64(32 + byte & 31)
      }
    }
  }

  /// The least number of typos between two words: one typo takes away at most one letter, and adds at most one.
  func typos(to other: Letters) -> Int { max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount) }
}
