import Diagnostics
import Markdown
import Model
import Templates

/// An item as the site shows it: what each kind says, once, and every walk over the site asks. The kinds stand in `Kinds`.
package protocol SiteItem: Item {
  /// What is made of it: what each of its files becomes, with its texts, in the order in which they are read, and other pages.
  func routes(_ settings: Settings, _ languages: ReadLanguages) -> [Route]

  /// What its front matter names by slug.
  var named: [NamedSlugs] { get }

  /// What an edition shows of it; `nil` for nothing.
  func shown(in edition: inout Narrowing) -> Self?

  /// What search names of it before anything is typed, besides what it names for each audience.
  func places(in catalog: Catalog) -> [NamedTarget]

  /// For whom or what a page of it is, as search says.
  func label(of route: Route, in catalog: Catalog) -> String

  /// What search finds on a page apart from its texts.
  func besides(_ route: Route, in catalog: Catalog) -> [FoundSection]
}

/// What search finds on a page apart from its texts.
package struct FoundSection: Sendable {
  /// The id on the page at which it stands.
  package let id: String
  package let heading: String
  package let text: String
}

/// Slugs of one kind that a file names.
package struct NamedSlugs {
  package let slugs: [Located<String>]
  package var kind = Reference.Kind.problem
  /// The slug of what names them, where it may not name itself.
  package var owner: String?

  package init(slugs: [Located<String>], kind: Reference.Kind = .problem, owner: String? = nil) {
    (self.slugs, self.kind, self.owner) = (slugs, kind, owner)
  }
}

extension SiteItem {
  /// What its own file becomes.
  package func route(_ texts: [Text], asides: [Text] = [], _ role: Route.Role = .text) -> Route {
    Route(
      target, role, file: file, title: title, summary: summary, audience: audience, publication: publication,
      updated: publication.updated, texts: texts, asides: asides)
  }

  /// A document of its own file, as those meet it for whom it is.
  package func text(_ document: Document) -> Text {
    Text(document, file: file, page: target, reader: Reader(audience: audience))
  }

  package var named: [NamedSlugs] { [] }

  package func shown(in edition: inout Narrowing) -> Self? { edition.keep(self) ? self : nil }

  package func places(in catalog: Catalog) -> [NamedTarget] { [NamedTarget(title, target)] }

  package func besides(_ route: Route, in catalog: Catalog) -> [FoundSection] { [] }
}
