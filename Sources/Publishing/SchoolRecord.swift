import Content
import Model

/// One row of a spreadsheet, as the text of a school's file.
struct SchoolRecord: Sendable {
  /// The row's index; the headings are row 0.
  let row: Int
  private(set) var text = ""
  /// The name of its file and its copy; `nil` when none can be made.
  private(set) var slug: String?
  /// Whether the row itself names the file, in a column `map`.
  private(set) var saysItsSlug = false
  private(set) var findings: [SchoolImport.Finding] = []
  /// The column that each line of the text comes from.
  private var columns: [Int?] = []
  private var cells: [SchoolColumn: (value: String, index: Int)] = [:]

  /// The content path of its file.
  var file: String { "schools/\(slug ?? "").yml" }

  init(_ columns: [SchoolColumn?], _ cells: [String], row: Int) {
    self.row = row
    for (index, cell) in cells.enumerated() where !cell.isEmpty {
      guard index < columns.count, let column = columns[index] else {
        find(index, "“\(cell)” stands below no heading", "give the column a heading, or empty the cell")
        continue
      }
      switch column.value(of: cell) {
      case .success(let value): self.cells[column] = (value, index)
      case .failure(let fault): find(index, fault.message, fault.hint)
      }
    }
    // First report what is wrong with cells.
    if findings.isEmpty { chooseSlug(columns) }
    write(people: columns)
  }

  func column(ofLine number: Int) -> Int? { columns.indices.contains(number - 1) ? columns[number - 1] : nil }

  private mutating func find(_ column: Int?, _ message: String, _ hint: String?) {
    findings.append(SchoolImport.Finding(row, column, message, hint: hint))
  }

  private mutating func chooseSlug(_ columns: [SchoolColumn?]) {
    guard let name = cells[.name] else {
      return find(columns.firstIndex(of: .name), "the school has no name", "a row needs a name")
    }
    guard let map = cells[.slug] else {
      slug = Slug.suggestion(for: name.value)
      if slug == nil {
        find(
          name.index, "no name of a file can be made of “\(name.value)”",
          "add a column “map” that gives it one, of lower-case letters, digits and hyphens")
      }
      return
    }
    guard Slug.isValid(map.value) else {
      return find(map.index, "“\(map.value)” cannot be the name of a file", Slug.hint(for: map.value))
    }
    (slug, saysItsSlug) = (map.value, true)
  }

  private mutating func write(people columns: [SchoolColumn?]) {
    add("name", cells[.name])
    add("address", cells[.address])
    let town = [cells[.postcode], cells[.town]].compactMap(\.self)
    add("town", town.first.map { (town.map(\.value).joined(separator: " "), $0.index) })
    add("url", cells[.url])
    add("copy", cells[.copy])
    add("email", cells[.email])
    add("phone", cells[.phone])
    add("logo", cells[.logo])
    add("accent", cells[.accent])
    var isFirst = true
    for case .contact(let role)? in columns {
      guard let name = cells[.contact(role: role)] else { continue }
      if isFirst { line("contacts:", nil) }
      isFirst = false
      line("  - role: \(SchoolFile.quoted(role))", name.index)
      add("    name", name)
      add("    email", cells[.contactEmail(role: role)])
      add("    phone", cells[.contactPhone(role: role)])
    }
    for (column, cell) in cells {
      switch column {
      case .contactEmail(let role) where cells[.contact(role: role)] == nil,
        .contactPhone(let role) where cells[.contact(role: role)] == nil:
        find(
          cell.index, "“\(cell.value)” has nobody: there is no name of the \(role.lowercased())",
          "say whose it is, or empty the cell")
      default: break
      }
    }
  }

  private mutating func add(_ key: String, _ cell: (value: String, index: Int)?) {
    if let cell { line("\(key): \(SchoolFile.quoted(cell.value))", cell.index) }
  }

  private mutating func line(_ words: String, _ column: Int?) {
    text += words + "\n"
    columns.append(column)
  }
}
