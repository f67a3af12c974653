import Diagnostics
import Markdown
import Model

extension FileKind {
  static let term = FileKind("glossary/<slug>.md") { $0.term($1["slug"], $2) }
}

/// Terms are not linked within the glossary itself, so this is not `Mentioning`.
extension Term: FileValue {
  var text: Document? { body }

  func put(into gathered: inout Gathered) { gathered.library.terms.append(self) }

  func renew(in library: inout Library, _ phrases: Phrases) { library.terms.change(file, \.file) { $0.body = body } }
}

extension Decoder {
  fileprivate mutating func term(_ slug: String, _ text: Document) -> Term? {
    let title = fields.text("title"), summary = fields.text("summary")
    let forms = fields.optionalList("forms") ?? [], synonyms = fields.optionalList("synonyms") ?? []
    let publication = fields.publication(.term, today: today)
    for form in forms where form.value.lowercased() == title?.value.lowercased() {
      findings.add(.duplicateID, at: form.location, "“\(form.value)” is the title already", hint: "take it out")
    }
    guard let title, let summary else { return nil }
    var term = Term(
      slug: slug, title: title.value, forms: forms.map(\.value), summary: summary.value, body: text, file: file)
    term.publication = publication
    term.synonyms = synonyms.map(\.value)
    return term
  }
}

extension Beginning {
  static let term = Beginning(
    "term", at: { "glossary/\($0).md" },
    """
    ---
    \(Beginning.head)\
    # Other forms of the word, which become links too.
    forms: []
    # Other words by which readers look for it.
    synonyms: []
    ---
    {{ What it means, in two or three sentences. }}

    """)
}
