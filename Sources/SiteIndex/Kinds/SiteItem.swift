import Diagnostics
import Markdown
import Model
import Templates

/// An item as the site shows it: what code that goes through the whole site asks of each kind. The kinds are in the folder
/// `Kinds`.
package protocol SiteItem: Item {
  /// Everything that is made from it, in reading order: the pages of its files, with their texts, and other pages.
  func routes(_ settings: Settings) -> [Route]

  /// The part of it that an edition shows; `nil` for nothing.
  func shown(in edition: inout Narrowing) -> Self?

  /// What search lists for it before anything is typed, besides the views of each audience.
  func places(in catalog: Catalog) -> [NamedTarget]

  /// What search says beside a page of it: for whom or what it is.
  func label(of route: Route, in catalog: Catalog) -> String

  /// Whether search shows a page of it after what helps at once: what explains words, and what is for trainers.
  func comesAfter(_ route: Route) -> Bool

  /// What search finds on a page besides its texts.
  func besides(_ route: Route, in catalog: Catalog) -> [FoundSection]

  /// What editors wrote for a page besides its title, its summary and its texts: when any of it changes, the page says something else.
  func words(of route: Route, in catalog: Catalog) -> [String]
}

/// What search finds on a page besides its texts.
package struct FoundSection: Sendable {
  /// The id of its element on the page.
  package let id: String
  package let heading: String
  package let text: String
}

extension SiteItem {
  /// The route of its own file.
  package func route(_ texts: [Text], asides: [Text] = [], naming named: [NamedSlugs] = []) -> Route {
    Route(
      target, .text, file: file, title: title, summary: summary, audience: audience, publication: publication,
      updated: publication.updated, texts: texts, asides: asides, askedAs: askedAs, named: named)
  }

  /// A document from its own file, for the reader that it is for.
  package func text(_ document: Document) -> Text {
    Text(document, file: file, page: target, reader: Reader(audience: audience))
  }

  package func shown(in edition: inout Narrowing) -> Self? { edition.keep(self) ? self : nil }

  package func places(in catalog: Catalog) -> [NamedTarget] { [NamedTarget(title, target)] }

  package func comesAfter(_ route: Route) -> Bool { false }

  package func besides(_ route: Route, in catalog: Catalog) -> [FoundSection] { [] }

  package func words(of route: Route, in catalog: Catalog) -> [String] { [] }
}
