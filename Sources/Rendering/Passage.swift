import Markdown
import Markup
import Model
import SiteIndex

/// A text, or a section of one, as it stands on a page.
package struct Passage {
  package let text: Text
  /// `nil` for the whole text.
  package var section: Document.Section?
  /// The language of its words; `nil` for the site's own.
  package var language: String?
  /// Put before its ids; `nil` leaves them out.
  package var idPrefix: String? = ""
  package var headingShift = 0
  /// What takes the place of `[](agreements:)`.
  package var agreements = Markup()
  /// What takes the place of `[](agreement:id)`.
  package var agreement: (Agreement) -> Markup = { _ in Markup() }
  /// The other views of the diptych, to which headings lead.
  package var counterparts: [Counterpart] = []
  /// Whether the page itself lists what the text cites.
  package var listsSources = true
  /// Whether the page lists on paper where its links lead.
  package var listsNotes = true

  package init(_ text: Text, _ section: Document.Section? = nil) {
    (self.text, self.section, language) = (text, section, text.reader.language)
  }

  /// A text of its own on a page that has another: its ids are its own, and its headings stand below one of the page.
  package init(_ text: Text, apart prefix: String) {
    self.init(text)
    (idPrefix, headingShift) = (prefix, 1)
  }

  /// Another view of the same diptych.
  package struct Counterpart {
    package let id: RouteID
    package let view: View
    package let audience: Audience
    /// The audience's CSS class.
    package let side: String
  }
}

/// What a page links of the glossary.
package enum LinkedTerms {
  /// Links that a writer made, without a description: the page has it, or has no room.
  case written
  /// Those, the first of each with its description.
  case described
  /// Those, and the first mention of each term that no text of the page links.
  case mentioned

  package init(_ publication: Publication) { self = publication.linksTerms ? .mentioned : .described }
}
