/// The cells of a spreadsheet that was saved as CSV.
struct SeparatedCells {
  private(set) var rows: [[String]] = []
  /// The cell whose end cannot be found, if there is one; what follows it was not read. Both count from 0.
  private(set) var spoilt: (row: Int, column: Int)?

  /// Reads cells as RFC 4180 says and, like Excel, allows a quotation mark within a cell that does not begin with one.
  init(_ bytes: [UInt8]) {
    var rest = bytes[...]
    let mark = Self.mark(&rest)
    var row: [String] = []
    while !rest.isEmpty {
      let start = rest.drop { $0 == UInt8(ascii: " ") }
      if start.first == UInt8(ascii: "\"") {
        rest = start
        guard let cell = Self.quoted(&rest) else {
          spoilt = (rows.count, row.count)
          return
        }
        row.append(Spreadsheet.line(cell))
        rest = rest.drop { $0 == UInt8(ascii: " ") }
        guard rest.first.map({ $0 == mark || Self.endsLine($0) }) ?? true else {
          spoilt = (rows.count, row.count - 1)
          return
        }
      } else {
        let cell = rest.prefix { $0 != mark && !Self.endsLine($0) }
        row.append(Spreadsheet.line(cell))
        rest = rest[cell.endIndex...]
      }
      if rest.first == mark {
        rest = rest.dropFirst()
        // A row that ends with a separator ends with an empty cell, which says nothing.
        continue
      }
      rest = rest.dropFirst(rest.starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]) ? 2 : 1)
      rows.append(row)
      row = []
    }
    if !row.isEmpty { rows.append(row) }
  }

  /// The separator between cells: the one that the first line names (`sep=;`, which is then skipped), or the one that occurs in
  /// it most.
  private static func mark(_ rest: inout ArraySlice<UInt8>) -> UInt8 {
    let first = rest.prefix { !endsLine($0) }
    let plain = first.filter { $0 != UInt8(ascii: "\"") }
    if plain.count == 5, String(decoding: plain.prefix(4), as: UTF8.self).lowercased() == "sep=" {
      rest = rest.dropFirst(first.count)
      rest = rest.dropFirst(rest.starts(with: [UInt8(ascii: "\r"), UInt8(ascii: "\n")]) ? 2 : 1)
      return plain[4]
    }
    let marks = [UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "\t")]
    return marks.max { one, other in first.count { $0 == one } < first.count { $0 == other } } ?? marks[0]
  }

  /// The words of a cell in quotation marks, where two marks stand for one; `nil` when it does not end.
  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
    let quote = UInt8(ascii: "\"")
    var words: [UInt8] = []
    rest = rest.dropFirst()
    while let end = rest.firstIndex(of: quote) {
      words += rest[..<end]
      rest = rest[(end + 1)...]
      if rest.first != quote { return words }
      words.append(quote)
      rest = rest.dropFirst()
    }
    return nil
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }
}
