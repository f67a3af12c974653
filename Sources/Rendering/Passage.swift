import Markdown
import Markup
import Model
import SiteIndex

/// A text, or a section of one, as a page shows it.
package struct Passage {
  package let text: Text
  /// `nil` for the whole text.
  package var section: Document.Section?
  /// The language of its words; `nil` for the site's own.
  package var language: String?
  /// What its ids begin with; `nil` leaves the ids out.
  package var idPrefix: String? = ""
  /// Added to each heading's level.
  package var headingShift = 0
  /// What replaces `[](agreements:)`.
  package var agreements = Markup()
  /// What replaces `[](agreement:id)`.
  package var agreement: (Agreement) -> Markup = { _ in Markup() }
  /// The other views of the diptych, to which its headings link.
  package var counterparts: [Counterpart] = []
  /// Whether the page lists the sources that the text cites.
  package var listsSources = true
  /// Whether the page prints a list of where its links lead.
  package var listsNotes = true
  /// Whether another part of the page shows whom to call, at `page_help`.
  package var hasHelpElsewhere = false

  package init(_ text: Text, _ section: Document.Section? = nil) {
    (self.text, self.section, language) = (text, section, text.reader.language)
  }

  /// A text shown apart from the page's main one: its ids begin with `prefix`, and its headings are below one of the page's own.
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

/// Which words of a page link to the glossary.
package enum LinkedTerms {
  /// Only links that a writer made, without a description: the page has the description already, or no room for it.
  case written
  /// The same, with a description at the first link to each term.
  case described
  /// The same, and the first mention of each term that no text of the page links to.
  case mentioned

  package init(_ publication: Publication) { self = publication.linksTerms ? .mentioned : .described }
}
