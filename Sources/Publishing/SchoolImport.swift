import Content
import Diagnostics
import Foundation
import Markup
import Model
import Platform
import SwiftCSV

/// Makes the schools' files of a spreadsheet, saved as CSV: a row for each school.
package struct SchoolImport {
  /// Something that is wrong in the spreadsheet.
  package struct Finding: Sendable, Equatable {
    /// As spreadsheets number them: the headings are row 1.
    package let row: Int
    /// As spreadsheets name them: A, B, …; empty for the whole row.
    package let column: String
    package let message: String
    package let hint: String?
  }

  package struct Result: Sendable {
    package var findings: [Finding] = []
    package var written = 0
    package var unchanged = 0
  }

  private let content: ContentFolder

  package init(content: ContentFolder) { self.content = content }

  /// Writes a file for each row, or none when anything is wrong.
  ///
  /// - Parameter replace: whether a file that says something else may be lost.
  /// - Throws: ``BuildError`` when the spreadsheet can not be read or a file not be written.
  package func run(_ spreadsheet: String, replace: Bool) throws(BuildError) -> Result {
    let rows = try rows(of: spreadsheet)
    var result = Result(), files: [(slug: String, text: String, row: Int)] = []
    guard let header = rows.first else { throw .noSpreadsheet(path: spreadsheet, reason: "it is empty") }
    let columns = header.map(Column.init)
    for (index, column) in columns.enumerated() where column == nil && !header[index].isEmpty {
      result.findings.append(
        Finding(
          row: 1, column: letters(index), message: "“\(header[index])” is no heading that is known",
          hint: NearMiss.hint(header[index].lowercased(), in: Column.headings)
            ?? "the headings are \(Column.headings.joined(separator: ", "))"))
    }
    guard columns.contains(.some(.name)) else {
      result.findings.append(
        Finding(row: 1, column: "", message: "no column is headed “naam”", hint: "the first row says what stands in each column"))
      return result
    }
    for (index, row) in rows.enumerated().dropFirst() where row.contains(where: { !$0.isEmpty }) {
      let record = Record(columns, row)
      guard let slug = record.slug else {
        let place = columns.firstIndex(of: .some(.name)) ?? 0
        result.findings.append(
          Finding(row: index + 1, column: letters(place), message: "the school has no name", hint: "a row needs a name"))
        continue
      }
      if let other = files.first(where: { $0.slug == slug }) {
        result.findings.append(
          Finding(
            row: index + 1, column: "", message: "the school of row \(other.row) is “\(slug)” too",
            hint: "add a column “map” that gives each a name of its own"))
      }
      for finding in content.findings(inSchool: slug, text: record.text) where finding.id.severity == .error {
        let column = record.column(ofLine: finding.location.line)
        result.findings.append(
          Finding(row: index + 1, column: column.map(letters) ?? "", message: finding.message, hint: finding.hint))
      }
      files.append((slug, record.text, index + 1))
    }
    if result.findings.isEmpty { try write(files, replace: replace, &result) }
    result.findings.sort { ($0.row, $0.column.count, $0.column) < ($1.row, $1.column.count, $1.column) }
    return result
  }

  private func write(
    _ files: [(slug: String, text: String, row: Int)], replace: Bool, _ result: inout Result
  ) throws(BuildError) {
    let folder = "\(content.path)/schools"
    var new: [(path: String, bytes: [UInt8])] = []
    for file in files {
      let path = "\(folder)/\(file.slug).yml", bytes = Array(file.text.utf8)
      if let present = try? Files.read(path) {
        if present == bytes {
          result.unchanged += 1
          continue
        }
        if !replace {
          result.findings.append(
            Finding(
              row: file.row, column: "", message: "“\(path)” is there already, and says something else",
              hint: "use --replace if the spreadsheet is right; what the file says besides is lost then"))
        }
      }
      new.append((path, bytes))
    }
    guard result.findings.isEmpty else { return }
    do throws(FileError) {
      try Files.makeFolders(to: folder)
      for (path, bytes) in new { try Files.write(bytes, to: path) }
    } catch { throw .file(error) }
    result.written = new.count
  }

  private func rows(of path: String) throws(BuildError) -> [[String]] {
    let bytes = try attempt { () throws(FileError) in try Files.read(path) }
    guard let text = Self.text(bytes) else {
      throw .noSpreadsheet(path: path, reason: "it is neither UTF-8 nor Windows-1252; save it as “CSV UTF-8”")
    }
    // One kind of line end, as cells may hold others; what stands most in the first line parts the cells.
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    let first = lines.prefix { $0 != "\n" }
    let mark: CSVDelimiter =
      [(";", CSVDelimiter.semicolon), (",", .comma), ("\t", .tab)].max { first.count(of: $0.0) < first.count(of: $1.0) }?.1
      ?? .semicolon
    do {
      var rows: [[String]] = []
      let csv = try CSV<Enumerated>(string: lines, delimiter: mark, loadColumns: false)
      rows.append(csv.header)
      rows += csv.rows
      return rows.map { $0.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) } }
    } catch {
      throw .noSpreadsheet(path: path, reason: "it can not be read as CSV; is there a lone \" in a cell?")
    }
  }

  /// Text as Excel writes it: UTF-8 with or without a byte order mark, UTF-16, or Windows-1252.
  private static func text(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return String(data: Data(bytes), encoding: .utf16)
    }
    let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    return String(validating: plain, as: UTF8.self) ?? String(data: Data(plain), encoding: .windowsCP1252)
  }

  /// A, B, …, Z, AA, AB, …
  private func letters(_ index: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + index % 26)))
    return index < 26 ? letter : letters(index / 26 - 1) + letter
  }
}

/// What a column holds, by its heading.
private enum Column: Hashable {
  case slug, name, address, postcode, town, url, email, phone, logo, accent
  /// The name of somebody with a role, or how to reach them.
  case contact(role: String)
  case contactEmail(role: String)
  case contactPhone(role: String)

  private static let names: [String: Column] = [
    "map": .slug, "slug": .slug, "naam": .name, "school": .name, "schoolnaam": .name, "name": .name, "adres": .address,
    "straat": .address, "address": .address, "postcode": .postcode, "plaats": .town, "town": .town, "website": .url, "url": .url,
    "e-mail": .email, "email": .email, "mail": .email, "telefoon": .phone, "phone": .phone, "logo": .logo, "kleur": .accent,
    "accent": .accent,
  ]
  private static let roles = [
    "leerkracht": "Leerkracht", "kanjercoordinator": "Kanjercoördinator", "intern begeleider": "Intern begeleider",
    "directeur": "Directeur",
  ]

  /// The headings as they are shown.
  static let headings = [
    "map", "naam", "adres", "postcode", "plaats", "website", "e-mail", "telefoon", "logo", "kleur", "leerkracht",
    "kanjercoördinator",
    "intern begeleider", "directeur", "kanjercoördinator e-mail", "kanjercoördinator telefoon",
  ]

  init?(_ heading: String) {
    let key = heading.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    if let column = Column.names[key] {
      self = column
    } else if let role = Column.roles[key] {
      self = .contact(role: role)
    } else if let role = Column.roles.first(where: { key.hasPrefix($0.key + " ") }),
      let what = Column.names[String(key.dropFirst(role.key.count + 1))]
    {
      switch what {
      case .email: self = .contactEmail(role: role.value)
      case .phone: self = .contactPhone(role: role.value)
      default: return nil
      }
    } else {
      return nil
    }
  }
}

/// One row as a school's file.
private struct Record {
  private(set) var text = ""
  let slug: String?
  /// The column that each line of the text is from.
  private var columns: [Int?] = []

  init(_ columns: [Column?], _ row: [String]) {
    var cells: [Column: (value: String, index: Int)] = [:]
    for (index, value) in row.enumerated() where index < columns.count && !value.isEmpty {
      if let column = columns[index] { cells[column] = (value, index) }
    }
    let name = cells[.name]?.value
    slug = name == nil ? nil : cells[.slug]?.value ?? name.flatMap(Slug.suggestion)
    func value(_ column: Column) -> (value: String, index: Int)? { cells[column] }
    add("name", value(.name))
    add("address", value(.address))
    let town = [cells[.postcode], cells[.town]].compactMap(\.self)
    add("town", town.first.map { ($0.value, $0.index) }.map { _ in (town.map(\.value).joined(separator: " "), town[0].index) })
    add("url", value(.url).map { ($0.value.contains("://") ? $0.value : "https://\($0.value)", $0.index) })
    add("email", value(.email))
    add("phone", value(.phone))
    add("logo", value(.logo))
    add("accent", value(.accent).map { ($0.value.allSatisfy(\.isHexDigit) ? "#\($0.value)" : $0.value, $0.index) })
    let people = columns.compactMap { column -> String? in
      guard case .contact(let role)? = column, cells[.contact(role: role)] != nil else { return nil }
      return role
    }
    if !people.isEmpty { line("contacts:", nil) }
    for role in people {
      line("  - role: \(quoted(role))", cells[.contact(role: role)]?.index)
      add("    name", cells[.contact(role: role)])
      add("    email", cells[.contactEmail(role: role)])
      add("    phone", cells[.contactPhone(role: role)])
    }
  }

  func column(ofLine number: Int) -> Int? { columns.indices.contains(number - 1) ? columns[number - 1] : nil }

  private mutating func add(_ key: String, _ cell: (value: String, index: Int)?) {
    if let cell { line("\(key): \(quoted(cell.value))", cell.index) }
  }

  private mutating func line(_ words: String, _ column: Int?) {
    text += words + "\n"
    columns.append(column)
  }

  /// A JSON string is a YAML one.
  private func quoted(_ value: String) -> String { String(decoding: JSON.text(value).bytes, as: UTF8.self) }
}

extension Substring {
  fileprivate func count(of mark: String) -> Int { split(separator: mark, omittingEmptySubsequences: false).count - 1 }
}
