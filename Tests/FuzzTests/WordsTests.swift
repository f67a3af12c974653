import Fuzzing
import Testing

/// What an editor writes is shown, or is in a finding.
@Suite struct WordsTests {
  /// Each construct some times in some kinds of file, the same every time; script/fuzz goes on from there.
  @Test func noWordOfAnyFileGetsLost() throws {
    var lost: [String: [String]] = [:]
    for seed in 0..<UInt8(20) {
      for word in try WordsFuzz.lost([seed]) { lost[word.construct, default: []].append("site \(seed): \(word)") }
    }
    #expect(lost.isEmpty, "\(lost.sorted { $0.key < $1.key }.map { "\($1.count) × \($1[0])" }.joined(separator: "\n"))")
  }
}
