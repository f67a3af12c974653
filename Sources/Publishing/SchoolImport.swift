import Content
import Diagnostics
import Model
import Platform

/// Makes schools' files from a spreadsheet that was saved as CSV, with a row for each school.
package struct SchoolImport {
  /// Something that is wrong in the spreadsheet.
  package struct Finding: Sendable, Equatable {
    /// Numbered as in a spreadsheet: the headings are row 1.
    package let row: Int
    /// Named as in a spreadsheet: A, B, …; empty when it is about the whole row.
    package let column: String
    package let message: String
    package let hint: String?

    init(_ row: Int, _ column: Int?, _ message: String, hint: String?) {
      (self.row, self.column) = (row + 1, column.map(Spreadsheet.letters) ?? "")
      (self.message, self.hint) = (message, hint)
    }
  }

  /// How many files were written and how many needed no change. Nothing is written when there are findings.
  package struct Result: Sendable {
    package var findings: [Finding] = []
    package var written = 0
    package var unchanged = 0
  }

  private let content: ContentFolder

  package init(content: ContentFolder) { self.content = content }

  /// Writes a file for each row, or none when anything is wrong.
  ///
  /// - Parameter replace: whether values in the spreadsheet may replace values in a file. Whatever else is in the file stays.
  /// - Throws: ``BuildError`` when the spreadsheet cannot be read or a file cannot be written.
  package func run(_ spreadsheet: String, replace: Bool) throws(BuildError) -> Result {
    let sheet = try Spreadsheet(path: spreadsheet)
    var result = Result()
    if let (row, column) = sheet.spoilt {
      result.findings = [
        Finding(
          row, column, "a cell begins here with a \" that is not ended, or ended too early",
          hint: "a cell that begins with a \" ends with one, and has \"\" where it means one")
      ]
      return result
    }
    let columns = columns(of: sheet.rows.first ?? [], &result)
    guard columns.contains(.some(.name)) else {
      result.findings.append(
        Finding(0, nil, "no column is headed “naam”", hint: "the first row says what stands in each column"))
      return result
    }
    // Cells below a heading that is unknown, or that means the same as another, cannot be judged.
    if !result.findings.isEmpty { return result }
    let rows = sheet.rows.enumerated().dropFirst().filter { $0.element.contains { !$0.isEmpty } }
    let judged = Parallel.map(Array(rows)) { judge(SchoolRecord(columns, $0.element, row: $0.offset), replace: replace) }
    result.findings += judged.flatMap(\.findings)
    result.findings += doubles(judged.map(\.record)) + renamed(judged)
    result.findings.sort { ($0.row, $0.column.count, $0.column) < ($1.row, $1.column.count, $1.column) }
    if !result.findings.isEmpty { return result }
    let changed = judged.filter { $0.text != nil }
    let new = changed.compactMap { judged in judged.text.map { (path: judged.record.file, bytes: Array($0.utf8)) } }
    try content.change(new) { () throws(BuildError) in
      for judged in changed where !isAsJudged(judged) {
        throw .changedContent(file: "\(content.path)/\(judged.record.file)")
      }
    }
    (result.written, result.unchanged) = (new.count, judged.count - new.count)
    return result
  }

  /// What each column holds; `nil` for one that is not known.
  private func columns(of header: [String], _ result: inout Result) -> [SchoolColumn?] {
    let columns = header.map(SchoolColumn.init)
    for (index, column) in columns.enumerated() where !header[index].isEmpty {
      guard let column else {
        result.findings.append(
          Finding(
            0, index, "“\(header[index])” is no heading that is known",
            hint: NearMiss.hint(header[index].lowercased(), in: SchoolColumn.headings)
              ?? "the headings are \(SchoolColumn.headings.joined(separator: ", "))"))
        continue
      }
      guard let other = columns.firstIndex(of: column), other < index else { continue }
      let means = header[other] == header[index] ? "stands there already" : "means the same as “\(header[other])”"
      result.findings.append(
        Finding(
          0, index, "the heading “\(header[index])” \(means), in column \(Spreadsheet.letters(other))",
          hint: "put what both columns say into one"))
    }
    return columns
  }

  /// What became of a row.
  private struct Judged: Sendable {
    let record: SchoolRecord
    var findings: [Finding] = []
    /// The text to write; `nil` when the file has it already.
    var text: String?
    var isNew = false
    /// The text that the file had.
    var before: String?
  }

  private func isAsJudged(_ judged: Judged) -> Bool {
    switch content.schoolFile(judged.record.slug ?? "") {
    case .nothing: judged.isNew
    case .unreadable: false
    case .file(let file): file.text == judged.before
    }
  }

  private func judge(_ record: SchoolRecord, replace: Bool) -> Judged {
    var judged = Judged(record: record, findings: record.findings)
    guard let slug = record.slug, judged.findings.isEmpty else { return judged }
    for finding in content.findings(inSchool: slug, text: record.text) where finding.id.severity == .error {
      judged.findings.append(
        Finding(record.row, record.column(ofLine: finding.location.line), finding.message, hint: finding.hint))
    }
    func refuse(_ message: String, _ hint: String) {
      judged.findings.append(Finding(record.row, nil, "“\(content.path)/\(record.file)” \(message)", hint: hint))
    }
    switch content.schoolFile(slug) {
    case .nothing: (judged.text, judged.isNew) = (record.text, true)
    case .unreadable: refuse("is there already, and cannot be read", "“tweeluik check” says what is wrong with it")
    case .file(let present):
      judged.before = present.text
      guard let wanted = SchoolFile(record.text).flatMap(present.with) else {
        refuse("is written in a way in which its contacts cannot be told apart", "change it by hand")
        break
      }
      let differences = present.differences(from: wanted)
      if differences.isEmpty { break }
      judged.text = wanted.text
      if !replace {
        refuse(
          "is there already, and says something else: \(differences.joined(separator: ", "))",
          "use --replace if the spreadsheet is right; what else the file says stays")
      }
    }
    return judged
  }

  /// Reports rows that would make the same file.
  private func doubles(_ records: [SchoolRecord]) -> [Finding] {
    var rows: [String: Int] = [:]
    return records.compactMap { record in
      guard let slug = record.slug else { return nil }
      guard let other = rows[slug] else {
        rows[slug] = record.row
        return nil
      }
      return Finding(
        record.row, nil, "the school of row \(other + 1) is “\(slug)” too",
        hint: "add a column “map” that gives each a name of its own")
    }
  }

  /// Reports new schools that may be known ones under another name, since a school is known by the name of its file. Only when
  /// the row does not name the file itself, and no other row is that school.
  private func renamed(_ judged: [Judged]) -> [Finding] {
    let new = judged.filter { $0.isNew && !$0.record.saysItsSlug }
    if new.isEmpty { return [] }
    let claimed = Set(judged.compactMap(\.record.slug))
    var known: [SchoolMark: String] = [:]
    for slug in content.schools().slugs where !claimed.contains(slug) {
      guard case .file(let file) = content.schoolFile(slug) else { continue }
      for mark in SchoolMark.all(of: file) { known[mark] = slug }
    }
    return new.compactMap { judged in
      guard let slug = judged.record.slug, let file = SchoolFile(judged.record.text),
        let mark = SchoolMark.all(of: file).first(where: { known[$0] != nil }), let other = known[mark]
      else { return nil }
      return Finding(
        judged.record.row, nil, "there is no “\(slug)” yet, and “\(content.path)/schools/\(other).yml” has the same \(mark.key)",
        hint: "add a column “map”, with “\(other)” if it is that school by another name and “\(slug)” if it is another school")
    }
  }
}

/// A value that few schools share with another.
private struct SchoolMark: Hashable {
  let key: String
  private let value: String

  static func all(of file: SchoolFile) -> [SchoolMark] {
    ["email", "url", "phone", "address"].compactMap { key in
      guard let words = file.words(of: key)?.lowercased() else { return nil }
      // However it is punctuated.
      let letters = String(words.filter { $0.isLetter || $0.isNumber || "@.".contains($0) })
      switch key {
      case "url": return SchoolMark(key: key, value: letters.replacing(/^https?(www\.)?/, with: ""))
      case "address": return file.words(of: "town").map { SchoolMark(key: key, value: "\(letters) \($0.lowercased())") }
      default: return SchoolMark(key: key, value: letters)
      }
    }
  }
}
