import CCmark
import Diagnostics

/// A link reference definition, as cmark reads it: `[label]: address "title"`. It shows nothing by itself.
struct Definition {
  /// The range of its bytes in the text.
  var range: Range<Int>
  let label: Range<Int>
  let address: Range<Int>

  /// A label to compare by: labels that differ only in case and white space are the same.
  static func name(_ label: ArraySlice<UInt8>) -> String {
    written(label).lowercased()
  }

  /// A label on one line, to be shown.
  static func written(_ label: ArraySlice<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Renderer {
  /// Finds the text's definitions, and reports those that show nothing because no link uses them.
  ///
  /// cmark drops definitions from its tree, so they are on lines that belong to no block, or before the words of a paragraph.
  /// cmark itself tells which of them links use: it reads the text a second time, with a number in place of each address.
  mutating func findDefinitions(in root: Node) {
    var isLeaf = [Bool](repeating: false, count: lines.count + 2)
    var starts: Set<Int> = []
    root.walk { node, entering in
      guard entering, !node.isContainer, node.type != CMARK_NODE_LIST else { return .on }
      guard node.line > 0 else { return .skip }
      for line in node.line...max(node.line, node.endLine) where line < isLeaf.count { isLeaf[line] = true }
      // If the paragraph's words do not begin where the paragraph does, definitions come before them.
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

  /// Whether the block's words begin with the bracket with which the block itself begins, so that it is not a definition's.
  private func beginsWithBracket(_ node: Node) -> Bool {
    let start = lines.start(node.line) + node.column - 1
    guard start < lines.text.bytes.count, lines.text.bytes[start] == UInt8(ascii: "[") else { return true }
    guard let first = node.firstChild else { return false }
    let line = lines.line(node.line)
    var reader = DefinitionReader(lines, node.line, line[start...])
    guard first.type == CMARK_NODE_TEXT, let label = reader.label() else { return first.type == CMARK_NODE_LINK }
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
    var used: Set<Int> = []
    let mark = Array(Self.numberMark.utf8)
    Node.parse(numbered) { root in
      root.walk { node, entering in
        guard entering, node.type == CMARK_NODE_LINK || node.type == CMARK_NODE_IMAGE else { return .on }
        let address = node.bytes(cmark_node_get_url)
        if address.starts(with: mark), let number = Int(String(decoding: address.dropFirst(mark.count), as: UTF8.self)) {
          used.insert(number)
        }
        return .on
      }
    }
    return used
  }

  /// No writer's address begins with this.
  private static let numberMark = "tweeluik-definition:"

  private mutating func judge(_ definition: Definition, isUsed: Bool, isDouble: Bool) {
    let label = Definition.written(lines.text.bytes[definition.label])
    // A callout's colon has been reported already.
    if label.hasPrefix("!") { return }
    let location = lines.location(at: definition.range.lowerBound, length: definition.range.count)
    if label.hasPrefix("^") {
      diagnostics.append(
        Diagnostic(
          .almostMarkdown, at: location, "“[\(label)]:” is no footnote: there are none, and nobody sees this line",
          hint: AlmostMarkdown.noFootnotes))
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

  /// The definition that begins on this line; `nil` when there is none.
  private func definition(from number: Int) -> Definition? {
    // Pass any marks of quotations and items before it.
    var reader = DefinitionReader(lines, number, lines.line(number).drop { " \t>-+*0123456789.)".utf8.contains($0) })
    let start = reader.rest.startIndex
    guard let label = reader.label(), reader.skipBlanks() || reader.nextLine(), let address = reader.address() else { return nil }
    var found = Definition(range: start..<reader.rest.startIndex, label: label, address: address)
    // A title may begin on the next line. If that is not a title, it belongs to what follows.
    let isOnLine = reader.skipBlanks()
    if isOnLine || reader.nextLine() {
      if let end = reader.title() { found.range = start..<end } else if isOnLine { return nil }
    }
    return found
  }
}

/// Reads the parts of a definition. They may continue over several lines, up to an empty one.
private struct DefinitionReader {
  private let lines: Lines
  private var number: Int
  /// What is left of the line.
  private(set) var rest: ArraySlice<UInt8>

  init(_ lines: Lines, _ number: Int, _ rest: ArraySlice<UInt8>) {
    (self.lines, self.number, self.rest) = (lines, number, rest)
  }

  /// Reads the label between brackets, with the colon after it.
  mutating func label() -> Range<Int>? {
    guard rest.first == UInt8(ascii: "["), let label = words(to: UInt8(ascii: "]"), not: UInt8(ascii: "["), most: 999),
      rest.first == UInt8(ascii: ":"), lines.text.bytes[label].contains(where: { $0 > 0x20 })
    else { return nil }
    rest = rest.dropFirst()
    return label
  }

  mutating func address() -> Range<Int>? {
    if rest.first == UInt8(ascii: "<"), let close = rest.firstIndex(of: UInt8(ascii: ">")) {
      defer { rest = rest[(close + 1)...] }
      return (rest.startIndex + 1)..<close
    }
    let address = rest.prefix { !Self.isBlank($0) }
    rest = rest[address.endIndex...]
    return address.isEmpty ? nil : address.startIndex..<address.endIndex
  }

  /// Reads a title that takes up the rest of its last line.
  ///
  /// - Returns: the index where it ends; `nil` when there is none.
  mutating func title() -> Int? {
    guard let quote = rest.first, "\"'(".utf8.contains(quote) else { return nil }
    let isRound = quote == UInt8(ascii: "(")
    guard words(to: isRound ? UInt8(ascii: ")") : quote, not: isRound ? quote : nil) != nil else { return nil }
    let end = rest.startIndex
    return skipBlanks() ? nil : end
  }

  /// Skips spaces and tabs.
  ///
  /// - Returns: whether anything is left of the line.
  mutating func skipBlanks() -> Bool {
    rest = rest.drop(while: Self.isBlank)
    return !rest.isEmpty
  }

  /// Goes to the words of the next line, after the marks of quotations around it.
  ///
  /// - Returns: whether it has any.
  mutating func nextLine() -> Bool {
    guard number < lines.count else { return false }
    number += 1
    rest = lines.line(number).drop { Self.isBlank($0) || $0 == UInt8(ascii: ">") }
    return !rest.isEmpty
  }

  /// Reads what lies between the opening mark that is next and the mark that closes it.
  ///
  /// - Parameters:
  ///   - open: a byte that may not occur in between.
  ///   - most: the greatest number of bytes in between.
  private mutating func words(to close: UInt8, not open: UInt8?, most: Int = .max) -> Range<Int>? {
    let start = rest.startIndex + 1
    rest = rest.dropFirst()
    while true {
      guard let byte = rest.first else {
        if nextLine() { continue }
        return nil
      }
      let index = rest.startIndex
      if byte == open || index - start > most { return nil }
      rest = rest.dropFirst(byte == UInt8(ascii: "\\") ? 2 : 1)
      if byte == close { return start..<index }
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
