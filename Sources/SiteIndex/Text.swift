import Markdown
import Model
import Synchronization

/// Whom a text is written for.
package struct Reader: Hashable, Sendable {
  /// `nil` when it is for all.
  package var audience: String?
  /// `nil` for the site's own language.
  package var language: String?
  /// Whether the reader leads meetings: links to these lead to what is for those who lead them.
  package var leads = false

  package init(audience: String? = nil, language: String? = nil, leads: Bool = false) {
    (self.audience, self.language, self.leads) = (audience, language, leads)
  }
}

/// A document as one kind of reader sees it: what its links mean depends on both. A class, as checks, connections and pages all
/// ask where its links lead, and it works that out once.
package final class Text: Sendable {
  package let document: Document
  package let file: String
  /// The page on which the reader reads it.
  package let page: Target
  /// Whom it is written for: links lead to what that reader can read.
  package let reader: Reader
  /// Other documents on the same page, to whose headings it can link.
  package let beside: [Document]
  /// The diptych whose view it is; only views can place agreements. `nil` for other texts.
  package let diptych: Diptych.ID?
  /// The evening whose letter of invitation it is; only letters leave something open. `nil` for other texts.
  package let evening: String?
  private let found = Mutex<[Resolution]?>(nil)

  package init(
    _ document: Document, file: String, page: Target, reader: Reader = Reader(), beside: [Document] = [],
    diptych: Diptych.ID? = nil, invitationTo evening: String? = nil
  ) {
    (self.document, self.file, self.page, self.reader) = (document, file, page, reader)
    (self.beside, self.diptych, self.evening) = (beside, diptych, evening)
  }

  /// Whether it is the text of a view.
  package var isView: Bool { diptych != nil }

  /// The heading with an id, in this document or another on the page.
  package func heading(_ id: String) -> Document.Heading? {
    document.heading(id) ?? beside.lazy.compactMap { $0.heading(id) }.first
  }

  /// What each of the document's links leads to, in their order.
  package func links(in catalog: Catalog) -> [Resolution] {
    found.withLock { found in
      let links = found ?? document.links.map { catalog.resolve($0.destination, in: self) }
      found = links
      return links
    }
  }
}
