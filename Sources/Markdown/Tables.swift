import CCmark
import Diagnostics

/// A GFM pipe table, found in what cmark parsed as a paragraph.
struct Table {
  enum Alignment: String { case none, start = "align-start", center = "align-center", end = "align-end" }
  struct Row {
    /// Its line in the text, 1-based.
    let line: Int
    let cells: [[UInt8]]
  }
  let alignments: [Alignment]
  let header: Row
  let rows: [Row]

  /// Whether it is to be filled in on paper: it has rows, and nothing in them.
  var isForm: Bool { !rows.isEmpty && rows.allSatisfy { $0.cells.allSatisfy { $0.isEmpty || $0 == Array("\u{A0}".utf8) } } }

  /// The number of lines it takes, with the header and the dashes.
  var lineCount: Int { rows.count + 2 }
}

extension Renderer {
  /// The table that a paragraph ends with, if one of its lines is a row of dashes with as many cells as the line above it has.
  /// GFM 4.10: https://github.github.com/gfm/#tables-extension-
  func table(in paragraph: Node) -> Table? {
    let first = paragraph.line, last = paragraph.endLine
    guard first > 0, last > first else { return nil }
    for line in (first + 1)...last {
      guard let delimiter = content(line, of: paragraph), let alignments = Self.alignments(delimiter),
        let header = cells(line - 1, of: paragraph), header.cells.count == alignments.count
      else { continue }
      let rest = line < last ? Array((line + 1)...last) : []
      let rows = rest.compactMap { cells($0, of: paragraph) }
      // A line outside the quotation that the table is in would be lost.
      guard rows.count == rest.count else { return nil }
      return Table(alignments: alignments, header: header, rows: rows)
    }
    return nil
  }

  mutating func render(_ table: Table) {
    add("<div class=\"table\(table.isForm ? " fill" : "")\" role=\"group\" tabindex=\"0\"")
    if !document.headings.isEmpty { hole(.tableLabel(heading: document.headings.count - 1)) }
    add(">\n<table>\n<thead>\n")
    render(table.header, of: table, tag: "th")
    add("</thead>\n")
    if !table.rows.isEmpty {
      add("<tbody>\n")
      for row in table.rows { render(row, of: table, tag: "td") }
      add("</tbody>\n")
    }
    add("</table>\n</div>\n")
  }

  private mutating func render(_ row: Table.Row, of table: Table, tag: String) {
    if row.cells.count > table.alignments.count {
      let line = lines.line(row.line)
      diagnostics.append(
        Diagnostic(
          .tableColumns, at: lines.location(at: line.startIndex, length: line.count),
          "this row has \(row.cells.count) cells, the table has \(table.alignments.count) columns",
          hint: "a “|” inside a cell is written \\|"))
    }
    enter(lines: row.line...row.line)
    add("<tr>\n")
    for (column, alignment) in table.alignments.enumerated() {
      let scope = tag == "th" ? " scope=\"col\"" : ""
      add(alignment == .none ? "<\(tag)\(scope)>" : "<\(tag)\(scope) class=\"\(alignment.rawValue)\">")
      if column < row.cells.count { renderInline(row.cells[column]) }
      add("</\(tag)>\n")
    }
    add("</tr>\n")
  }

  /// Renders a text as the content of a paragraph. It is parsed as a heading's content, which can only be inline.
  private mutating func renderInline(_ text: [UInt8]) {
    var source = Array("# ".utf8) + text
    // A heading loses the `#`s at its end; a cell keeps them.
    if text.last == UInt8(ascii: "#"), text.dropLast().last != UInt8(ascii: "\\") {
      source.insert(UInt8(ascii: "\\"), at: source.count - 1)
    }
    if !definitions.isEmpty { source += Array("\n\n".utf8) + definitions(for: text) }
    Node.parse(source) { root in
      guard let cell = root.firstChild else { return }
      beginWords()
      for inline in cell.children { render(inline) }
      guard isBlockSuspicious else { return }
      let row = block
      if let start = lines.find(text, from: cellSearch, to: row.upperBound) {
        block = start..<row.upperBound
        cellSearch = start + text.count
      }
      checkWords(of: cell.children, AlmostMarkdown.Context(isHeading: true))
      block = row
    }
  }

  /// The definitions that a cell may use: those whose labels occur in it between brackets.
  private func definitions(for cell: [UInt8]) -> [UInt8] {
    var found: [UInt8] = []
    var open: Int?
    for (index, byte) in cell.enumerated() {
      if byte == UInt8(ascii: "[") { open = index }
      guard byte == UInt8(ascii: "]"), let start = open else { continue }
      open = nil
      if let number = definitionsByLabel[Definition.name(cell[(start + 1)..<index])] {
        let definition = definitions[number]
        found += [UInt8(ascii: "[")] + lines.text.bytes[definition.label] + Array("]: ".utf8)
        let rest = lines.text.bytes[definition.label.upperBound + 2..<definition.range.upperBound]
        // Its title may be on a line of its own.
        found += rest.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 } + [UInt8(ascii: "\n")]
      }
    }
    return found
  }

  /// A paragraph's line without the marks of the quotations and lists around it; `nil` for a line that lacks some of those marks.
  private func content(_ number: Int, of paragraph: Node) -> ArraySlice<UInt8>? {
    var line = lines.line(number)
    if number == paragraph.line { return line.dropFirst(paragraph.column - 1).trimmed[...] }
    var quotes = 0
    var node = paragraph.parent
    while let container = node {
      if container.type == CMARK_NODE_BLOCK_QUOTE { quotes += 1 }
      node = container.parent
    }
    line = line.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    while quotes > 0, line.first == UInt8(ascii: ">") {
      line = line.dropFirst().drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      quotes -= 1
    }
    return quotes == 0 ? line.trimmed[...] : nil
  }

  /// The cells of a row: it is split at each `|` that has no backslash before it, and the outer ones are dropped.
  private func cells(_ number: Int, of paragraph: Node) -> Table.Row? {
    guard var line = content(number, of: paragraph) else { return nil }
    if line.first == UInt8(ascii: "|") { line = line.dropFirst() }
    var cells: [[UInt8]] = []
    var cell: [UInt8] = []
    var closed = false
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      let next = index + 1 < line.endIndex ? line[index + 1] : 0
      if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "|") {
        cell.append(next)
        index += 1
        closed = false
      } else if byte == UInt8(ascii: "|") {
        cells.append(cell[...].trimmed)
        cell = []
        closed = true
      } else {
        cell.append(byte)
        if byte != UInt8(ascii: " ") { closed = false }
      }
      index += 1
    }
    if !closed { cells.append(cell[...].trimmed) }
    return Table.Row(line: number, cells: cells)
  }

  /// The alignments of the columns in a delimiter row such as `| :-- | --: |`; `nil` when the line is not one.
  private static func alignments(_ line: ArraySlice<UInt8>) -> [Table.Alignment]? {
    guard line.contains(UInt8(ascii: "-")), line.contains(UInt8(ascii: "|")) else { return nil }
    var line = line
    if line.first == UInt8(ascii: "|") { line = line.dropFirst() }
    if line.last == UInt8(ascii: "|") { line = line.dropLast() }
    var alignments: [Table.Alignment] = []
    for cell in line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      var cell = cell.trimmed[...]
      let left = cell.first == UInt8(ascii: ":")
      if left { cell = cell.dropFirst() }
      let right = cell.last == UInt8(ascii: ":")
      if right { cell = cell.dropLast() }
      guard !cell.isEmpty, cell.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
      alignments.append(left && right ? .center : left ? .start : right ? .end : .none)
    }
    return alignments
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without spaces and tabs at both ends.
  fileprivate var trimmed: [UInt8] {
    let blank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    guard let first = firstIndex(where: { !blank($0) }), let last = lastIndex(where: { !blank($0) }) else { return [] }
    return Array(self[first...last])
  }
}
