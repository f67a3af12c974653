import Markdown
import Model

extension FileKind {
  static let page = FileKind("pages/<slug>.md") { $0.page($1["slug"], $2) }
}

extension Page: OneText {
  static var items: WritableKeyPath<Library, [Page]> & Sendable { \.pages }
}

extension Decoder {
  fileprivate mutating func page(_ slug: String, _ text: Document) -> Page? {
    let title = fields.text("title"), summary = fields.text("summary")
    let audience = self.audience(), review = self.review(), publication = fields.publication(.page, today: today)
    let askedAs = self.askedAs()
    guard let title, let summary else { return nil }
    var page = Page(
      slug: slug, title: title.value, summary: summary.value, audience: audience, review: review, body: text, file: file)
    page.publication = publication
    page.askedAs = askedAs
    return page
  }
}

extension Beginning {
  static let page = Beginning(
    "page", at: { "pages/\($0).md" },
    """
    ---
    \(Beginning.head)\
    ---
    {{ The text. }}

    """)
}
