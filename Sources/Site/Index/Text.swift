import Markdown
import Model

/// Whom a text speaks to.
struct Reader: Hashable, Sendable {
  /// `nil` where it is for all.
  var audience: String?
  /// `nil` for the site's own language.
  var language: String?
}

/// A document as one kind of reader meets it: what its links mean depends on both.
struct Text: Sendable {
  var document: Document
  var file: String
  /// The page on which the reader meets it.
  var page: Target
  /// Whose words it speaks.
  var reader = Reader()
  /// What stands on the same page, whose headings it can link to.
  var beside: [Document] = []
  /// Whose view it is: only there agreements can be placed.
  var diptych: Diptych.ID?
  var isView: Bool { diptych != nil }

  /// The heading with an id on the same page.
  func heading(_ id: String) -> Document.Heading? {
    for document in [document] + beside {
      if let heading = document.heading(id) { return heading }
    }
    return nil
  }
}

extension Catalog {
  /// Every text of the site, each for every reader who meets it.
  func texts() -> [Text] { items.flatMap { $0.texts(in: self) } }
}
