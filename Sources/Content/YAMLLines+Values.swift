import Diagnostics

extension YAMLLines {
  /// Reads what follows a key or a dash, with the lines that belong to it.
  ///
  /// - Parameter parent: the column of the key or dash; what is indented further belongs to it.
  mutating func value(_ start: Int, parent: Int, name: String) {
    let position = afterBlanks(start, of: number)
    isBelowText = false
    guard let first = byte(position, of: number) else {
      leaveOpen()
      number += 1
      return
    }
    let next = byte(position + 1, of: number)
    switch first {
    case UInt8(ascii: "#"):
      emptied(position, parent: parent, name: name)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quotation(position, parent: parent)
    case UInt8(ascii: "["), UInt8(ascii: "{"): flow(position, parent: parent)
    case UInt8(ascii: "|"), UInt8(ascii: ">"): block(position, parent: parent)
    case UInt8(ascii: "!"), UInt8(ascii: "&"):
      strange(position, "a text that begins with “\(UnicodeScalar(first))” loses its first word", isSilent: true)
    case UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: ","), UInt8(ascii: "]"),
      UInt8(ascii: "}"):
      strange(position, "a text does not begin with “\(UnicodeScalar(first))”")
    case UInt8(ascii: "-") where isBlankOrEnd(next) && name != "-":
      let words = position..<end(of: position, in: number)
      let right = YAMLMistake.quotation(of: String(text(words, of: number).dropFirst().drop { $0 == " " }))
      note(
        number, words, "a list begins on the line below its key",
        hint: "put it there; if it is a text, put the words alone between quotation marks: write “\(right)”")
      number += 1
    case UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
      if isBlankOrEnd(next) {
        strange(position, "a text does not begin with “\(UnicodeScalar(first)) ”")
      } else {
        plain(position, parent: parent)
      }
    default: plain(position, parent: parent)
    }
  }

  /// Reports a text that should have been in quotation marks.
  mutating func strange(_ position: Int, _ message: String, isSilent: Bool = false) {
    let words = position..<end(of: position, in: number), better = YAMLMistake.quoted(text(words, of: number))
    note(
      number, words, message, hint: better.hint, id: isSilent ? .yamlTag : .yamlSyntax, replacement: better.replacement,
      isSilent: isSilent, isCertain: better.isCertain)
    comment(words.upperBound)
    number += 1
  }

  /// Reports a comment where there should have been a value.
  private mutating func emptied(_ position: Int, parent: Int, name: String) {
    let words = position..<end(ofLine: number)
    let below = ((number + 1)..<max(number + 1, lines.count)).first { indent(of: $0) != nil }
    let isAbove = below.map { line in
      let column = indent(of: line) ?? 0
      return column > parent || column == parent && name != "-" && byte(column, of: line) == UInt8(ascii: "-")
    }
    if isAbove == true {
      note(
        number, words, "this comment stands on the line of a key", hint: "put it on a line of its own, above this one",
        id: .yamlComment,
        isSilent: true)
    } else {
      let better = YAMLMistake.quoted(text(words, of: number))
      note(
        number, words, "nothing stands here, since “#” begins a comment", hint: better.hint, id: .yamlComment,
        replacement: better.replacement, isSilent: true)
    }
    leaveOpen()
    number += 1
  }

  /// Reports a comment after a value, whose words would be lost.
  ///
  /// - Parameters:
  ///   - end: where the value ends.
  ///   - words: the text that the comment may have been meant to be part of.
  mutating func comment(_ end: Int, behind words: Range<Int>? = nil) {
    let position = afterBlanks(end, of: number)
    guard byte(position, of: number) == UInt8(ascii: "#") else { return }
    let whole = words.map { YAMLMistake.quotation(of: text($0.lowerBound..<self.end(ofLine: number), of: number)) }
    note(
      number, position..<self.end(ofLine: number), "this is not shown, since “ #” begins a comment",
      hint: whole.map { "put the comment on a line of its own, or the whole between quotation marks: \($0)" }
        ?? "put the comment on a line of its own", id: .yamlComment, isSilent: true)
  }

  private func end(ofLine line: Int) -> Int { beforeBlanks(lines[line].count, from: 0, of: line) }

  // MARK: - Plain texts

  private mutating func plain(_ position: Int, parent: Int) {
    let words = position..<end(of: position, in: number), first = number
    if hasColon(words) {
      let better = YAMLMistake.quoted(text(words, of: number))
      note(
        number, words, "“: ” stands in a text without quotation marks", hint: better.hint, replacement: better.replacement,
        isCertain: better.isCertain)
    }
    comment(words.upperBound, behind: words)
    /// A comment within the text or after it, which ends the text.
    var ended = comment(on: number, from: words.upperBound)
    number += 1
    while number < lines.count {
      guard let indent = indent(of: number) else {
        ended = ended ?? comment(on: number, from: 0)
        number += 1
        continue
      }
      guard indent > parent else { return }
      if byte(indent, of: number) == UInt8(ascii: "\t") { return }
      if key(at: indent) != nil {
        // After a comment it is just another key with the wrong indentation.
        if ended == nil { deeper(indent, first, words) }
        return
      }
      let more = indent..<end(of: indent, in: number)
      if let (line, words) = ended {
        note(
          line, words, "this comment ends the text above it, and more of that stands below",
          hint: "put the comment above the key, or the whole text between quotation marks")
      }
      comment(more.upperBound)
      ended = comment(on: number, from: more.upperBound)
      number += 1
      isBelowText = true
    }
  }

  /// The comment at this point of a line, or after the spaces there; `nil` when there is none.
  private func comment(on line: Int, from start: Int) -> (line: Int, words: Range<Int>)? {
    let position = afterBlanks(start, of: line)
    return byte(position, of: line) == UInt8(ascii: "#") ? (line, position..<end(ofLine: line)) : nil
  }

  /// Reports a key that is indented as if it belonged to a text.
  private mutating func deeper(_ indent: Int, _ first: Int, _ words: Range<Int>) {
    let above = text(words, of: first)
    if let right = YAMLMistake.withSpace(above) {
      note(first, words, "there is no space after the colon", hint: "write “\(right)”", replacement: right, isCertain: true)
      number += 1
      return
    }
    let column = max(0, parentColumn(of: first))
    // The key is where it belongs, so the line above it was meant to be a key too.
    if column == indent {
      let better = YAMLMistake.withColon(above)
      note(
        first, words, "this line has no key, and those below it have", hint: better.hint, replacement: better.replacement)
      number += 1
      return
    }
    note(
      number, indent..<end(of: indent, in: number), "this line is indented otherwise than those it belongs to",
      hint: YAMLMistake.indentation(column))
    number += 1
  }

  /// The column of the last key on a line, or of its dash.
  private func parentColumn(of line: Int) -> Int {
    var position = indent(of: line) ?? 0
    while byte(position, of: line) == UInt8(ascii: "-"), isBlank(byte(position + 1, of: line)) {
      position = afterBlanks(position + 1, of: line)
    }
    return position
  }

  private func hasColon(_ words: Range<Int>) -> Bool {
    words.contains { place in byte(place, of: number) == UInt8(ascii: ":") && isBlankOrEnd(byte(place + 1, of: number)) }
  }

  // MARK: - Blocks

  private mutating func block(_ position: Int, parent: Int) {
    var place = position + 1
    while let next = byte(place, of: number), "+-123456789".utf8.contains(next) { place += 1 }
    let rest = afterBlanks(place, of: number)
    let isIndented = (position..<place).contains {
      byte($0, of: number).map { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) } == true
    }
    if let next = byte(rest, of: number) {
      guard next == UInt8(ascii: "#"), rest > place else {
        let isAbove = ((number + 1)..<max(number + 1, lines.count)).first { indent(of: $0) != nil }.map {
          (indent(of: $0) ?? 0) > parent
        }
        if isAbove == true {
          note(
            number, position..<end(of: position, in: number),
            "words follow “\(text(position..<(position + 1), of: number))”",
            hint: "put them on the line below, as the first of the text")
          number += 1
          return
        }
        strange(
          position, "words follow “\(text(position..<(position + 1), of: number))”, which begins a text on the lines below")
        return
      }
      comment(place)
    }
    number += 1
    var inner: Int?
    while number < lines.count {
      let blanks = lines[number].prefix { $0 == UInt8(ascii: " ") }.count
      if blanks < lines[number].count {
        guard blanks > parent else { break }
        // A tab within the indentation of the text, also on a line without words.
        if byte(blanks, of: number) == UInt8(ascii: "\t"), inner.map({ blanks < $0 && !isIndented }) ?? true {
          note(number, 0..<afterBlanks(0, of: number), "a tab indents this line", hint: "indent with spaces, not with a tab")
        } else if let inner, blanks < inner, !isIndented {
          note(
            number, blanks..<end(ofLine: number), "this line is indented less than the text above it",
            hint: YAMLMistake.indentation(inner))
        }
        inner = inner ?? blanks
      }
      number += 1
    }
    isBelowText = true
  }
}
