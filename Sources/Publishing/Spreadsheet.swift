import Foundation
import Platform

/// A spreadsheet that was saved as CSV: its cells as text, each on one line.
struct Spreadsheet {
  /// The row of headings, then all others. Rows may differ in length.
  private(set) var rows: [[String]] = []
  /// The cell whose end cannot be found, if there is one; what follows it was not read. Both count from 0.
  private(set) var spoilt: (row: Int, column: Int)?

  /// - Throws: ``BuildError`` when it cannot be read.
  init(path: String) throws(BuildError) {
    let bytes = try attempt { () throws(FileError) in try Files.read(path) }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .noSpreadsheet(path: path, reason: "it is a workbook; save it as “CSV UTF-8” in the program that made it")
    }
    guard let text = SpreadsheetText.of(bytes) else {
      throw .noSpreadsheet(
        path: path, reason: "the alphabet of its letters cannot be told, and some would be lost; save it as “CSV UTF-8”")
    }
    read(Array(text.utf8))
  }

  /// Reads cells as RFC 4180 says and, like Excel, allows a quotation mark within a cell that does not begin with one.
  private mutating func read(_ bytes: [UInt8]) {
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
        row.append(Self.line(cell))
        rest = rest.drop { $0 == UInt8(ascii: " ") }
        guard rest.first.map({ $0 == mark || Self.endsLine($0) }) ?? true else {
          spoilt = (rows.count, row.count - 1)
          return
        }
      } else {
        let cell = rest.prefix { $0 != mark && !Self.endsLine($0) }
        row.append(Self.line(cell))
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

  /// A cell on one line: line ends and white space of all kinds become single spaces, and those at its ends are dropped.
  private static func line(_ cell: some Collection<UInt8>) -> String {
    let text = String(decoding: cell, as: UTF8.self)
    if cell.allSatisfy({ (0x21..<0x7F).contains($0) }) { return text }
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || [0x200B, 0x2060, 0xFEFF].contains(scalar.value)
    }
    return text.unicodeScalars.split(whereSeparator: isBlank).map { String($0) }.joined(separator: " ")
  }

  private static func endsLine(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  /// The message and hint about a cell that holds something other than a value, such as a formula; `nil` when it may be a value.
  static func fault(of cell: String) -> (message: String, hint: String)? {
    if let fault = SpreadsheetText.fault(of: cell) { return fault }
    guard let first = cell.unicodeScalars.first, "#=@+-EF".unicodeScalars.contains(first) else { return nil }
    if cell.wholeMatch(of: /#[¡¿]?[\p{Lu}\d\/_]+[!?]|#N\/?[A-Z]|#\p{Lu}+_\p{Lu}+|#+|(?:Err|Fout): ?\d+/) != nil {
      return ("“\(cell)” is what a spreadsheet shows where it has no value", "mend that cell, and save it as CSV again")
    }
    let isFormula =
      switch first {
      case "=", "@": true
      // A telephone number begins like this too.
      case "+", "-": !cell.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || " ()./-".contains($0)) }
      default: false
      }
    return isFormula
      ? ("“\(cell)” is a formula, not a value", "copy the cells, paste them as values, and save it as CSV again") : nil
  }

  /// The name of a column by its index: A, B, …, Z, AA, AB, …
  static func letters(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : letters(index / 26 - 1) + letter
  }
}
