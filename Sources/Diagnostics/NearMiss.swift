/// Finds what a writer probably meant.
package enum NearMiss {
  /// The candidate closest to `word`, if it is close enough to be a slip of the pen; the first in order on a tie.
  package static func of(_ word: String, in candidates: some Sequence<String>) -> String? {
    let limit = max(1, word.unicodeScalars.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let distance = distance(word, candidate, limit: limit)
      if distance <= limit, distance < best?.distance ?? Int.max { best = (candidate, distance) }
    }
    return best?.candidate
  }

  /// "did you mean “x”?", or nothing.
  package static func hint(_ word: String, in candidates: some Sequence<String>, prefix: String = "") -> String? {
    of(word, in: candidates).map { "did you mean “\(prefix)\($0)”?" }
  }

  /// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, case folded.
  /// Words whose lengths differ by more than `limit` are not compared.
  static func distance(_ a: String, _ b: String, limit: Int) -> Int {
    let a = Array(a.prefix(200).lowercased().unicodeScalars), b = Array(b.prefix(200).lowercased().unicodeScalars)
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
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
