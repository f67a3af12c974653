import Diagnostics
import Markdown
import Model

extension FileKind {
  static let evening = FileKind("evenings/<slug>.md") { $0.evening($1["slug"], $2) }
}

extension Evening: OneText {
  static var items: WritableKeyPath<Library, [Evening]> & Sendable { \.evenings }

  mutating func mention(_ phrases: Phrases) {
    body = body.mentioning(phrases)
    leading.mention(phrases)
  }
}

extension Decoder {
  fileprivate mutating func evening(_ slug: String, _ text: Document) -> Evening? {
    let title = fields.text("title"), summary = fields.text("summary")
    let problems = fields.optionalList("problems") ?? []
    let programme = self.programme(required: true)
    let materials = needs(required: true)
    let invitation = fields.markdown("invitation").map(document(in:))
    let date = fields.optionalValue("date", Day.self), place = fields.optionalText("place"), audience = self.audience()
    let participants = fields.optionalText("participants")
    let publication = fields.publication(.page, today: today), askedAs = self.askedAs()
    if let date, programme.items.isEmpty {
      findings.add(
        .badValue, at: date.location, "an evening with a date needs a programme, which says how long it takes",
        hint: "add its parts under “programme”, or leave the date out")
    }
    guard let title, let summary, let materials, let invitation else { return nil }
    var evening = Evening(
      slug: slug, title: title.value, summary: summary.value, problems: problems, programme: programme,
      materials: materials, invitation: invitation, body: text, file: file)
    evening.date = date?.value
    evening.startLocation = fields.valueLocation("start")
    evening.place = place?.value
    evening.participants = participants?.value
    evening.audience = audience
    evening.publication = publication
    evening.askedAs = askedAs
    return evening
  }
}

extension Beginning {
  static let evening = Beginning("evening") { _, slug, _ in meeting("evenings/\(slug).md", eveningText) }

  private static let eveningText = """
    ---
    \(Beginning.head)\
    # For whom, in words.
    participants: "{{ for whom }}"
    # The slugs of the problems that it treats.
    problems: []
    \(Beginning.programme)\
    \(Beginning.needs)\
    # The letter to parents.
    invitation: |
      {{ Dear parents, … }}
    ---
    ## {{ what it is about }}

    {{ What those who come will do, and what is not asked of them. }}

    """
}
