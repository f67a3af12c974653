import Model

/// The texts that cells of a workbook share, each written once.
final class WorkbookTexts {
  private(set) var all: [String] = []
  private var text = ""
  /// Whether this is how a text is pronounced, which is no part of it.
  private var isSpoken = false

  func start(_ name: String, _ attributes: [String: String]) {
    if name == "si" { text = "" }
    if name == "rPh" { isSpoken = true }
  }

  func end(_ name: String, _ words: String) {
    switch name {
    case "t" where !isSpoken: text += words
    case "rPh": isSpoken = false
    case "si": all.append(WorkbookCells.plain(text))
    default: break
    }
  }
}

/// How the numbers of a workbook look: most are numbers, some are days or times.
final class WorkbookNumbers {
  private enum Look { case number, day, digits(Int) }

  private let beginsIn1904: Bool
  private var codes: [Int: String] = [:]
  /// The look of each format of cells, in the order of the file.
  private var looks: [Look] = []
  private var isInCells = false

  /// - Parameter beginsIn1904: whether days are counted from then, as on old Macs.
  init(beginsIn1904: Bool) { self.beginsIn1904 = beginsIn1904 }

  func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "numFmt":
      if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] }
    case "cellXfs": isInCells = true
    case "xf" where isInCells: looks.append(look(attributes["numFmtId"].flatMap { Int($0) } ?? 0))
    default: break
    }
  }

  func end(_ name: String, _ words: String) {
    if name == "cellXfs" { isInCells = false }
  }

  private func look(_ id: Int) -> Look {
    // ECMA-376 part 1, 18.8.30: the formats that need not be written.
    guard let code = codes[id] else {
      return (14...22).contains(id) || (27...36).contains(id) || (45...58).contains(id) ? .day : .number
    }
    if code.count <= 20, code.allSatisfy({ $0 == "0" }) { return .digits(code.count) }
    let plain = code.replacing(/"[^"]*"|\\.|_.|\*.|\[[^\]hms]*\]/, with: "").lowercased()
    return plain.contains("general") || !plain.contains(where: { "ymdhs".contains($0) }) ? .number : .day
  }

  /// A number as its cell shows it, or nearly so.
  func text(_ written: String, style: Int) -> String {
    guard let number = Double(written), number.isFinite else { return written }
    let look = looks.indices.contains(style) ? looks[style] : .number
    if case .day = look, number >= 0, number < 2_958_466 { return day(number) }
    guard number == number.rounded(), abs(number) < 1e15 else { return written }
    let digits = String(Int(number))
    if case .digits(let count) = look { return String(repeating: "0", count: max(0, count - digits.count)) + digits }
    return digits
  }

  /// A day, a time, or both.
  private func day(_ number: Double) -> String {
    var days = Int(number), minutes = Int(((number - number.rounded(.down)) * 1440).rounded())
    if minutes == 1440 { (days, minutes) = (days + 1, 0) }
    let time = "\(minutes / 60 < 10 ? "0" : "")\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
    if days == 0 { return time }
    // For Excel 1900 had a 29 February.
    let start = beginsIn1904 ? Day(year: 1904, month: 1, day: 1) : Day(year: 1899, month: 12, day: days < 60 ? 31 : 30)
    let day = (start ?? Day.first).advanced(by: days)
    return minutes == 0 ? "\(day)" : "\(day) \(time)"
  }
}

/// Puts together the cells of a sheet.
final class WorkbookCells {
  private(set) var rows: [Spreadsheet.Row] = []
  /// Why the sheet cannot be read.
  private(set) var fault: Saying?

  private let texts: [String]
  private let numbers: WorkbookNumbers
  private var row = -1, column = -1, count = 0
  private var cells: [String] = []
  private var kind = "", style = 0, value = "", formula: String?
  private var isSpoken = false

  /// More than a list of schools has.
  private static let mostColumns = 512, mostCells = 2_000_000

  init(_ texts: [String], _ numbers: WorkbookNumbers) { (self.texts, self.numbers) = (texts, numbers) }

  func start(_ name: String, _ attributes: [String: String]) {
    switch name {
    case "row":
      row = attributes["r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
      (column, cells) = (-1, [])
    case "c":
      column = attributes["r"].flatMap(Self.column) ?? column + 1
      (kind, style) = (attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0)
      (value, formula) = ("", nil)
    case "rPh": isSpoken = true
    default: break
    }
  }

  func end(_ name: String, _ words: String) {
    switch name {
    case "v": value = words
    case "t" where !isSpoken: value += words
    case "f": formula = words
    case "rPh": isSpoken = false
    case "c": add()
    case "row": if cells.contains(where: { !$0.isEmpty }) { rows.append(Spreadsheet.Row(index: row, cells: cells)) }
    default: break
    }
  }

  private func add() {
    let text = Spreadsheet.line(shown.utf8)
    if text.isEmpty || fault != nil { return }
    count += 1
    guard column < Self.mostColumns, column >= cells.count, count <= Self.mostCells, row > rows.last?.index ?? -1 else {
      fault = Saying(
        "no list of schools has a cell like that in \(place.english)",
        nl: "geen lijst van scholen heeft zo'n cel in \(place.dutch)")
      return
    }
    cells += Array(repeating: "", count: column - cells.count) + [text]
  }

  private var place: (english: String, dutch: String) {
    let column = Spreadsheet.letters(max(0, min(column, 20_000)))
    return ("row \(row + 1), column \(column)", "rij \(row + 1), kolom \(column)")
  }

  /// The cell as it looks.
  private var shown: String {
    // A formula that was never calculated.
    if let formula, value.isEmpty, kind != "str" { return "=\(formula)" }
    switch kind {
    case "s":
      guard let index = Int(value), texts.indices.contains(index) else {
        fault = fault ?? Saying("it lacks the text of \(place.english)", nl: "de tekst ontbreekt van \(place.dutch)")
        return ""
      }
      return texts[index]
    case "b": return value == "1" ? "TRUE" : "FALSE"
    case "n": return numbers.text(value, style: style)
    case "d": return value.replacing(/T00:00(:00(\.0+)?)?Z?$/, with: "")
    default: return Self.plain(value)
    }
  }

  /// A text without the numbers that stand for characters which XML cannot have, such as a carriage return.
  static func plain(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/) { match in
      UInt32(match.1, radix: 16).flatMap(Unicode.Scalar.init).map { $0.value < 0x20 ? " " : String($0) } ?? String(match.0)
    }
  }

  /// The index of the column of a cell that is named as `B3`; `nil` for anything else.
  private static func column(_ name: String) -> Int? {
    let letters = name.utf8.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    guard (1...3).contains(letters.count) else { return nil }
    return letters.reduce(0) { $0 * 26 + Int($1) - 64 } - 1
  }
}
