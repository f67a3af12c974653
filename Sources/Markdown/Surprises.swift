import CCmark
import Diagnostics

/// Blocks that became something other than their writer meant, and words that nobody would see.
extension Renderer {
  // MARK: - Code

  mutating func checkCode(_ node: Node) {
    guard node.line > 0 else { return }
    let opening = lines.line(node.line).dropFirst(node.column - 1)
    let first = lines.line(node.line)
    guard let mark = opening.first, opening.starts(with: [mark, mark, mark]), "`~".utf8.contains(mark),
      !first[..<opening.startIndex].isCodeIndent
    else {
      diagnostics.append(
        Diagnostic(
          .almostMarkdown, at: lines.location(at: first.startIndex, length: max(1, block.upperBound - first.startIndex)),
          "lines that begin with four blanks or a tab are shown as code",
          hint: "take the blanks away; code stands between two lines of ```"))
      return
    }
    let info = node.bytes(cmark_node_get_fence_info)
    if let blank = info.firstIndex(where: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }),
      info[blank...].contains(where: { $0 > 0x20 })
    {
      diagnostics.append(
        Diagnostic(
          .lostText, at: lines.location(at: opening.startIndex, length: opening.count), "nobody sees the words after these marks",
          hint: "write them on a line of their own, before the code"))
    }
    let length = opening.prefix { $0 == mark }.count
    let last = lines.line(node.endLine), end = last.lastIndex { $0 > 0x20 }.map { last[...$0] } ?? []
    let closing = end.reversed().prefix { $0 == mark }.count
    if node.endLine == node.line || closing < length
      || end.dropLast(closing).contains(where: { $0 > 0x20 && $0 != UInt8(ascii: ">") })
    {
      diagnostics.append(
        Diagnostic(
          .almostMarkdown, at: lines.location(at: opening.startIndex, length: opening.count),
          "all that follows is shown as code: nothing ends it",
          hint: "write “\(String(decoding: opening.prefix(length), as: UTF8.self))” on a line of its own after the code"))
    }
  }

  // MARK: - Headings

  /// Reports a line of dashes right under a paragraph, which makes that a heading, where it was hardly meant as one.
  mutating func checkUnderline(_ heading: Node, _ text: String) {
    let first = lines.line(heading.line).dropFirst(heading.column - 1)
    guard first.first != UInt8(ascii: "#"), heading.endLine > heading.line else { return }
    // cmark includes the line after it, if there is one.
    var last = heading.endLine
    while last > heading.line, !lines.line(last).contains(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") }) {
      last -= 1
    }
    let isSentence = text.last.map { ".!;:,".contains($0) } ?? false
    guard isSentence || last > heading.line + 1 || text.utf8.count > 80 else { return }
    let line = lines.line(last)
    diagnostics.append(
      Diagnostic(
        .almostMarkdown, at: lines.location(at: line.startIndex, length: max(1, line.count)),
        "this line makes a heading of the paragraph above it", hint: "leave a line empty before it; write a heading as “## …”"))
  }

  // MARK: - Lists

  /// Reports an item whose written number is not the one shown: its position in the list.
  mutating func checkNumbers(_ list: Node) {
    let start = Int(cmark_node_get_list_start(list.pointer))
    var repeated = true
    var wrong: (item: Node, written: Int, shown: Int)?
    for (place, item) in list.children.enumerated() where item.line > 0 {
      let digits = lines.line(item.line).dropFirst(item.column - 1).prefix(9).prefix(while: AlmostMarkdown.isDigit)
      guard let written = Int(String(decoding: digits, as: UTF8.self)) else { continue }
      if written != start { repeated = false }
      if written != start + place, wrong == nil { wrong = (item, written, start + place) }
    }
    // Many writers give all items the same number.
    guard let wrong, !repeated else { return }
    let offset = lines.start(wrong.item.line) + wrong.item.column - 1
    diagnostics.append(
      Diagnostic(
        .lostText, at: lines.location(at: offset, length: String(wrong.written).count),
        "readers see \(wrong.shown) here, not \(wrong.written)",
        hint: "number the items one after the other; a sentence that begins with a number begins with \(wrong.written)\\."))
  }

  // MARK: - Titles

  /// Reports the title of a link or picture, as in `[words](address "title")`, which hardly anybody sees.
  mutating func checkTitle(_ node: Node, at location: Location, after address: Int) {
    let title = node.bytes(cmark_node_get_title)
    let isPicture = node.type == CMARK_NODE_IMAGE
    // The title that marks a picture as decoration is not for readers.
    if title.isEmpty || isPicture && node.firstChild == nil && title.elementsEqual(Document.decorative.utf8) { return }
    // It is in the block, or in the definition that has the address.
    let from = block.contains(address) ? address : block.lowerBound, end = lines.text.bytes.count
    let place =
      lines.find(title, from: from, to: min(block.upperBound, from + title.count + 4_000))
      ?? lines.find(title, from: address, to: min(end, address + title.count + 4_000))
    diagnostics.append(
      Diagnostic(
        .lostText, at: place.map { lines.location(at: $0, length: title.count) } ?? location,
        "hardly anybody sees the title of a \(isPicture ? "picture" : "link"): not on a phone, not on paper",
        hint: "say it in the text, and take it out here"))
  }

  // MARK: - Words

  /// Whether a text node's words may hold marks that Markdown did not take.
  func isSuspicious(_ words: UnsafeBufferPointer<UInt8>) -> Bool {
    let isMarked = Self.suspects.withUnsafeBufferPointer { suspects in
      words.indices.contains { suspects[Int(words[$0])] && isMark(words, at: $0) }
    }
    if isMarked { return true }
    guard isAtLineStart, let first = words.first else { return false }
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: ":"), 0xC2, 0xEF: return true
    case 0xE2: return words.count > 2 && !(words[1] == 0x80 && (0x98...0x9F).contains(words[2]))
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return words.prefix(3).contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") }
    case UInt8(ascii: "o") where words.count > 1 && words[1] != UInt8(ascii: ")") && words[1] != UInt8(ascii: "."):
      return words[1] == 0xC2 || words[1] == 0xE2 || words[1] == UInt8(ascii: "\t")
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      return words.count > 2 && (words[1] == UInt8(ascii: ")") || words[1] == UInt8(ascii: ".") && words[2] == UInt8(ascii: " "))
    default: return false
    }
  }

  /// Whether a byte that may be a mark is one here.
  private func isMark(_ words: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let byte = words[index], previous = index > 0 ? words[index - 1] : 0
    return switch byte {
    case UInt8(ascii: "["): index + 1 == words.count || words[index + 1] != UInt8(ascii: "@")
    case UInt8(ascii: "@"): previous != UInt8(ascii: "[") && linkDepth == 0
    case UInt8(ascii: "/"), UInt8(ascii: "w"): previous == byte && linkDepth == 0
    case UInt8(ascii: "+"): previous == byte
    default: true
    }
  }

  /// Bytes that may be marks wherever they occur.
  private static let suspects: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "*_~={}|<\\[@/w&`+^".utf8 { table[Int(byte)] = true }
    return table
  }()

  /// Reports the marks that are left in the words of a block.
  mutating func checkWords(of nodes: some Sequence<Node>, _ context: AlmostMarkdown.Context) {
    isBlockSuspicious = false
    guard almostFound < 100 else { return }
    let words = Visible(of: nodes, in: lines.text.bytes, block: block)
    for finding in AlmostMarkdown(words, context).findings {
      almostFound += 1
      diagnostics.append(diagnostic(finding, words))
    }
  }

  private func diagnostic(_ finding: AlmostMarkdown.Finding, _ words: Visible) -> Diagnostic {
    var location = lines.location(at: block.lowerBound)
    if let range = words.source(finding.range) { location = lines.location(at: range.lowerBound, length: range.count) }
    var fix: Fix?
    if let (range, replacement) = finding.fix, let place = words.source(range) {
      let found = lines.text.bytes[place]
      if !found.contains(UInt8(ascii: "\n")), found.first != UInt8(ascii: "\""), found.first != UInt8(ascii: "'") {
        fix = Fix(
          at: lines.location(at: place.lowerBound, length: place.count), found: String(decoding: found, as: UTF8.self),
          replacement: replacement)
      }
    }
    return Diagnostic(.almostMarkdown, at: location, finding.message, hint: finding.hint, fix: fix)
  }
}

extension ArraySlice<UInt8> {
  /// Whether this indentation makes code of what follows.
  fileprivate var isCodeIndent: Bool {
    count > 3 && suffix(4).allSatisfy { $0 == UInt8(ascii: " ") } || last == UInt8(ascii: "\t")
  }
}

extension Visible {
  /// The range of the text that some of the words come from; `nil` when that is not known.
  func source(_ range: Range<Int>) -> Range<Int>? {
    guard let first = places[range].first(where: { $0 >= 0 }), let last = places[range].last(where: { $0 >= 0 }), first <= last
    else { return nil }
    return first..<(last + 1)
  }
}
