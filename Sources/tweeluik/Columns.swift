/// Prints rows of text in columns.
enum Columns {
  /// A line for each row, without spaces at its end.
  ///
  /// - Parameter numbers: the columns that are aligned to the right.
  static func lines(_ rows: [[String]], numbers: Range<Int> = 0..<0) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in rows.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { cells in
      var line = zip(cells, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.count)
        return numbers.contains(column) ? blanks + cell.0 : cell.0 + blanks
      }.joined(separator: "  ")[...]
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }
}
