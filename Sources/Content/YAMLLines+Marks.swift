import Diagnostics

/// Texts in quotation marks, and lists and mappings in brackets.
extension YAMLLines {
  // MARK: - Quotations

  /// Where the quotation that begins here ends; `nil` when it does not end. A line that is indented no further than the
  /// quotation's key is not part of it.
  private mutating func close(_ line: Int, _ position: Int, parent: Int) -> (line: Int, end: Int)? {
    let mark = byte(position, of: line)
    var line = line, place = position + 1
    while true {
      while let next = byte(place, of: line) {
        if mark == UInt8(ascii: "\""), next == UInt8(ascii: "\\") {
          escape(line, place)
          place += 2
        } else if next == mark, mark == UInt8(ascii: "'"), byte(place + 1, of: line) == mark {
          place += 2
        } else if next == mark {
          return (line, place + 1)
        } else {
          place += 1
        }
      }
      line += 1
      guard line < lines.count else { return nil }
      place = afterBlanks(0, of: line)
      if place < lines[line].count, lines[line].prefix(while: { $0 == UInt8(ascii: " ") }).count <= parent { return nil }
    }
  }

  /// Reports a backslash within double quotation marks that does not begin one of YAML's escapes.
  private mutating func escape(_ line: Int, _ place: Int) {
    guard let next = byte(place + 1, of: line), !"0abt\tnvfre \"/\\N_LPxuU".utf8.contains(next) else { return }
    var end = place + 2
    while let more = byte(end, of: line), more & 0xC0 == 0x80 { end += 1 }
    let right = "\\\\" + text((place + 1)..<end, of: line)
    note(line, place..<end, "“\\” means something between double quotation marks", hint: "write “\(right)”", replacement: right)
  }

  mutating func quotation(_ position: Int, parent: Int) {
    let words = position..<end(of: position, in: number)
    guard let end = close(number, position, parent: parent) else {
      unclosed(words)
      number += 1
      return
    }
    let rest = afterBlanks(end.end, of: end.line)
    guard let next = byte(rest, of: end.line) else {
      number = end.line + 1
      return
    }
    if next == UInt8(ascii: "#"), rest > end.end {
      number = end.line
      comment(end.end)
    } else if end.line == number {
      afterQuotation(words)
    } else {
      unclosed(words)
    }
    number = end.line + 1
  }

  private mutating func unclosed(_ words: Range<Int>) {
    let text = text(words, of: number), isApostrophe = YAMLMistake.beginsWithApostrophe(text)
    guard !isApostrophe else {
      afterQuotation(words)
      return
    }
    let mark = text.prefix(1), inner = text.dropFirst()
    // If the mark occurs in it again, the first one is part of the text.
    let right = inner.contains(mark) ? YAMLMistake.quotation(of: text) : "\(text)\(mark)"
    note(
      number, words, "the quotation mark “\(mark)” is not closed", hint: "write “\(right)”", replacement: right, isSilent: true)
  }

  /// Reports words after a quotation, or an apostrophe that was taken for the beginning of one.
  private mutating func afterQuotation(_ words: Range<Int>) {
    let text = text(words, of: number), better = YAMLMistake.quoted(text)
    let isApostrophe = YAMLMistake.beginsWithApostrophe(text)
    note(
      number, words,
      isApostrophe ? "the apostrophe begins a quotation here" : "words follow the closing quotation mark",
      hint: better.hint,
      replacement: better.replacement, isSilent: isApostrophe, isCertain: isApostrophe && better.isCertain)
  }

  // MARK: - Brackets

  mutating func flow(_ position: Int, parent: Int) {
    let first = number, opening = position, known = mistakes.count
    /// The brackets that are open, each with its keys.
    var open: [(mark: UInt8, keys: Set<String>)] = []
    /// Where the last words ended.
    var last = (line: number, end: position + 1)
    var place = position
    while number < lines.count {
      place = afterBlanks(place, of: number)
      guard let next = byte(place, of: number), next != UInt8(ascii: "#") || !isBlank(byte(place - 1, of: number)) && place > 0
      else {
        if place > 0, byte(place, of: number) != nil, indent(of: number) != nil { comment(place) }
        number += 1
        place = 0
        // A key on the next line shows that the brackets were meant to be closed before it.
        if number < lines.count, let indent = indent(of: number), indent <= parent, isEntry(indent) { break }
        continue
      }
      switch next {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append((next, []))
        place += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        close(&open, with: next, at: place)
        place += 1
        if open.isEmpty {
          let rest = afterBlanks(place, of: number)
          if let after = byte(rest, of: number) {
            if after == UInt8(ascii: "#"), rest > place {
              comment(place)
            } else if number == first {
              // So it is a text, and the brackets are part of it.
              mistakes.removeSubrange(known...)
              strange(opening, "words follow “\(UnicodeScalar(next))”")
              return
            }
          }
          number += 1
          return
        }
      case UInt8(ascii: ","), UInt8(ascii: ":"): place += 1
      default: place = item(place, parent: parent, in: &open[open.count - 1].keys)
      }
      // A quotation may have led to another line.
      if number < lines.count { last = (number, beforeBlanks(place, from: 0, of: number)) }
    }
    unclosed(open.map(\.mark), from: (first, opening), to: last)
  }

  /// Whether there is a key here, the dash of an item, or a line that ends the document.
  private func isEntry(_ place: Int) -> Bool {
    key(at: place) != nil || place == 0 && isDocumentMark(number)
      || byte(place, of: number) == UInt8(ascii: "-") && isBlankOrEnd(byte(place + 1, of: number))
  }

  private static func closing(_ mark: UInt8) -> String { mark == UInt8(ascii: "[") ? "]" : "}" }

  /// Closes the bracket that a closing one belongs to, and reports those that it leaves open.
  private mutating func close(_ open: inout [(mark: UInt8, keys: Set<String>)], with next: UInt8, at place: Int) {
    let sign = String(UnicodeScalar(next))
    let within = open.reversed().prefix { Self.closing($0.mark) != sign }
    if let inner = within.first {
      let isOther = within.count == open.count
      let right = isOther ? Self.closing(inner.mark) : within.map { Self.closing($0.mark) }.joined() + sign
      note(
        number, place..<(place + 1), "“\(sign)” does not close “\(UnicodeScalar(inner.mark))”", hint: "write “\(right)”",
        replacement: right)
      open.removeLast(isOther ? 1 : within.count + 1)
    } else {
      open.removeLast()
    }
  }

  /// Reports brackets that nothing closes, at the point where they should have been closed.
  private mutating func unclosed(_ open: [UInt8], from first: (line: Int, place: Int), to last: (line: Int, end: Int)) {
    let isOneLine = last.line == first.line, mark = UnicodeScalar(open.first ?? UInt8(ascii: "["))
    let start = isOneLine ? first.place : afterBlanks(0, of: last.line)
    let words = start..<max(start + 1, last.end), text = text(words, of: last.line)
    if isOneLine, open.count == 1, text.contains(" "), !text.contains(","), !text.contains(":") {
      let better = YAMLMistake.quoted(text)
      note(last.line, words, "“\(mark)” is not closed", hint: better.hint, replacement: better.replacement)
      return
    }
    let all = (text.hasSuffix(",") ? String(text.dropLast()) : text) + open.reversed().map(Self.closing).joined()
    let lines = last.line - first.line, above = lines == 1 ? "on the line above" : "\(lines) lines above"
    note(
      last.line, words, "“\(mark)”\(isOneLine ? "" : " \(above)") is not closed",
      hint: "write “\(all)”; put a text that begins so between quotation marks", replacement: all)
  }

  /// Reads a text within brackets.
  ///
  /// - Returns: where it ends.
  private mutating func item(_ position: Int, parent: Int, in keys: inout Set<String>) -> Int {
    let first = byte(position, of: number) ?? 0
    var end = position
    while let next = byte(end, of: number), !",[]{}".utf8.contains(next),
      !(next == UInt8(ascii: ":") && isBlankOrEnd(byte(end + 1, of: number))),
      !(next == UInt8(ascii: "#") && isBlank(byte(end - 1, of: number)))
    { end += 1 }
    let words = position..<beforeBlanks(end, from: position, of: number)
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard let close = close(number, position, parent: parent) else {
        unclosed(words)
        return end
      }
      let rest = afterBlanks(close.end, of: close.line)
      if let next = byte(rest, of: close.line), !",]}:#".utf8.contains(next) {
        afterQuotation(words)
        return end
      }
      // A key is on one line.
      if close.line == number, byte(rest, of: number) == UInt8(ascii: ":") { key(position..<close.end, &keys) }
      number = close.line
      return close.end
    }
    if byte(end, of: number) == UInt8(ascii: ":") {
      key(words, &keys)
    } else if "!&*@`%".utf8.contains(first) {
      let better = YAMLMistake.quoted(text(words, of: number)), isSilent = "!&".utf8.contains(first)
      note(
        number, words, "a text does not begin with “\(UnicodeScalar(first))”", hint: better.hint,
        id: isSilent ? .yamlTag : .yamlSyntax,
        replacement: better.replacement, isSilent: isSilent, isCertain: better.isCertain)
    }
    return max(end, position + 1)
  }

  private mutating func key(_ words: Range<Int>, _ keys: inout Set<String>) {
    let name = text(words, of: number).trimmingQuotes
    if !keys.insert(name).inserted { note(double: name, words) }
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    guard let first, count > 1, first == last, first == "\"" || first == "'" else { return self }
    return String(dropFirst().dropLast())
  }
}
