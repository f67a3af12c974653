import Fuzzing
import Testing

/// Every word that an editor writes is shown, or lies within a finding.
@Suite struct WordsTests {
  /// Tries each construct several times, in several kinds of file, the same in each run; `script/fuzz` tries more.
  @Test func noWordOfAnyFileGetsLost() throws {
    var lost: [String: [String]] = [:]
    for seed in 0..<UInt8(20) {
      for word in try WordsFuzz.lost([seed]) { lost[word.construct, default: []].append("site \(seed): \(word)") }
    }
    #expect(lost.isEmpty, "\(lost.sorted { $0.key < $1.key }.map { "\($1.count) × \($1[0])" }.joined(separator: "\n"))")
  }
}
