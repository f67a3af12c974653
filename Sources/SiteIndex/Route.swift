import Diagnostics
import Markdown
import Model

/// Something that a build makes or a link leads to: a page, or a part of one. A class, as it is copied for every link.
///
/// ``Catalog`` has a table of all routes; a ``RouteID`` is an index into it. What an edition leaves out has no route.
package final class Route: Sendable {
  /// What a route leads to.
  package enum Role {
    /// What an editor wrote in a file of its own: it is read, searched and linked to.
    case text
    /// What the program makes: a plan, a handout, a list, or a part of one, such as a source.
    case page
    /// A picture or another file of the content.
    case file
  }

  package let target: Target
  package let role: Role
  /// The content file that it is made from; `nil` for what is made from many.
  package let file: String?
  /// What a link without words of its own shows as its words.
  package let title: String
  /// Its name in lists: that of a view says for whom it is.
  package let name: String
  package let summary: String
  /// The audience that it is for; `nil` when it is for all.
  package let audience: String?
  package let publication: Publication
  /// The day on which it was new or last changed; `nil` where the content does not say.
  package let updated: Day?
  /// The texts with headings that a link can lead to, in the order in which they are read.
  package let texts: [Text]
  /// Texts that the page shows apart from the others: a letter, or what a tool shows at the right moment.
  package let asides: [Text]
  /// How its readers ask for it, in their own words.
  package let askedAs: [String]
  /// What its front matter names.
  package let named: [NamedSlugs]

  package init(
    _ target: Target, _ role: Role, file: String?, title: String = "", name: String? = nil, summary: String = "",
    audience: String? = nil, publication: Publication = Publication(), updated: Day? = nil, texts: [Text] = [],
    asides: [Text] = [], askedAs: [String] = [], named: [NamedSlugs] = []
  ) {
    (self.target, self.role, self.file, self.title, self.name) = (target, role, file, title, name ?? title)
    (self.summary, self.audience, self.publication, self.updated) = (summary, audience, publication, updated)
    (self.texts, self.asides, self.askedAs, self.named) = (texts, asides, askedAs, named)
  }

  /// The documents of its texts.
  package var documents: [Document] { texts.map(\.document) }

  /// The language of its title and texts; `nil` for the site's own.
  package var language: String? { target.language }
}

/// Slugs of one kind in front matter.
package struct NamedSlugs: Sendable {
  package let slugs: [Located<String>]
  package let kind: Reference.Kind

  package init(_ slugs: [Located<String>], of kind: Reference.Kind = .problem) { (self.slugs, self.kind) = (slugs, kind) }
}

/// An index into the table of routes.
package struct RouteID: Hashable, Sendable {
  package let number: Int
}
