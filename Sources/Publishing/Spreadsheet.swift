import Foundation
import Platform

/// A spreadsheet: its cells as text, each on one line.
struct Spreadsheet {
  /// A row that holds something.
  struct Row {
    /// Counts from 0.
    let index: Int
    /// Rows may differ in length.
    let cells: [String]
  }

  /// The row of headings, then all others.
  let rows: [Row]
  /// The cell whose end cannot be found, if there is one; what follows it was not read. Both count from 0.
  var spoilt: (row: Int, column: Int)?

  /// Reads a workbook of Excel, or a spreadsheet that was saved as CSV.
  ///
  /// - Throws: ``BuildError`` when it cannot be read.
  init(path: String) throws(BuildError) {
    let bytes = try attempt { () throws(FileError) in try Files.read(path) }
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) {
      (rows, spoilt) = (try Workbook(path: path).rows, nil)
      return
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw .noSpreadsheet(
        path: path,
        reason: Saying(
          "it is a workbook of an old kind, or one with a password; save it as .xlsx without one, or as “CSV UTF-8”",
          nl:
            "het is een werkmap van een oude soort, of met een wachtwoord; bewaar haar als .xlsx zonder wachtwoord, of als “CSV UTF-8”"
        ))
    }
    guard let text = SpreadsheetText.of(bytes) else {
      throw .noSpreadsheet(
        path: path,
        reason: Saying(
          "the alphabet of its letters cannot be told, and some would be lost; save it as “CSV UTF-8”",
          nl: "het alfabet van de letters is niet te bepalen, en er zouden er verloren gaan; bewaar haar als “CSV UTF-8”"))
    }
    let cells = SeparatedCells(Array(text.utf8))
    rows = cells.rows.enumerated().filter { $0.element.contains { !$0.isEmpty } }.map { Row(index: $0.offset, cells: $0.element) }
    spoilt = cells.spoilt
  }

  /// A cell on one line: line ends and white space of all kinds become single spaces, and those at its ends are dropped.
  static func line(_ cell: some Collection<UInt8>) -> String {
    let text = String(decoding: cell, as: UTF8.self)
    if cell.allSatisfy({ (0x21..<0x7F).contains($0) }) { return text }
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar.properties.isWhitespace || [0x200B, 0x2060, 0xFEFF].contains(scalar.value)
    }
    return text.unicodeScalars.split(whereSeparator: isBlank).map { String($0) }.joined(separator: " ")
  }

  /// The message and hint about a cell that holds something other than a value, such as a formula; `nil` when it may be a value.
  static func fault(of cell: String) -> Advice? {
    if let fault = SpreadsheetText.fault(of: cell) { return fault }
    guard let first = cell.unicodeScalars.first, "#=@+-EF".unicodeScalars.contains(first) else { return nil }
    if cell.wholeMatch(of: /#[¡¿]?[\p{Lu}\d\/_]+[!?]|#N\/?[A-Z]|#\p{Lu}+_\p{Lu}+|#+|(?:Err|Fout): ?\d+/) != nil {
      return Advice(
        Saying(
          "“\(cell)” is what a spreadsheet shows where it has no value",
          nl: "“\(cell)” is wat een rekenblad toont waar het geen waarde heeft"),
        Saying("mend that cell, and save the spreadsheet again", nl: "herstel die cel, en bewaar het rekenblad opnieuw"))
    }
    let isFormula =
      switch first {
      case "=", "@": true
      // A telephone number begins like this too.
      case "+", "-": !cell.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || " ()./-".contains($0)) }
      default: false
      }
    return isFormula
      ? Advice(
        Saying("“\(cell)” is a formula, not a value", nl: "“\(cell)” is een formule, geen waarde"),
        Saying(
          "copy the cells, paste them as values, and save the spreadsheet again",
          nl: "kopieer de cellen, plak ze als waarden, en bewaar het rekenblad opnieuw")) : nil
  }

  /// The name of a column by its index: A, B, …, Z, AA, AB, …
  static func letters(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : letters(index / 26 - 1) + letter
  }
}
