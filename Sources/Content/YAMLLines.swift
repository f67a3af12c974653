import Diagnostics

/// Reads a YAML text line by line, with only the YAML that content uses, to find where the writer slipped. A parser says where it
/// could read no further, which may be many lines below the typo; and it says nothing about words that it takes for a comment or
/// a tag.
struct YAMLLines {
  /// The keys of a mapping, or the items of a list.
  private struct Level {
    let indent: Int
    let isList: Bool
    /// The index of its first line.
    let line: Int
    var keys: Set<String> = []
  }

  let lines: [ArraySlice<UInt8>]
  /// The index of the line being read.
  var number = 0
  var mistakes: [YAMLMistake] = []
  private var levels: [Level] = []
  /// Whether the key or dash that was read last may have its value on the lines below.
  private var isOpen = true
  /// Whether a text of several lines was read last.
  var isBelowText = false

  init(_ lines: [ArraySlice<UInt8>]) {
    // A line may have a Windows line end.
    self.lines = lines.map { $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0 }
    while number < lines.count { readLine() }
  }

  /// Whether a text may hold something that is lost in silence: marks that mean something only at the beginning of a word.
  static func mayLose(_ yaml: some Collection<UInt8>) -> Bool {
    var isBlank = true
    for byte in yaml {
      switch byte {
      case UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "\""):
        if isBlank { return true }
      default: break
      }
      // Within brackets, an item may follow them directly.
      isBlank = byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: ",")
    }
    return false
  }

  mutating func note(
    _ line: Int, _ bytes: Range<Int>, _ message: String, hint: String, id: DiagnosticID = .yamlSyntax, replacement: String? = nil,
    isSilent: Bool = false, isCertain: Bool = false
  ) {
    mistakes.append(
      YAMLMistake(
        id: id, line: line, bytes: bytes, message: message, hint: hint, replacement: replacement, isSilent: isSilent,
        isCertain: isCertain))
  }

  mutating func note(double key: String, _ bytes: Range<Int>) {
    note(
      number, bytes, "the key “\(key)” stands here twice", hint: "it stands above this already; take one of them out")
  }

  // MARK: - Bytes

  /// The byte at an index of a line; `nil` outside the line.
  func byte(_ position: Int, of line: Int) -> UInt8? {
    let bytes = lines[line]
    return position >= 0 && position < bytes.count ? bytes[bytes.startIndex + position] : nil
  }

  func isBlank(_ byte: UInt8?) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
  func isBlankOrEnd(_ byte: UInt8?) -> Bool { byte == nil || isBlank(byte) }

  func afterBlanks(_ position: Int, of line: Int) -> Int {
    var position = position
    while isBlank(byte(position, of: line)) { position += 1 }
    return position
  }

  /// The end of the words in `start..<end`, before any spaces at their end.
  func beforeBlanks(_ end: Int, from start: Int, of line: Int) -> Int {
    var end = end
    while end > start, isBlank(byte(end - 1, of: line)) { end -= 1 }
    return end
  }

  func text(_ bytes: Range<Int>, of line: Int) -> String {
    let start = lines[line].startIndex
    return String(decoding: lines[line][(start + bytes.lowerBound)..<(start + bytes.upperBound)], as: UTF8.self)
  }

  /// The end of the words that begin at `position`: before a comment, and before spaces at the end of the line.
  func end(of position: Int, in line: Int) -> Int {
    var end = position
    for place in position..<max(position, lines[line].count) {
      if byte(place, of: line) == UInt8(ascii: "#"), isBlank(byte(place - 1, of: line)) { break }
      if !isBlank(byte(place, of: line)) { end = place + 1 }
    }
    return end
  }

  /// How many spaces a line is indented by; `nil` for one without words.
  func indent(of line: Int) -> Int? {
    let first = afterBlanks(0, of: line)
    guard let byte = byte(first, of: line), byte != UInt8(ascii: "#") else { return nil }
    return lines[line].prefix { $0 == UInt8(ascii: " ") }.count
  }

  // MARK: - Lines

  private mutating func readLine() {
    guard let indent = indent(of: number) else {
      number += 1
      return
    }
    if byte(indent, of: number) == UInt8(ascii: "\t") {
      note(number, 0..<afterBlanks(0, of: number), "a tab indents this line", hint: "indent with spaces, not with a tab")
      number += 1
    } else if lines[number].dropFirst(indent).starts(with: [0xEF, 0xBB, 0xBF]) {
      note(
        number, indent..<(indent + 3), "an invisible mark stands here, such as some files begin with",
        hint: "take it out; it stands before what is seen")
      number += 1
    } else if indent == 0, isDocumentMark(number) {
      document()
    } else {
      entry(indent)
    }
  }

  func isDocumentMark(_ line: Int) -> Bool {
    let mark = text(0..<min(3, lines[line].count), of: line)
    return (mark == "---" || mark == "...") && isBlankOrEnd(byte(3, of: line))
  }

  private mutating func document() {
    let isFirst = levels.isEmpty && byte(0, of: number) == UInt8(ascii: "-") && afterBlanks(3, of: number) >= lines[number].count
    let isLast =
      byte(0, of: number) == UInt8(ascii: ".")
      && ((number + 1)..<max(number + 1, lines.count)).allSatisfy { indent(of: $0) == nil }
    if !isFirst, !isLast || afterBlanks(3, of: number) < lines[number].count {
      note(
        number, 0..<lines[number].count, "all below this line would be lost: it begins another document",
        hint: "take this line out")
    }
    number += 1
  }

  /// Reads the keys and dashes at the beginning of a line, with what follows them.
  private mutating func entry(_ indent: Int) {
    var position = indent, hasDash = false
    while byte(position, of: number) == UInt8(ascii: "-"), isBlankOrEnd(byte(position + 1, of: number)) {
      if levels.isEmpty {
        note(
          number, position..<(position + 1), "a dash begins an item of a list, and no key has one here",
          hint: "leave the dash out")
      } else if byte(position + 1, of: number) == UInt8(ascii: "\t") {
        note(number, position..<afterBlanks(position + 1, of: number), "a tab stands here", hint: "write “- ”", replacement: "- ")
      }
      guard open(position, isList: true) else { return }
      hasDash = true
      isOpen = true
      let next = afterBlanks(position + 1, of: number)
      if next >= lines[number].count || byte(next, of: number) == UInt8(ascii: "#") {
        value(position + 1, parent: position, name: "-")
        return
      }
      position = next
    }
    if let key = key(at: position) {
      guard open(position, isList: false) else { return }
      if !levels[levels.count - 1].keys.insert(key.name).inserted { note(double: key.name, position..<(position + key.length)) }
      isOpen = false
      value(key.end, parent: position, name: key.name)
    } else if hasDash {
      isOpen = false
      value(position, parent: levels.last?.indent ?? 0, name: "-")
    } else if isOpen, let level = levels.last, position > level.indent {
      isOpen = false
      value(position, parent: level.indent, name: "")
    } else {
      noKey(position)
    }
  }

  /// Finds the mapping or list that a key or dash in this column belongs to, and reports it when there is none.
  ///
  /// - Returns: whether there is one.
  private mutating func open(_ column: Int, isList: Bool) -> Bool {
    let before = levels
    while let last = levels.last, last.indent > column || (last.indent == column && last.isList && !isList) {
      levels.removeLast()
    }
    if let last = levels.last, last.indent == column, last.isList == isList {
      isBelowText = false
      return true
    }
    if isOpen {
      levels.append(Level(indent: column, isList: isList, line: number))
      isBelowText = false
      return true
    }
    // Nothing surrounds the first key, so it should not have been indented.
    if column == 0, !isList, let first = before.first, !first.isList {
      note(
        first.line, 0..<end(of: 0, in: first.line), "this line is indented otherwise than those it belongs to",
        hint: YAMLMistake.indentation(0))
      levels = [Level(indent: 0, isList: false, line: number)]
      return true
    }
    // It was meant to be in line with the nearest of those that are open.
    let columns = before.filter { $0.isList == isList }.map(\.indent).reversed()
    levels = before
    let words = column..<end(of: column, in: number)
    guard let right = columns.min(by: { abs($0 - column) < abs($1 - column) }), right != column else {
      note(
        number, words, "no list can stand here: the key above it has a value already",
        hint: "put the list below a key of its own, such as “items:”")
      number += 1
      return false
    }
    note(
      number, words, "this line is indented otherwise than those it belongs to",
      hint: YAMLMistake.indentation(right))
    number += 1
    return false
  }

  /// Reports a line that means nothing in YAML.
  private mutating func noKey(_ position: Int) {
    let words = position..<end(of: position, in: number), text = text(words, of: number)
    if let right = YAMLMistake.withSpace(text) {
      note(
        number, words, "there is no space after the colon", hint: "write “\(right)”", replacement: right, isCertain: true)
    } else if isBelowText {
      note(
        number, words, "this line is indented less than the text above it",
        hint: "indent it as the lines above it, or begin it with “key: ”")
    } else {
      let better = YAMLMistake.withColon(text)
      note(
        number, words, "this line has no key",
        hint: better.replacement == nil
          ? "\(better.hint), or indent it if it goes on with the line above; where the text begins, put a line “---” above it"
          : better.hint,
        replacement: better.replacement)
    }
    number += 1
  }

  /// The key at an index: its name, its length as it is written, and where its value may begin; `nil` when there is no key.
  func key(at position: Int) -> (name: String, length: Int, end: Int)? {
    guard let first = byte(position, of: number), !"[{|>#".utf8.contains(first) else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      var end = position + 1
      while let next = byte(end, of: number), next != first { end += 1 }
      let colon = afterBlanks(end + 1, of: number)
      guard byte(colon, of: number) == UInt8(ascii: ":"), isBlankOrEnd(byte(colon + 1, of: number)) else { return nil }
      return (text((position + 1)..<end, of: number), end + 1 - position, colon + 1)
    }
    var place = position
    while let next = byte(place, of: number) {
      if next == UInt8(ascii: "#"), isBlank(byte(place - 1, of: number)) { return nil }
      if next == UInt8(ascii: ":"), isBlankOrEnd(byte(place + 1, of: number)) {
        let end = beforeBlanks(place, from: position, of: number)
        return end == position ? nil : (text(position..<end, of: number), end - position, place + 1)
      }
      place += 1
    }
    return nil
  }

  /// Leaves the value of what was just read to the lines below.
  mutating func leaveOpen() { isOpen = true }
}
