import Markdown
import Testing

/// Where bytes first stand in a range of others.
@Suite struct FirstPlaceTests {
  /// The place of some letters in a text, in the whole of it unless in a range.
  private func place(of letters: String, in text: String, _ range: Range<Int>? = nil) -> Int? {
    let bytes = Array(text.utf8)
    return bytes.firstPlace(of: Array(letters.utf8), in: range ?? 0..<bytes.count)
  }

  @Test func itIsTheFirst() {
    #expect(place(of: "a", in: "abca") == 0)
    #expect(place(of: "bc", in: "abcbc") == 1)
    #expect(place(of: "abc", in: "abc") == 0)
    #expect(place(of: "x", in: "abc") == nil)
  }

  @Test func noBytesStandNowhere() {
    #expect(place(of: "", in: "abc") == nil)
    #expect(place(of: "", in: "") == nil)
    #expect(place(of: "a", in: "") == nil)
    #expect(place(of: "b", in: "abc", 1..<1) == nil)
  }

  @Test func theEndCounts() {
    #expect(place(of: "c", in: "abc") == 2)
    #expect(place(of: "bc", in: "abc") == 1)
    #expect(place(of: "cd", in: "abc") == nil)
  }

  /// What begins like it does not hide what begins within that.
  @Test func whatOverlapsIsFound() {
    #expect(place(of: "aab", in: "aaaab") == 2)
    #expect(place(of: "abac", in: "ababac") == 2)
    #expect(place(of: "aa", in: "aaaa", 1..<4) == 1)
  }

  @Test func whatIsLongerThanTheRangeIsNotFound() {
    #expect(place(of: "abcd", in: "abc") == nil)
    #expect(place(of: "abc", in: "abcabc", 0..<2) == nil)
    #expect(place(of: "abc", in: "abcabc", 4..<6) == nil)
  }

  /// Neither what is before or after the range, nor what is partly in it; a place counts from the first byte of all.
  @Test func onlyTheRangeCounts() {
    let text = "bc..bc..bc"
    #expect(place(of: "bc", in: text, 1..<7) == 4)
    #expect(place(of: "bc", in: text, 4..<6) == 4)
    #expect(place(of: "bc", in: text, 4..<5) == nil)
    #expect(place(of: "bc", in: text, 5..<9) == nil)
    #expect(place(of: "bc", in: text, 5..<10) == 8)
  }
}
