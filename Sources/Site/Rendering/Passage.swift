import Markdown
import Markup
import Model

/// A text, or a section of one, as it stands on a page.
struct Passage {
  let text: Text
  /// `nil` for the whole text.
  var section: Document.Section?
  /// The language of its words; `nil` for the site's own.
  var language: String?
  /// Put before its ids; `nil` leaves them out.
  var idPrefix: String? = ""
  var headingShift = 0
  /// What takes the place of `[](agreements:)`.
  var agreements = Markup()
  /// What takes the place of `[](agreement:id)`.
  var agreement: (Agreement) -> Markup = { _ in Markup() }
  /// The other views of the diptych, to which headings lead.
  var counterparts: [Counterpart] = []
  /// Whether the page itself lists what the text cites.
  var listsSources = true
  /// Whether the page lists on paper where its links lead.
  var listsNotes = true

  init(_ text: Text, _ section: Document.Section? = nil) {
    (self.text, self.section, language) = (text, section, text.reader.language)
  }

  /// A text of its own on a page that has another: its ids are its own, and its headings stand below one of the page.
  init(_ text: Text, apart prefix: String) {
    self.init(text)
    (idPrefix, headingShift) = (prefix, 1)
  }

  /// Another view of the same diptych.
  struct Counterpart {
    let id: RouteID
    let view: View
    let audience: Audience
    /// The audience's CSS class.
    let side: String
  }
}

/// What a page links of the glossary.
enum LinkedTerms {
  /// Links that a writer made, without a description: the page has it, or has no room.
  case written
  /// Those, the first of each with its description.
  case described
  /// Those, and the first mention of each term that no text of the page links.
  case mentioned

  init(_ publication: Publication) { self = publication.linksTerms ? .mentioned : .described }
}
