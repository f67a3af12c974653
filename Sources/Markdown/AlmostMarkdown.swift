import Diagnostics

/// What looks like Markdown but is not: marks that are left among the words that readers see.
///
/// It looks at the words only after cmark has made what it could of a block: a mark that is left then is shown. A mark that the
/// writer wrote with a backslash, or within code, is meant and passes.
struct AlmostMarkdown {
  struct Finding {
    /// The range among the words, not in the file.
    let range: Range<Int>
    let message: String
    let hint: String
    /// The words that replace some of them; `nil` unless nothing else can have been meant.
    var fix: (range: Range<Int>, words: String)?
  }

  /// What surrounds a block, as far as it decides what marks mean.
  struct Context {
    var isHeading = false
    /// Whether it is in a quotation whose `[!…]` has been judged already.
    var isJudged = false
    /// Whether it is the first block of a quotation, where a callout has its `[!…]`.
    var isQuoted = false
    /// Whether it is a value of front matter: all markup in it is shown as it is written, and an address is only words.
    var isPlain = false
  }

  let words: Visible
  let context: Context
  var findings: [Finding] = []
  /// The end of the last finding.
  private(set) var done = 0

  init(_ words: Visible, _ context: Context) {
    (self.words, self.context) = (words, context)
    if !context.isHeading, !context.isPlain { findLines() }
    findInline()
    findPairs()
  }

  // MARK: - Reading the words

  subscript(index: Int) -> UInt8 { words[index] }
  var count: Int { words.bytes.count }

  /// The words, to be quoted in a message: at most 60 bytes, cut between characters, on one line.
  func text(_ range: Range<Int>) -> String {
    var shown = words.bytes[range]
    if shown.count > 60 {
      shown = shown.prefix(57)
      while let last = shown.last, last & 0xC0 == 0x80 { shown = shown.dropLast() }
      if let last = shown.last, last >= 0xC0 { shown = shown.dropLast() }
      return String(decoding: shown.map(Self.written), as: UTF8.self) + "…"
    }
    return String(decoding: shown.map(Self.written), as: UTF8.self)
  }

  private static func written(_ byte: UInt8) -> UInt8 { byte < 0x20 ? UInt8(ascii: " ") : byte }

  mutating func add(
    _ range: Range<Int>, _ message: String, hint: String, fix: (range: Range<Int>, words: String)? = nil
  ) {
    findings.append(Finding(range: range, message: message, hint: hint, fix: fix))
    done = max(done, range.upperBound)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// Whether a letter begins with this byte of UTF-8. Characters that begin with C2 or E2 are punctuation.
  static func isLetter(_ byte: UInt8) -> Bool {
    byte < 0x80 ? (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) : byte >= 0xC3 && byte != 0xE2
  }

  /// The length in bytes of the no-break or thin space at an index; 0 when there is none.
  func oddBlank(_ index: Int) -> Int {
    if self[index] == 0xC2, self[index + 1] == 0xA0 { return 2 }
    if self[index] == 0xE2, self[index + 1] == 0x80, (0x80...0x8A).contains(self[index + 2]) || self[index + 2] == 0xAF {
      return 3
    }
    return 0
  }

  func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") }

  /// Whether this ASCII text is at an index.
  func has(_ text: StaticString, at index: Int) -> Bool {
    for offset in 0..<text.utf8CodeUnitCount where self[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  /// The index of the next such byte within some length; `nil` when there is none.
  func next(_ byte: Character, from start: Int, within length: Int = 400) -> Int? {
    guard let byte = byte.asciiValue, start < count else { return nil }
    return words.bytes[start..<min(count, start + length)].firstIndex(of: byte)
  }

  /// The end of the word that begins at an index.
  func wordEnd(_ start: Int) -> Int {
    var end = start
    while end < count, !isBlank(self[end]), self[end] > 0x20 { end += 1 }
    return end
  }

  // MARK: - Within lines

  private mutating func findInline() {
    // What comes before a line's finding has not been judged yet; what lies in it has.
    let lines = findings.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    var passed = 0
    done = 0
    var open: Int?
    var isInLink = false
    var index = 0
    while index < count {
      while passed < lines.count, lines[passed].lowerBound <= index {
        done = max(done, lines[passed].upperBound)
        passed += 1
      }
      switch self[index] {
      case Visible.Sign.linkStart:
        isInLink = true
        if self[index + 1] == UInt8(ascii: "^") { footnote(from: index + 1, to: next("\u{2}", from: index) ?? index + 2) }
      case Visible.Sign.linkEnd: isInLink = false
      case UInt8(ascii: "["):
        open = index
        bracket(index)
      case UInt8(ascii: "]"):
        if let start = open { closing(index, from: start) }
        open = nil
      case UInt8(ascii: "{"): brace(index)
      case UInt8(ascii: "<"): angle(index)
      case UInt8(ascii: "\\") where index == count - 1:
        add(
          index..<count, "a backslash at the end is shown as it is",
          hint: "take it out; within a paragraph it breaks the line, at its end there is nothing to break")
      case UInt8(ascii: "&"): reference(index)
      case UInt8(ascii: "`"): backtick(index)
      case UInt8(ascii: "h") where !isInLink && index >= done && !context.isPlain: webAddress(index)
      case UInt8(ascii: "w") where !isInLink && index >= done && !context.isPlain: webAddress(index)
      case UInt8(ascii: "@") where !isInLink && index >= done && !context.isPlain: mailAddress(index)
      default: break
      }
      index += 1
    }
  }

  /// `{#id}`, `{.class}`, `{width=50%}`.
  private mutating func brace(_ index: Int) {
    guard index >= done, self[index - 1] != UInt8(ascii: "{"), let end = next("}", from: index, within: 120) else { return }
    let inside = words.bytes[(index + 1)..<end]
    guard let first = inside.first, !inside.contains(UInt8(ascii: "{")) else { return }
    let isName =
      (first == UInt8(ascii: "#") || first == UInt8(ascii: ".")) && inside.count > 1 && Self.isLetter(inside[index + 2])
    let name = inside.prefix { Visible.isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
    let isValue = !name.isEmpty && name.endIndex < end && self[name.endIndex] == UInt8(ascii: "=")
    // Another check says more about an id at a heading's end.
    guard isName || isValue,
      !(context.isHeading && first == UInt8(ascii: "#") && words.bytes.last(where: { $0 >= 0x20 }) == UInt8(ascii: "}"))
    else { return }
    add(
      index..<(end + 1), "“\(text(index..<(end + 1)))” is shown as it is written",
      hint: first == UInt8(ascii: "#")
        ? "only a heading has an id, at its end: “## … {#id}”" : "take it out; how things look is up to the site"
    )
  }

  private mutating func angle(_ index: Int) {
    guard index >= done else { return }
    if has("<!--", at: index) {
      if let end = words.bytes[index..<min(count, index + 400)].firstRange(of: "-->".utf8) {
        add(
          index..<end.upperBound, "“\(text(index..<end.upperBound))” is no comment, and is shown to all",
          hint: "begin it with “<!-- ” and end it with “ -->”, with no “--” between them")
      } else {
        add(index..<(index + 4), "a comment that does not end is shown to all", hint: "end it with “-->”, or take it out")
      }
    } else if has("<http", at: index) || has("<www.", at: index) || has("<mailto:", at: index) {
      let end = next(">", from: index).map { $0 + 1 } ?? wordEnd(index)
      add(index..<end, "“\(text(index..<end))” is no link", hint: "write it as <https://…>, without blanks")
    }
  }

  /// A backtick that begins no code. Many people write it for an apostrophe.
  private mutating func backtick(_ index: Int) {
    guard index >= done else { return }
    add(
      index..<(index + 1), "“`” is shown: no other ends what it begins",
      hint: Self.isLetter(self[index + 1])
        ? "an apostrophe is written ’ or \'; code stands between two of them" : "take it out, or end the code with another")
  }

  /// A character reference without its semicolon, such as `&nbsp`.
  private mutating func reference(_ index: Int) {
    let name = words.bytes[(index + 1)..<min(count, index + 8)].prefix(while: Self.isLetter)
    guard index >= done,
      ["nbsp", "amp", "lt", "gt", "quot", "shy", "euml", "eacute", "hellip"].contains(where: { name.elementsEqual($0.utf8) })
    else { return }
    add(index..<name.endIndex, "“\(text(index..<name.endIndex))” is shown as it is written", hint: "write the character itself")
  }

  // MARK: - Addresses

  private mutating func webAddress(_ index: Int) {
    let isWhole = has("https://", at: index) || has("http://", at: index)
    guard isWhole || has("www.", at: index), index == 0 || !Self.isLetter(self[index - 1]), self[index - 1] != UInt8(ascii: "/")
    else { return }
    var end = wordEnd(index)
    for (offset, byte) in words.bytes[index..<end].enumerated() where byte >= 0x80 || "<>\"()".utf8.contains(byte) {
      end = index + offset
      break
    }
    while end > index, ".,;:!?'*_".utf8.contains(self[end - 1]) { end -= 1 }
    guard end > index + 8 || !isWhole && end > index + 5 else { return }
    let address = text(index..<end)
    add(
      index..<end, "the address “\(address)” is no link",
      hint: isWhole
        ? "write it as <\(address)>, or give it words: [words](\(address))" : "write it as [\(address)](https://\(address))",
      fix: end - index > 60 ? nil : (index..<end, isWhole ? "<\(address)>" : "[\(address)](https://\(address))"))
  }

  private mutating func mailAddress(_ index: Int) {
    let isIn: (UInt8) -> Bool = { Visible.isLetterOrDigit($0) || ".-_+".utf8.contains($0) }
    var start = index, end = index + 1
    while start > 0, index - start < 64, isIn(self[start - 1]) { start -= 1 }
    while end < count, end - index < 100, isIn(self[end]) { end += 1 }
    while end > index, self[end - 1] == UInt8(ascii: ".") || self[end - 1] == UInt8(ascii: "-") { end -= 1 }
    guard start < index, end > index + 3, words.bytes[(index + 1)..<end].contains(UInt8(ascii: ".")) else { return }
    let address = text(start..<end)
    add(
      start..<end, "the address “\(address)” is no link", hint: "write it as <\(address)>",
      fix: end - start > 60 ? nil : (start..<end, "<\(address)>"))
  }
}
