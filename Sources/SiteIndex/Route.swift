import Markdown
import Model

/// Something that builds make or links lead to: a page, or a place on one. A class, as links ask for it all day.
///
/// ``Catalog`` has a table of all of them, in which a ``RouteID`` is a place. What an edition leaves out has none.
package final class Route: Sendable {
  /// What stands there.
  package enum Role {
    /// What an editor wrote in a file of its own: it is read, searched and linked.
    case text
    /// A text in the place of its translation: no page that search engines should know.
    case standIn
    /// What is made besides: a plan, a handout, a list, and what stands on one, as a source does.
    case page
    /// A picture or another file of the content.
    case file
  }

  package let target: Target
  package let role: Role
  /// The content file that it is made of; `nil` for what is made of many.
  package let file: String?
  /// What a link without words of its own shows.
  package let title: String
  /// What it is called among others: a view says for whom it is.
  package let name: String
  package let summary: String
  /// The one audience that it is for; `nil` when it is for all.
  package let audience: String?
  package let publication: Publication
  /// When it was new or last changed; `nil` where that is not said.
  package let updated: Day?
  /// The texts with headings that a link can lead to, in the order in which they are read.
  package let texts: [Text]
  /// Those that stand on the page apart: a letter, what a tool shows at the right moment.
  package let asides: [Text]

  package init(
    _ target: Target, _ role: Role, file: String?, title: String = "", name: String? = nil, summary: String = "",
    audience: String? = nil, publication: Publication = Publication(), updated: Day? = nil, texts: [Text] = [],
    asides: [Text] = []
  ) {
    (self.target, self.role, self.file, self.title, self.name) = (target, role, file, title, name ?? title)
    (self.summary, self.audience, self.publication, self.updated) = (summary, audience, publication, updated)
    (self.texts, self.asides) = (texts, asides)
  }

  /// What its texts have that links can lead to.
  package var documents: [Document] { texts.map(\.document) }

  /// The language of its title and texts; `nil` for the site's own.
  package var language: String? { role == .standIn ? nil : target.language }
}

/// A place in the table of routes.
package struct RouteID: Hashable, Sendable {
  package let number: Int
}
