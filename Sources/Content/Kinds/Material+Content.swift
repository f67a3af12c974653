import Diagnostics
import Markdown
import Model

extension FileKind {
  static let material = FileKind("materials/<slug>.md") { $0.material($1["slug"], $2) }
}

/// What lies on a table explains no words, so this is not `Mentioning`.
extension Material: FileValue {
  var text: Document? { body }

  func put(into gathered: inout Gathered) { gathered.library.materials.append(self) }

  func renew(in library: inout Library, _ phrases: Phrases) { library.materials.change(file, \.file) { $0.body = body } }
}

extension Decoder {
  fileprivate mutating func material(_ slug: String, _ text: Document) -> Material? {
    let title = fields.text("title"), summary = fields.text("summary"), form = self.form(text)
    let audience = self.audience(), publication = fields.publication(.page, today: today), askedAs = self.askedAs()
    guard let title, let summary, let form else { return nil }
    var material = Material(
      slug: slug, title: title.value, summary: summary.value, form: form, body: text, file: file)
    material.audience = audience
    material.publication = publication
    material.askedAs = askedAs
    return material
  }

  private mutating func form(_ text: Document) -> Material.Form? {
    guard let word = fields.text("form") else { return nil }
    let names = Material.Name.allCases.map(\.rawValue)
    guard let name = Material.Name(rawValue: word.value) else {
      findings.add(
        .badValue, at: word.location, "there is no form “\(word.value)”",
        hint: NearMiss.hint(word.value, in: names) ?? "the forms are \(names.joined(separator: ", "))",
        fix: Typo(word.value, in: names)?.fix(at: word.location))
      // Nobody can say which keys it should have.
      fields.askForAll()
      return nil
    }
    switch name {
    case .cards:
      let perSheet = self.perSheet(8), blank = fields.optionalNumber("blank", in: 0...200) ?? 0
      let copies = fields.optionalNumber("copies", in: 1...60) ?? 1
      if text.listItems == nil, blank == 0 || !text.isEmpty {
        refuse("cards are the items of one list, and nothing else", "begin each card with a dash")
      }
      return .cards(perSheet: perSheet, copies: copies, blank: blank)
    case .stories:
      let perSheet = self.perSheet(2)
      if text.sections.count < 2 || text.sections.first?.isEmpty == false {
        refuse("each story stands under a heading of its own", "begin each with “## ” and its name")
      }
      return .stories(perSheet: perSheet)
    case .badges: return .badges(perSheet: perSheet(10))
    case .poster:
      guard let size = fields.optionalText("size") else { return .poster(.a3) }
      let sizes = Material.PosterSize.allCases.map(\.rawValue)
      if let size = Material.PosterSize(rawValue: size.value) { return .poster(size) }
      findings.add(
        .badValue, at: size.location, "a poster has no size “\(size.value)”",
        hint: NearMiss.hint(size.value, in: sizes) ?? "the sizes are \(sizes.joined(separator: ", "))")
      return nil
    case .sheet: return .sheet
    case .list: return .list
    case .certificate: return .certificate
    case .signIn:
      let columns = fields.list("columns"), rows = fields.optionalNumber("rows", in: 1...50) ?? 24
      if let columns, !(1...6).contains(columns.count) {
        findings.add(
          .badValue, at: fields.keyLocation("columns"), "a sheet has room for one to six columns, not \(columns.count)",
          hint: "ask for less: who comes would rather write little")
        return nil
      }
      return columns.map { .signIn(columns: $0.map(\.value), rows: rows) }
    }
  }

  private func refuse(_ message: String, _ hint: String) {
    findings.add(.badValue, at: Location(file: file, line: body.firstLine), message, hint: hint)
  }

  /// How many are on a page.
  private mutating func perSheet(_ usual: Int) -> Int {
    guard let number = fields.optionalNumber("per_sheet", in: 1...12) else { return usual }
    if Material.perSheet.contains(number) { return number }
    let near = Material.perSheet.last { $0 < number } ?? usual
    findings.add(
      .badValue, at: fields.valueLocation("per_sheet"), "\(number) do not divide a page well", hint: "write “\(near)”")
    return usual
  }
}

extension Beginning {
  static let material = Beginning(
    "material", at: { "materials/\($0).md" },
    """
    ---
    \(Beginning.head)\
    # What it is on paper: \(Material.Name.allCases.map(\.rawValue).joined(separator: ", ")).
    form: cards
    # How many are on a page: \(Material.perSheet.map(String.init).joined(separator: ", ")).
    per_sheet: 8
    ---
    - {{ the words of the first card }}
    - {{ the words of the second card }}

    """)

  static let needs = """
    # What is needed: in words, or what is printed for it.
    materials:
      - "{{ something to bring }}"
    # - print: material:a-material
    #   for: one for each parent

    """
}
