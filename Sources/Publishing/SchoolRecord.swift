import Content
import Model

/// One row of a spreadsheet: what it says about a school.
struct SchoolRecord: Sendable {
  /// The row's index; the headings are row 0.
  let row: Int
  private(set) var entry = SchoolEntry()
  /// The same as the text of a new file.
  private(set) var text = ""
  private(set) var findings: [SchoolImport.Finding] = []
  /// The column that each line of the text comes from.
  private var columns: [Int?] = []
  private let cells: [SchoolColumn: (value: String, index: Int)]

  init(_ columns: [SchoolColumn?], _ cells: [String], row: Int, ignoring unknown: Set<Int>) {
    self.row = row
    var values: [SchoolColumn: (value: String, index: Int)] = [:], faults: [(column: Int, advice: Advice)] = []
    for (index, cell) in cells.enumerated() where !cell.isEmpty && !unknown.contains(index) {
      guard index < columns.count, let column = columns[index] else {
        faults.append(
          (
            index,
            Advice(
              Saying("“\(cell)” stands below no heading", nl: "“\(cell)” staat onder geen kop"),
              Saying("give the column a heading, or empty the cell", nl: "geef de kolom een kop, of maak de cel leeg"))
          ))
        continue
      }
      switch column.value(of: cell) {
      case .success(let value): values[column] = (value, index)
      case .failure(let fault): faults.append((index, fault))
      }
    }
    self.cells = values
    for (column, advice) in faults { find(column, advice) }
    write(columns.compactMap(\.self))
  }

  /// What it says in a column, with the column's index.
  subscript(column: SchoolColumn) -> (value: String, index: Int)? { cells[column] }

  /// What it says about a school that has a file. A postcode or a town by itself leaves the other as it is.
  func entry(for present: SchoolFile) -> SchoolEntry {
    guard let town = present.words(of: "town"), let index = entry.texts.firstIndex(where: { $0.key == "town" }) else {
      return entry
    }
    var entry = entry
    switch (cells[.postcode]?.value, cells[.town]?.value) {
    case (let code?, nil):
      let rest = town.replacing(/^[0-9]{4,5}\ ?([A-Z]{2}\b)?\ ?/, with: "")
      entry.texts[index].value = town.hasPrefix(code) ? town : "\(code) \(rest)"
    case (nil, let name?): if town.hasSuffix(" \(name)") { entry.texts[index].value = town }
    default: break
    }
    return entry
  }

  func column(ofLine number: Int) -> Int? { columns.indices.contains(number - 1) ? columns[number - 1] : nil }

  /// What stands in a column, as it is to be in a file.
  func value(inColumn index: Int?) -> (column: SchoolColumn, value: String)? {
    cells.first { $0.value.index == index }.map { ($0.key, $0.value.value) }
  }

  private mutating func find(_ column: Int, _ advice: Advice) { findings.append(SchoolImport.Finding(row, column, advice)) }

  private mutating func write(_ columns: [SchoolColumn]) {
    let town = [cells[.postcode], cells[.town]].compactMap(\.self)
    let texts: [(key: String, cell: (value: String, index: Int)?)] = [
      ("name", cells[.name]), ("brin", cells[.brin]), ("address", cells[.address]),
      ("town", town.first.map { (town.map(\.value).joined(separator: " "), $0.index) }), ("url", cells[.url]),
      ("hosted_at", cells[.hostedAt]), ("email", cells[.email]), ("phone", cells[.phone]), ("logo", cells[.logo]),
      ("accent", cells[.accent]),
    ]
    for (key, cell) in texts {
      guard let cell else { continue }
      entry.texts.append((key, cell.value))
      line("\(key): \(SchoolFile.quoted(cell.value))", cell.index)
    }
    entry.contacts = items("contacts", columns.compactMap(role)) { role in
      let ways = [
        ("name", SchoolColumn.contact(role: role)), ("email", .contactEmail(role: role)), ("phone", .contactPhone(role: role)),
      ]
      return ("role", role, ways)
    }
    entry.evenings = items("evenings", columns.compactMap(\.ofEvening)) { slug in
      ("evening", slug, [("date", .evening(slug)), ("start", .eveningStart(slug)), ("place", .eveningPlace(slug))])
    }
    writeOwnEvenings(Set(columns.compactMap(\.ofOwnEvening)).sorted())
    for case (.eveningStart(let slug), let cell) in cells where cells[.evening(slug)] == nil { lacksDay(slug, cell) }
    for case (.eveningPlace(let slug), let cell) in cells where cells[.evening(slug)] == nil && cells[.eveningStart(slug)] == nil
    {
      lacksDay(slug, cell)
    }
  }

  private mutating func lacksDay(_ slug: String, _ cell: (value: String, index: Int)) {
    find(
      cell.index,
      Advice(
        Saying("“\(cell.value)” is of no day", nl: "“\(cell.value)” is van geen dag"),
        Saying(
          "add a column “avond \(slug)” with the day, or empty the cell",
          nl: "voeg een kolom “avond \(slug)” met de dag toe, of maak de cel leeg")))
  }

  /// The school's own evenings, which are known by their titles.
  private mutating func writeOwnEvenings(_ numbers: [Int]) {
    for number in numbers {
      let said = SchoolColumn.OwnPart.allCases.compactMap { part in
        cells[.ownEvening(number, part)].map { (key: part.rawValue, cell: $0) }
      }
      guard let first = said.first else { continue }
      guard first.key == SchoolColumn.OwnPart.title.rawValue else {
        find(
          first.cell.index,
          Advice(
            Saying(
              "“\(first.cell.value)” is of an evening without a name", nl: "“\(first.cell.value)” is van een avond zonder naam"),
            Saying(
              "write its name in a column “eigen avond\(number == 1 ? "" : " \(number)")”, or empty the cell",
              nl: "schrijf de naam in een kolom “eigen avond\(number == 1 ? "" : " \(number)")”, of maak de cel leeg")))
        continue
      }
      if entry.evenings.isEmpty, entry.ownEvenings.isEmpty { line("evenings:", nil) }
      for (key, cell) in said {
        line("\(key == first.key ? "  - " : "    ")\(key): \(SchoolFile.quoted(cell.value))", cell.index)
      }
      entry.ownEvenings.append(said.map { ($0.key, $0.cell.value) })
    }
  }

  private func role(_ column: SchoolColumn) -> String? {
    switch column {
    case .contact(let role), .contactEmail(let role), .contactPhone(let role): role
    default: nil
    }
  }

  /// The items of a list, each with what a row says of it, in the order of the columns.
  private mutating func items(
    _ list: String, _ names: [String], _ parts: (String) -> (mark: String, name: String, [(key: String, column: SchoolColumn)])
  ) -> [SchoolEntry.Pairs] {
    var items: [SchoolEntry.Pairs] = [], seen: Set<String> = []
    for name in names where seen.insert(name).inserted {
      let (mark, name, columns) = parts(name)
      let said = columns.compactMap { part in cells[part.column].map { (key: part.key, cell: $0) } }
      guard let first = said.first else { continue }
      if items.isEmpty { line("\(list):", nil) }
      line("  - \(mark): \(SchoolFile.quoted(name))", first.cell.index)
      for (key, cell) in said { line("    \(key): \(SchoolFile.quoted(cell.value))", cell.index) }
      items.append([(mark, name)] + said.map { ($0.key, $0.cell.value) })
    }
    return items
  }

  private mutating func line(_ words: String, _ column: Int?) {
    text += words + "\n"
    columns.append(column)
  }
}
