import Diagnostics
import Markdown

/// A word of the glossary, with what it means.
package struct Term: Sendable {
  package var slug: String
  package var title: String
  /// Other words for the same, such as plurals and compounds; they become links too.
  package var forms: [String]
  /// Words by which readers may search for it; they do not become links.
  package var synonyms: [String] = []
  /// One sentence.
  package var summary: String
  package var body: Document
  package var publication = Publication()
  package var file: String

  package init(slug: String, title: String, forms: [String], summary: String, body: Document, file: String) {
    self.slug = slug
    self.title = title
    self.forms = forms
    self.summary = summary
    self.body = body
    self.file = file
  }
}

/// A page with one text.
package struct Page: Sendable {
  package var slug: String
  package var title: String
  package var summary: String
  /// The one audience it is for, or `nil` when it is for all.
  package var audience: String?
  package var review: Review?
  package var body: Document
  /// The content path of the drawing beside its file; `nil` when it has none.
  package var icon: String?
  package var publication = Publication()
  /// How readers ask for it, in their own words.
  package var askedAs: [String] = []
  package var file: String

  package init(
    slug: String, title: String, summary: String, audience: String?, review: Review?, body: Document, file: String
  ) {
    self.slug = slug
    self.title = title
    self.summary = summary
    self.audience = audience
    self.review = review
    self.body = body
    self.file = file
  }
}

/// Literature, or an organisation that a text relies on.
package struct Source: Sendable {
  package var id: String
  /// As they are cited, such as “Lusse”.
  package var authors: String
  package var year: Int?
  package var title: String?
  /// Journal, publisher or report.
  package var published: String?
  package var url: WebAddress?
  /// The language of its title; `nil` when that is the site's.
  package var language: String?
  /// The id of the source in which the writer read about this one; `nil` when they read this one itself.
  package var via: Located<String>?
  /// Its location in `sources.yml`.
  package var location: Location

  package init(
    id: String, authors: String, year: Int?, title: String?, published: String?, url: WebAddress?, via: Located<String>?,
    location: Location
  ) {
    self.id = id
    self.authors = authors
    self.year = year
    self.title = title
    self.published = published
    self.url = url
    self.via = via
    self.location = location
  }

  /// How a text cites it, without the parentheses: “Lusse, 2012”.
  package var citation: String { year.map { "\(authors), \($0)" } ?? authors }
}
