/// Emphasis that was begun or ended in a way that Markdown does not take.
extension AlmostMarkdown {
  /// One or more of the same mark in a row.
  private struct Run {
    let range: Range<Int>
    let before, after: UInt8
    /// Whether it has white space on its outer side only, as the marks before and after emphasised words have.
    let isOpen, isClosing: Bool
  }

  mutating func findPairs() {
    for mark in "*_~=+^".utf8 where words.bytes.contains(mark) {
      let runs = runs(of: mark)
      var index = 0
      while index < runs.count {
        let first = runs[index], second = index + 1 < runs.count ? runs[index + 1] : nil
        if let second, isPair(first, second, mark) {
          pair(first.range, second.range, first, second, mark)
          index += 2
        } else {
          lone(first, mark)
          index += 1
        }
      }
    }
  }

  private func runs(of mark: UInt8) -> [Run] {
    var runs: [Run] = []
    var index = 0
    while index < count {
      guard self[index] == mark else {
        index += 1
        continue
      }
      let start = index
      while self[index] == mark { index += 1 }
      let before = start == 0 ? UInt8(ascii: "\n") : self[start - 1], after = self[index]
      // A no-break space ends in 0xA0 or 0xAF.
      let blankBefore = isBlank(before) || start > 1 && oddBlank(start - 2) == 2 || start > 2 && oddBlank(start - 3) == 3
      let blankAfter = isBlank(after) || oddBlank(index) > 0
      runs.append(
        Run(
          range: start..<index, before: before, after: after, isOpen: blankBefore && !blankAfter,
          isClosing: !blankBefore && blankAfter))
    }
    return runs
  }

  private func isPair(_ first: Run, _ second: Run, _ mark: UInt8) -> Bool {
    let length = first.range.count
    guard length == second.range.count, second.range.lowerBound - first.range.upperBound < 300,
      first.range.upperBound < second.range.lowerBound
    else { return false }
    let isPunctuated = Visible.isPunctuation(second.before) && (Self.isLetter(second.after) || Self.isDigit(second.after))
    // An asterisk between numbers multiplies them.
    let isSum = Self.isDigit(first.after) || (first.after == UInt8(ascii: " ") && Self.isDigit(self[first.range.upperBound + 1]))
    let isFreeBefore = !first.isOpen && !first.isClosing && isBlank(first.after)
    let isFreeAfter = !second.isOpen && !second.isClosing && isBlank(second.before)
    switch (mark, length) {
    case (UInt8(ascii: "~"), 2), (UInt8(ascii: "="), 2): return !isBlank(first.after) && !isBlank(second.before)
    // A line may mention C++ more than once.
    case (UInt8(ascii: "+"), 2):
      let isBeside = { (byte: UInt8) in Self.isLetter(byte) || Self.isDigit(byte) }
      return !isBeside(first.before) && !isBlank(first.after) && !isBlank(second.before) && !isBeside(second.after)
    // m^2^ and H~2~O.
    case (UInt8(ascii: "^"), 1), (UInt8(ascii: "~"), 1):
      let inside = words.bytes[first.range.upperBound..<second.range.lowerBound]
      return inside.count <= 12 && inside.allSatisfy(Visible.isLetterOrDigit)
    case (UInt8(ascii: "*"), 2...3), (UInt8(ascii: "_"), 2):
      return !isSum
        && (first.isOpen && (second.isClosing || isFreeAfter || isPunctuated)
          || isFreeBefore && (second.isClosing || isFreeAfter))
    case (UInt8(ascii: "*"), 1), (UInt8(ascii: "_"), 1):
      return !isSum
        && (first.isOpen && (isFreeAfter || isPunctuated && mark == UInt8(ascii: "*")) || isFreeBefore && second.isClosing)
    default: return false
    }
  }

  private mutating func pair(_ open: Range<Int>, _ close: Range<Int>, _ first: Run, _ second: Run, _ mark: UInt8) {
    let whole = open.lowerBound..<close.upperBound, marks = text(open)
    if "~=+^".utf8.contains(mark) {
      add(
        whole, "“\(text(whole))” is shown with its marks: there is no such emphasis",
        hint: open.count == 1 ? "leave the marks out" : "leave the words out, or write **…**")
      return
    }
    var words = open.upperBound..<close.lowerBound
    while words.count > 0, isBlank(self[words.lowerBound]) { words = (words.lowerBound + 1)..<words.upperBound }
    while words.count > 0, isBlank(self[words.upperBound - 1]) { words = words.lowerBound..<(words.upperBound - 1) }
    let isTrimmed = words == open.upperBound..<close.lowerBound
    let inside = String(decoding: self.words.bytes[words], as: UTF8.self)
    let isSure = words.count < 60 && !self.words.bytes[words].contains { $0 < 0x20 }
    if first.isOpen && second.isClosing {
      add(
        whole, "“\(text(whole))” is shown with its marks: it begins within a link or other emphasis, or ends within one",
        hint: "let it begin and end in the same place")
    } else if isTrimmed {
      add(
        whole, "“\(text(whole))” is shown with its marks: the last ones stand between a sign and a letter",
        hint: "write a blank after “\(marks)”, or put the sign after it",
        fix: isSure && Self.isLetter(second.after) && isBlank(first.before) ? (whole, "\(marks)\(inside)\(marks) ") : nil)
    } else {
      add(
        whole, "“\(text(whole))” is shown with its marks: a blank stands within them",
        hint: "write “\(marks)\(text(words))\(marks)”", fix: isSure ? (whole, "\(marks)\(inside)\(marks)") : nil)
    }
  }

  /// Judges a mark that has no partner.
  private mutating func lone(_ run: Run, _ mark: UInt8) {
    let isTorn = run.before == Visible.Sign.emphasis || run.after == Visible.Sign.emphasis
    let isStrong = mark == UInt8(ascii: "*") && run.range.count == 2 && (run.isOpen || run.isClosing)
    let isUnderlined = mark == UInt8(ascii: "_") && run.range.count == 2 && run.isOpen && Self.isLetter(run.after)
    // A mark after a word (“prijs*”) refers to a note, and that begins a line with the same mark.
    let isBegun =
      mark == UInt8(ascii: "*") && run.range.count == 1 && run.isOpen && Self.isLetter(run.after)
      && run.before != UInt8(ascii: "\n")
    guard isTorn && !"~=+^".utf8.contains(mark) || isStrong || isUnderlined || isBegun else { return }
    add(
      run.range, "“\(text(run.range))” is shown: emphasis does not \(run.isClosing ? "begin" : "end") here",
      hint:
        "as many marks begin it as end it; a literal one is written \\\(text(run.range.lowerBound..<(run.range.lowerBound + 1)))")
  }
}
