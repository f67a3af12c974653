/// Marks at the beginning of a line that would have meant something if they had been written a little differently.
extension AlmostMarkdown {
  mutating func findLines() {
    var starts: [Int] = [0]
    for (index, byte) in words.bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(index + 1) }
    let lines = starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] - 1 : count) }
    findTables(lines)
    for (number, line) in lines.enumerated() where !line.isEmpty { find(in: line, number, of: lines) }
  }

  private mutating func find(in line: Range<Int>, _ number: Int, of lines: [Range<Int>]) {
    var start = line.lowerBound
    while oddBlank(start) > 0 { start += oddBlank(start) }
    let isIndented = start > line.lowerBound
    switch self[start] {
    case UInt8(ascii: "#"): heading(start, line, isIndented)
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): bullet(start, line, isIndented, number, lines)
    case UInt8(ascii: ">") where isIndented:
      add(
        line.lowerBound..<wordEnd(start), "a no-break space before “>” makes it a character like any other", hint: "take it out")
    case UInt8(ascii: "0")...UInt8(ascii: "9"): numbered(start, line, number, lines)
    // A colon after a callout's marker is another mistake, found elsewhere.
    case UInt8(ascii: ":") where !(context.isJudged && number == 0): colon(start, line)
    case UInt8(ascii: "["): box(start)
    case UInt8(ascii: "o") where self[start + 1] == UInt8(ascii: "\t") || oddBlank(start + 1) > 0:
      add(
        start..<wordEnd(start + 2), "“o” is no mark of a list", hint: "begin each item with “- ”",
        fix: (start..<(start + 1 + max(1, oddBlank(start + 1))), "- "))
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): lettered(start, number, lines)
    default: glyph(start, number, lines)
    }
  }

  private mutating func heading(_ start: Int, _ line: Range<Int>, _ isIndented: Bool) {
    var end = start
    while self[end] == UInt8(ascii: "#") { end += 1 }
    let marks = text(start..<end), blank = oddBlank(end)
    let shown = "“\(text(line))” is no heading"
    if end - start > 6 {
      if isBlank(self[end]) || Self.isLetter(self[end]) {
        add(line, "\(shown): there are six levels at most", hint: "use ## or ###")
      }
    } else if blank > 0 {
      add(
        line, "\(shown): a no-break space follows the marks", hint: "write a blank in its place",
        fix: (start..<(end + blank), "\(marks) "))
    } else if isIndented, self[end] == UInt8(ascii: " ") {
      add(line, "\(shown): a no-break space stands before the marks", hint: "take it out")
    } else if end - start > 1, Self.isLetter(self[end]) || Self.isDigit(self[end]) {
      add(line, "\(shown): no blank follows the marks", hint: "write “\(marks) …”", fix: (start..<end, "\(marks) "))
    }
  }

  private mutating func bullet(_ start: Int, _ line: Range<Int>, _ isIndented: Bool, _ number: Int, _ lines: [Range<Int>]) {
    let blank = oddBlank(start + 1), mark = text(start..<(start + 1))
    if blank > 0 {
      add(
        start..<wordEnd(start + 1 + blank), "this is no item of a list: a no-break space follows “\(mark)”",
        hint: "write a blank in its place", fix: (start..<(start + 1 + blank), "\(mark) "))
    } else if isIndented, self[start + 1] == UInt8(ascii: " ") {
      add(
        line.lowerBound..<(start + 1), "this is no item of a list: a no-break space stands before “\(mark)”", hint: "take it out")
    } else if mark == "+", line.count > 4, words.bytes[line].allSatisfy({ "+-=: ".utf8.contains($0) }) {
      if number == 0 {
        add(line, "a table drawn with + and - is shown as it is", hint: "write its rows with |, and | --- | under the first")
      }
    } else if Self.isLetter(self[start + 1]),
      isOneOfMany(number, lines, { self[$0] == self[start] && Self.isLetter(self[$0 + 1]) })
    {
      add(
        start..<wordEnd(start), "“\(text(start..<wordEnd(start)))” is no item of a list: no blank follows “\(mark)”",
        hint: "write “\(mark) …”", fix: (start..<(start + 1), "\(mark) "))
    }
  }

  /// `a) one` above `b) two`: Markdown has no lettered lists.
  private mutating func lettered(_ start: Int, _ number: Int, _ lines: [Range<Int>]) {
    func isItem(_ start: Int) -> Bool {
      Self.isLetter(self[start]) && self[start] < 0x80
        && (self[start + 1] == UInt8(ascii: ")") || self[start + 1] == UInt8(ascii: "."))
        && self[start + 2] == UInt8(ascii: " ")
    }
    guard isItem(start),
      isOneOfMany(number, lines, { isItem($0) && abs(Int(self[$0]) - Int(self[start])) == 1 && self[$0 + 1] == self[start + 1] })
    else { return }
    add(
      start..<wordEnd(start + 3), "“\(text(start..<(start + 2)))” is no mark of a list: these lines run into each other",
      hint: "begin each item with “- ” or with “1. ”")
  }

  /// Whether the line before or after it is of the same kind.
  ///
  /// - Parameter isSame: judges a line by the index at which it begins.
  private func isOneOfMany(_ number: Int, _ lines: [Range<Int>], _ isSame: (Int) -> Bool) -> Bool {
    number > 0 && isSame(lines[number - 1].lowerBound) || number + 1 < lines.count && isSame(lines[number + 1].lowerBound)
  }

  private mutating func numbered(_ start: Int, _ line: Range<Int>, _ number: Int, _ lines: [Range<Int>]) {
    var end = start
    while Self.isDigit(self[end]) { end += 1 }
    guard end - start <= 2, self[end] == UInt8(ascii: ".") || self[end] == UInt8(ascii: ")") else { return }
    let after = end + 1, marks = text(start..<after)
    if oddBlank(after) > 0 {
      add(
        start..<wordEnd(after + oddBlank(after)), "this is no item of a list: a no-break space follows “\(marks)”",
        hint: "write a blank in its place", fix: (start..<(after + oddBlank(after)), "\(marks) "))
    } else if Self.isLetter(self[after]), wordEnd(after) - after > 1, self[after + 1] != UInt8(ascii: ".") {
      add(
        start..<wordEnd(start), "“\(text(start..<wordEnd(start)))” is no item of a list: no blank follows “\(marks)”",
        hint: "write “\(marks) …”", fix: (start..<after, "\(marks) "))
    } else if number > 0, self[after] == UInt8(ascii: " "), self[lines[number - 1].upperBound - 1] == UInt8(ascii: ":") {
      add(
        start..<wordEnd(after + 1), "this is no item of a list: only “1.” begins one right under a paragraph",
        hint: "leave a line empty before it")
    }
  }

  private mutating func colon(_ start: Int, _ line: Range<Int>) {
    if has(":::", at: start) {
      add(line, "“\(text(line))” is shown as it is written", hint: "set words apart with “> [!TIP]”, or take it out")
    } else if (isBlank(self[start + 1]) && self[start + 1] != UInt8(ascii: "\n") || oddBlank(start + 1) > 0),
      line.upperBound > start + 2
    {
      add(
        start..<wordEnd(start + 2), "a line that begins with “:” is no definition: there are no lists of them",
        hint: "write “- **word**: what it means”, or put the word into the glossary")
    }
  }

  /// `[ ]` and `[x]`.
  private mutating func box(_ start: Int) {
    let mark = self[start + 1], width = oddBlank(start + 1)
    let end = start + 1 + (width > 0 ? width : 1)
    guard width > 0 || mark == UInt8(ascii: " ") || mark | 0x20 == UInt8(ascii: "x"), self[end] == UInt8(ascii: "]"),
      isBlank(self[end + 1]) || oddBlank(end + 1) > 0
    else { return }
    add(
      start..<(end + 1), "“\(text(start..<(end + 1)))” is shown as it is written", hint: "take it out: no list has boxes to tick")
  }

  /// What other programs write before the items of a list, such as `•`, and dashes used that way.
  private mutating func glyph(_ start: Int, _ number: Int, _ lines: [Range<Int>]) {
    guard self[start] == 0xE2 || self[start] == 0xC2 || self[start] == 0xEF else { return }
    let length = self[start] == 0xC2 ? 2 : 3
    let mark = Array(words.bytes[start..<min(count, start + length)])
    let isBullet = Self.bullets.contains(mark), isDash = Self.dashes.contains(mark)
    guard isBullet || isDash else { return }
    var blanks = start + length
    while oddBlank(blanks) > 0 || self[blanks] == UInt8(ascii: "\t") || self[blanks] == UInt8(ascii: " ") {
      blanks += max(1, oddBlank(blanks))
    }
    let sign = String(decoding: mark, as: UTF8.self)
    // A single line that begins with a dash is speech; several in one paragraph run into each other.
    if isDash, !isOneOfMany(number, lines, { $0 + 3 < count && Self.dashes.contains(Array(words.bytes[$0..<($0 + 3)])) }) {
      return
    }
    add(
      start..<wordEnd(blanks), "“\(sign)” is no mark of a list: these lines run into each other",
      hint: isDash ? "begin each item with “- ”; leave a line empty between what people say" : "begin each item with “- ”",
      fix: isBullet ? (start..<blanks, "- ") : nil)
  }

  private static let bullets: Set<[UInt8]> = Set("•‣⁃∙▪▫◦●○■□·\u{F0B7}\u{F0A7}".unicodeScalars.map { Array(String($0).utf8) })
  private static let dashes: Set<[UInt8]> = Set("–—".unicodeScalars.map { Array(String($0).utf8) })

  // MARK: - Tables

  private mutating func findTables(_ lines: [Range<Int>]) {
    let bar = UInt8(ascii: "|")
    guard words.bytes.contains(bar) else { return }
    func isRuler(_ line: Range<Int>) -> Bool {
      let bytes = words.bytes[line]
      return bytes.contains(bar) && bytes.contains(UInt8(ascii: "-")) && bytes.allSatisfy { "|-: \t".utf8.contains($0) }
    }
    if let ruler = lines.firstIndex(where: isRuler) {
      let above = ruler > 0 ? cells(lines[ruler - 1]) : 0
      add(
        lines[ruler],
        above == 0
          ? "a table begins with a row of headings, above these dashes"
          : "this is no table: its dashes are for \(cells(lines[ruler])) columns, the row above has \(above) cells",
        hint: above == 0 ? "write one: | … | … |" : "write |\(String(repeating: " --- |", count: min(above, 20)))")
      return
    }
    let rows = lines.filter { self[$0.lowerBound] == bar && words.bytes[$0].count { $0 == bar } > 1 }
    if rows.count > 1 {
      add(
        rows[0], "this is no table: no line of dashes stands under its first row",
        hint: "write |\(String(repeating: " --- |", count: min(cells(rows[0]), 20))) under it")
    }
  }

  private func cells(_ line: Range<Int>) -> Int {
    let bytes = words.bytes[line].drop { $0 == UInt8(ascii: " ") }
    let bars = bytes.count { $0 == UInt8(ascii: "|") }
    return bars + 1 - (bytes.first == UInt8(ascii: "|") ? 1 : 0) - (bytes.last == UInt8(ascii: "|") ? 1 : 0)
  }
}
