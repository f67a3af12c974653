/// Finds what a writer probably meant.
package enum NearMiss {
  /// The candidate closest to `word`, if it is close enough to be a slip of the pen; the first in order on a tie.
  ///
  /// Among thousands that have nearly the same letters only the first are compared: who slips often in a large site waits for all findings.
  package static func of(_ word: String, in candidates: some Sequence<String>) -> String? {
    let scalars = folded(word), limit = max(1, scalars.count / 3), size = word.utf8.count, letters = Letters(word)
    var best: (candidate: String, distance: Int)?, compared = 0, others: [String] = []
    func compare(_ candidate: String) {
      let most = min(limit, (best?.distance ?? Int.max) - 1)
      let distance = distance(scalars, folded(candidate), limit: most)
      if distance <= most { best = (candidate, distance) }
    }
    for candidate in candidates {
      // A slip adds four bytes at most.
      if abs(candidate.utf8.count - size) > 4 * limit + 4 { continue }
      let slips = letters.slips(to: Letters(candidate))
      if slips > limit { continue }
      if slips > 2 {
        if others.count < mostCompared { others.append(candidate) }
        continue
      }
      compare(candidate)
      compared += 1
      if best?.distance == 0 || compared == mostCompared { break }
    }
    // Those that differ more in their letters are further away than two slips.
    if best.map({ $0.distance > 2 }) ?? true { others.forEach(compare) }
    return best?.candidate
  }

  private static let mostCompared = 200

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
      // A swap looks back two rows.
      if min(least, before) > limit { return Int.max }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
  }
}

/// Which letters, digits and marks a word has: enough to tell most words apart without comparing them. Case is no difference, nor is what joins
/// words; what is not ASCII does not count.
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

  /// How many slips lie between two words at least: each takes one away at most, and adds one.
  func slips(to other: Letters) -> Int { max((bits & ~other.bits).nonzeroBitCount, (other.bits & ~bits).nonzeroBitCount) }
}
