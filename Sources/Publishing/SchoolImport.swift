import Content
import Diagnostics
import Model
import Platform

/// Brings what a spreadsheet says, with a row for each school, into the schools' files.
package struct SchoolImport {
  /// Something about a cell, a row or a heading.
  package struct Finding: Sendable, Equatable {
    /// Numbered as in a spreadsheet: the headings are row 1.
    package let row: Int
    /// Named as in a spreadsheet: A, B, …; empty when it is about the whole row.
    package let column: String
    private let said: Saying
    private let advice: Saying?
    /// In the language of the site.
    package var message: String { said.text }
    package var hint: String? { advice?.text }
    /// Whether nothing may be written because of it.
    package let isError: Bool

    init(_ row: Int, _ column: Int?, _ advice: Advice, isError: Bool = true) {
      (self.row, self.column) = (row + 1, column.map(Spreadsheet.letters) ?? "")
      (said, self.advice, self.isError) = (advice.message, advice.hint, isError)
    }

    private init(_ other: Finding, in language: String) {
      (row, column, isError) = (other.row, other.column, other.isError)
      (said, advice) = (other.said.said(in: language), other.advice?.said(in: language))
    }

    fileprivate func said(in language: String) -> Finding { Finding(self, in: language) }
  }

  /// What is to become of the schools. Nothing has been written yet.
  package struct Plan: Sendable {
    package internal(set) var findings: [Finding] = []
    /// In the order of the rows.
    package internal(set) var schools: [School] = []
    /// The slugs of the schools that have a file and no row, sorted. Their files stay as they are.
    package internal(set) var absent: [String] = []

    package var hasErrors: Bool { findings.contains(where: \.isError) }
    package func count(_ fate: Fate) -> Int { schools.count { $0.fate == fate } }
  }

  /// What becomes of a school's file.
  package enum Fate: Sendable { case new, changed, unchanged }

  /// What is to become of one school.
  package struct School: Sendable {
    package let slug, name: String
    package let fate: Fate
    /// The values that its file gets.
    package let changes: [SchoolFile.Change]
    fileprivate let text: String
    /// The text that its file had.
    fileprivate let before: String?
    fileprivate var file: String { "schools/\(slug).yml" }
  }

  private let content: ContentFolder
  private let today: Day
  /// The language of the site; English when its settings cannot be read.
  package let language: String

  /// - Parameter today: the day of the change.
  package init(content: ContentFolder, today: Day) {
    (self.content, self.today, language) = (content, today, content.language() ?? "en")
  }

  /// Finds out what a spreadsheet would change.
  ///
  /// - Throws: ``BuildError`` when the spreadsheet cannot be read.
  package func plan(_ spreadsheet: String) throws(BuildError) -> Plan {
    do throws(BuildError) {
      var plan = try judged(spreadsheet)
      plan.findings = plan.findings.map { $0.said(in: language) }
      return plan
    } catch {
      if case .noSpreadsheet(let path, let reason) = error { throw .noSpreadsheet(path: path, reason: reason.said(in: language)) }
      throw error
    }
  }

  private func judged(_ spreadsheet: String) throws(BuildError) -> Plan {
    let sheet = try Spreadsheet(path: spreadsheet)
    var plan = Plan()
    if let (row, column) = sheet.spoilt {
      plan.findings = [
        Finding(
          row, column,
          Advice(
            Saying(
              "a cell begins here with a \" that is not ended, or ended too early",
              nl: "hier begint een cel met een \" die niet of te vroeg wordt gesloten"),
            Saying(
              "a cell that begins with a \" ends with one, and has \"\" where it means one",
              nl: "een cel die met een \" begint, eindigt ermee, en heeft \"\" waar zij er een bedoelt")))
      ]
      return plan
    }
    let header = sheet.rows.first ?? Spreadsheet.Row(index: 0, cells: [])
    let columns = columns(of: header, &plan)
    guard !columns.isDisjoint(with: [.name, .slug, .brin]) else {
      plan.findings.append(
        Finding(
          header.index, nil,
          Advice(
            Saying("no column is headed “naam”", nl: "geen kolom heeft de kop “naam”"),
            Saying("the first row says what stands in each column", nl: "de eerste rij zegt wat er in elke kolom staat"))))
      return plan
    }
    // Cells below a heading that means the same as another cannot be judged.
    if plan.hasErrors { return plan }
    let unknown = Set(columns.indices.filter { columns[$0] == nil && !header.cells[$0].isEmpty })
    let records = Parallel.map(Array(sheet.rows.dropFirst())) {
      SchoolRecord(columns, $0.cells, row: $0.index, ignoring: unknown)
    }
    plan.findings += records.flatMap(\.findings) + shortPostcodes(records)
    let naming = SchoolNaming(content, nameColumn: columns.firstIndex(of: .name)),
      named = naming.named(records.filter(\.findings.isEmpty))
    plan.findings += named.flatMap(\.findings) + naming.renamed(named)
    let judged = Parallel.map(named) { judge($0) }
    plan.findings += judged.flatMap(\.findings)
    plan.findings.sort { ($0.row, $0.column.count, $0.column) < ($1.row, $1.column.count, $1.column) }
    (plan.schools, plan.absent) = (judged.compactMap(\.school), naming.absent(named))
    return plan
  }

  /// Writes what a plan says: all of it, or nothing.
  ///
  /// - Throws: ``BuildError`` when a file cannot be written, or is no longer as it was.
  package func write(_ plan: Plan) throws(BuildError) {
    let changed = plan.schools.filter { $0.fate != .unchanged }
    try content.change(changed.map { ($0.file, Array($0.text.utf8)) }) { () throws(BuildError) in
      for school in changed where !isAsJudged(school) { throw .changedContent(file: "\(content.path)/\(school.file)") }
    }
  }

  private func isAsJudged(_ school: School) -> Bool {
    switch content.schoolFile(school.slug) {
    case .nothing: school.before == nil
    case .unreadable: false
    case .file(let file): file.text == school.before
    }
  }

  /// What each column holds; `nil` for one that is not known.
  private func columns(of header: Spreadsheet.Row, _ plan: inout Plan) -> [SchoolColumn?] {
    let columns = header.cells.map(SchoolColumn.init), evenings = content.eveningSlugs()
    for (index, column) in columns.enumerated() where !header.cells[index].isEmpty {
      let heading = header.cells[index]
      func find(_ message: Saying, _ hint: Saying, isError: Bool = true) {
        plan.findings.append(Finding(header.index, index, Advice(message, hint), isError: isError))
      }
      guard let column else {
        let known = SchoolColumn.headings.joined(separator: ", ")
        find(
          Saying(
            "“\(heading)” is no heading that is known; this column is left out",
            nl: "“\(heading)” is geen kop die bekend is; deze kolom blijft weg"),
          Advice.near(heading.lowercased(), in: SchoolColumn.headings)
            ?? Saying("the headings are \(known)", nl: "de koppen zijn \(known)"), isError: false)
        continue
      }
      if let slug = column.ofEvening, !evenings.contains(slug) {
        let all = evenings.joined(separator: ", ")
        find(
          Saying("there is no evening “\(slug)”", nl: "er is geen avond “\(slug)”"),
          Advice.near(slug, in: evenings)
            ?? (evenings.isEmpty
              ? Saying("the site has no evenings", nl: "de site heeft geen avonden")
              : Saying("the evenings are \(all)", nl: "de avonden zijn \(all)")))
      }
      guard let other = columns.firstIndex(of: column), other < index else { continue }
      let isSame = header.cells[other] == heading, place = Spreadsheet.letters(other)
      find(
        Saying(
          "the heading “\(heading)” \(isSame ? "stands there already" : "means the same as “\(header.cells[other])”"), in column \(place)",
          nl:
            "de kop “\(heading)” \(isSame ? "staat er al" : "betekent hetzelfde als “\(header.cells[other])”"), in kolom \(place)"
        ),
        Saying("put what both columns say into one", nl: "zet wat beide kolommen zeggen in één kolom"))
    }
    return columns
  }

  /// Postcodes of four digits among those of five: a spreadsheet leaves out a 0 at the beginning.
  private func shortPostcodes(_ records: [SchoolRecord]) -> [Finding] {
    let codes = records.compactMap { record in record[.postcode].map { (record.row, $0) } }
    func digits(_ code: String) -> Int { code.allSatisfy { $0.isASCII && $0.isNumber } ? code.count : 0 }
    guard codes.contains(where: { digits($0.1.value) == 5 }) else { return [] }
    return codes.filter { digits($0.1.value) == 4 }.map { row, cell in
      Finding(row, cell.index, SchoolColumn.lacksZero(cell.value, SchoolColumn.written("0\(cell.value)")))
    }
  }

  private func judge(_ named: SchoolNaming.Named) -> (school: School?, findings: [Finding]) {
    guard let slug = named.slug else { return (nil, []) }
    let record = named.record, file = "\(content.path)/schools/\(slug).yml"
    // A school that is there keeps its name where the row has none.
    let above = record[.name] == nil ? "name: \"\(slug)\"\n" : ""
    let findings = content.findings(inSchool: slug, text: above + record.text).filter { $0.id.severity == .error }.map {
      finding in
      let column = record.column(ofLine: finding.location.line - (above.isEmpty ? 0 : 1)), cell = record.value(inColumn: column)
      return Finding(record.row, column, .of(finding, cell?.column, cell?.value ?? ""))
    }
    func refused(_ message: Saying, _ hint: Saying) -> (School?, [Finding]) {
      (nil, findings + [Finding(record.row, nil, Advice(Saying("“\(file)” ", nl: "“\(file)” ") + message, hint))])
    }
    func school(_ name: String, _ fate: Fate, _ text: String, _ changes: [SchoolFile.Change] = [], before: String? = nil)
      -> School
    {
      School(slug: slug, name: name, fate: fate, changes: changes, text: text, before: before)
    }
    let name = record[.name]?.value
    switch content.schoolFile(slug) {
    case .nothing: return (school(name ?? slug, .new, record.text), findings)
    case .unreadable:
      return refused(
        Saying("is there already, and cannot be read", nl: "is er al, en is niet te lezen"),
        Saying("“tweeluik check” says what is wrong with it", nl: "“tweeluik check” zegt wat eraan mankeert"))
    case .file(let present):
      guard let (text, changes) = present.with(record.entry(for: present), today: today) else {
        return refused(
          Saying(
            "is written in a way in which what the spreadsheet says cannot be told from the rest",
            nl: "is zo geschreven dat wat het rekenblad zegt niet van de rest is te onderscheiden"),
          Saying("change it by hand", nl: "verander het met de hand"))
      }
      let fate = changes.isEmpty ? Fate.unchanged : .changed
      return (school(name ?? present.words(of: "name") ?? slug, fate, text, changes, before: present.text), findings)
    }
  }
}

extension [SchoolColumn?] {
  fileprivate func isDisjoint(with others: [SchoolColumn]) -> Bool { !contains { $0.map(others.contains) ?? false } }
}
