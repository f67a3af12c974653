import Markdown
import Model
import Synchronization

/// Whom a text speaks to.
package struct Reader: Hashable, Sendable {
  /// `nil` where it is for all.
  package var audience: String?
  /// `nil` for the site's own language.
  package var language: String?

  package init(audience: String? = nil, language: String? = nil) {
    self.audience = audience
    self.language = language
  }
}

/// A document as one kind of reader meets it: what its links mean depends on both. A class, as checks, connections and pages ask it
/// where its links lead, and it finds that out once.
package final class Text: Sendable {
  package let document: Document
  package let file: String
  /// The page on which the reader meets it.
  package let page: Target
  /// Whose words it speaks.
  package let reader: Reader
  /// What stands on the same page, whose headings it can link to.
  package let beside: [Document]
  /// Whose view it is: only there agreements can be placed.
  package let diptych: Diptych.ID?
  private let found = Mutex<[Resolution]?>(nil)

  package init(
    _ document: Document, file: String, page: Target, reader: Reader = Reader(), beside: [Document] = [],
    diptych: Diptych.ID? = nil
  ) {
    (self.document, self.file, self.page, self.reader) = (document, file, page, reader)
    (self.beside, self.diptych) = (beside, diptych)
  }

  package var isView: Bool { diptych != nil }

  /// The same for who reads another language: its links lead to what is translated.
  package func read(in language: String?) -> Text {
    Text(
      document, file: file, page: page, reader: Reader(audience: reader.audience, language: language), beside: beside,
      diptych: diptych)
  }

  /// The heading with an id on the same page.
  package func heading(_ id: String) -> Document.Heading? {
    document.heading(id) ?? beside.lazy.compactMap { $0.heading(id) }.first
  }

  /// What each of the document's links turned out to mean, in their order.
  package func links(in catalog: Catalog) -> [Resolution] {
    found.withLock { found in
      let links = found ?? document.links.map { catalog.resolve($0.destination, in: self) }
      found = links
      return links
    }
  }
}
