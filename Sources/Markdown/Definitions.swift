import CCmark
import Diagnostics

/// A link reference definition, as cmark reads it: `[label]: address "title"`. It shows nothing by itself.
struct Definition {
  /// Its bytes in the text.
  let range: Range<Int>
  let label: Range<Int>
  let address: Range<Int>

  /// Labels are the same whatever their case and blanks.
  static func name(_ label: ArraySlice<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Renderer {
  /// Finds the definitions of the text and says which show nothing, as no link uses them.
  ///
  /// cmark drops them from its tree, so they are what stands on lines that no block has, and before the words of a paragraph.
  /// Which of them links use is asked of cmark itself: it reads the text once more, with a number in the place of each address.
  mutating func findDefinitions(in root: Node) {
    var isLeaf = [Bool](repeating: false, count: lines.count + 2)
    var starts: Set<Int> = []
    root.walk { node, entering in
      guard entering, !node.isContainer, node.type != CMARK_NODE_LIST else { return .on }
      guard node.line > 0 else { return .skip }
      for line in node.line...max(node.line, node.endLine) where line < isLeaf.count { isLeaf[line] = true }
      // What a paragraph's words begin with is no definition.
      if node.type == CMARK_NODE_PARAGRAPH || node.type == CMARK_NODE_HEADING, !beginsWithBracket(node) {
        starts.insert(node.line)
      }
      return .skip
    }
    var number = 1
    while number <= lines.count {
      guard !isLeaf[number] || starts.contains(number), let found = definition(from: number) else {
        number += 1
        continue
      }
      definitions.append(found)
      number = lines.number(at: found.range.upperBound - 1) + 1
      if number <= lines.count, isLeaf[number], isLeaf[number - 1] { starts.insert(number) }
    }
    if definitions.isEmpty { return }
    let used = usedDefinitions()
    for (index, definition) in definitions.enumerated() {
      let label = Definition.name(lines.text.bytes[definition.label])
      let isDouble = definitionsByLabel[label] != nil
      if !isDouble { definitionsByLabel[label] = index }
      let address = Array(lines.text.bytes[definition.address])
      if definitionsByAddress[address] == nil { definitionsByAddress[address] = index }
      judge(definition, isUsed: used.contains(index), isDouble: isDouble)
    }
  }

  /// Whether the words of a block begin with a bracket, as it does itself.
  private func beginsWithBracket(_ node: Node) -> Bool {
    let start = lines.start(node.line) + node.column - 1
    guard start < lines.text.bytes.count, lines.text.bytes[start] == UInt8(ascii: "[") else { return true }
    guard let first = node.firstChild else { return false }
    let line = lines.line(node.line)
    guard first.type == CMARK_NODE_TEXT, let label = label(in: line[start...]) else { return first.type == CMARK_NODE_LINK }
    return first.literal.starts(with: lines.text.bytes[start..<min(label.upperBound + 2, line.endIndex)])
  }

  /// The numbers of the definitions that links use.
  private func usedDefinitions() -> Set<Int> {
    var numbered: [UInt8] = []
    var end = 0
    for (index, definition) in definitions.enumerated() where definition.address.lowerBound >= end {
      numbered += lines.text.bytes[end..<definition.address.lowerBound]
      numbered += "\(Self.numberMark)\(index)".utf8
      end = definition.address.upperBound
    }
    numbered += lines.text.bytes[end...]
    guard let root = Node.parse(numbered) else { return [] }
    defer { root.free() }
    var used: Set<Int> = []
    let mark = Array(Self.numberMark.utf8)
    root.walk { node, entering in
      guard entering, node.type == CMARK_NODE_LINK || node.type == CMARK_NODE_IMAGE else { return .on }
      let address = node.bytes(cmark_node_get_url)
      if address.starts(with: mark), let number = Int(String(decoding: address.dropFirst(mark.count), as: UTF8.self)) {
        used.insert(number)
      }
      return .on
    }
    return used
  }

  /// No address that a writer gives begins with it.
  private static let numberMark = "tweeluik-definition:"

  private mutating func judge(_ definition: Definition, isUsed: Bool, isDouble: Bool) {
    let label = String(decoding: lines.text.bytes[definition.label], as: UTF8.self)
    // A callout's colon is said already.
    if label.hasPrefix("!") { return }
    let location = lines.location(at: definition.range.lowerBound, length: definition.range.count)
    if label.hasPrefix("^") {
      diagnostics.append(
        Diagnostic(
          .almostMarkdown, at: location, "“[\(label)]:” is no footnote: there are none, and nobody sees this line",
          hint: "cite a source as [@id] or [](source:id); put other notes in the text, between brackets"))
    } else if !isUsed {
      diagnostics.append(
        Diagnostic(
          .lostText, at: location,
          isDouble
            ? "nobody sees this line: “[\(label)]:” stands above too, and the first one counts"
            : "nobody sees this line: “[\(label)]:” says where a link leads, and no link uses it",
          hint: isDouble
            ? "take it out, or give it another name" : "if it is text, write a backslash before it: \\[\(label)]:"))
    }
  }

  /// The definition that begins on a line.
  private func definition(from number: Int) -> Definition? {
    let line = lines.line(number)
    // Whatever marks stand before it: of quotations and items.
    let text = line.drop { " \t>-+*0123456789.)".utf8.contains($0) }
    guard let label = label(in: text), label.upperBound + 1 < line.endIndex || number < lines.count else { return nil }
    var last = number
    var rest = line[(label.upperBound + 2)...].drop(while: Self.isBlank)
    if rest.isEmpty {
      last += 1
      rest = lines.line(last).drop { " \t>".utf8.contains($0) }
    }
    guard let first = rest.first else { return nil }
    var address = rest.prefix { !Self.isBlank($0) }
    var after = rest[address.endIndex...]
    if first == UInt8(ascii: "<"), let close = rest.firstIndex(of: UInt8(ascii: ">")) {
      address = rest[(rest.startIndex + 1)..<close]
      after = rest[(close + 1)...]
    }
    var end = address.endIndex
    after = after.drop(while: Self.isBlank)
    if after.isEmpty, last < lines.count {
      // A title may stand on the next line.
      let next = lines.line(last + 1).drop { " \t>".utf8.contains($0) }
      if let quote = next.first, "\"'(".utf8.contains(quote), Self.ends(next, with: quote) { after = next }
    }
    if let quote = after.first {
      guard "\"'(".utf8.contains(quote), Self.ends(after, with: quote) else { return nil }
      end = after.endIndex
    }
    return Definition(range: text.startIndex..<end, label: label, address: address.startIndex..<address.endIndex)
  }

  /// The label of a definition, without its brackets.
  private func label(in line: ArraySlice<UInt8>) -> Range<Int>? {
    guard line.first == UInt8(ascii: "[") else { return nil }
    var index = line.startIndex + 1
    while index < line.endIndex, line[index] != UInt8(ascii: "]") {
      if line[index] == UInt8(ascii: "[") { return nil }
      index += line[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index + 1 < line.endIndex, line[index + 1] == UInt8(ascii: ":"), index > line.startIndex + 1 else { return nil }
    return (line.startIndex + 1)..<index
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  /// Whether a title that begins with a quotation mark ends with it.
  private static func ends(_ title: ArraySlice<UInt8>, with quote: UInt8) -> Bool {
    let words = title.lastIndex { !isBlank($0) }.map { title[...$0] } ?? title
    return words.count > 1 && words.last == (quote == UInt8(ascii: "(") ? UInt8(ascii: ")") : quote)
  }
}
