import Diagnostics
import Markdown
import Model
import Templates

/// An item as the site shows it: what each kind says, once, and every walk over the site asks. The kinds stand in `Kinds`.
protocol SiteItem: Item {
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
  func besides(_ route: Route, in catalog: Catalog) -> [SearchSection]

  /// One of its pages; no bytes for what is none of them.
  func page(_ target: Target, _ maker: PageMaker) -> [UInt8]
}

/// Slugs of one kind that a file names.
struct NamedSlugs {
  let slugs: [Located<String>]
  var kind = Reference.Kind.problem
  /// The slug of what names them, where it may not name itself.
  var owner: String?
}

extension SiteItem {
  /// What its own file becomes.
  func route(_ texts: [Text], asides: [Text] = [], _ role: Route.Role = .text) -> Route {
    Route(
      target, role, file: file, title: title, summary: summary, audience: audience, publication: publication,
      updated: publication.updated, texts: texts, asides: asides)
  }

  /// A document of its own file, as those meet it for whom it is.
  func text(_ document: Document) -> Text {
    Text(document, file: file, page: target, reader: Reader(audience: audience))
  }

  var named: [NamedSlugs] { [] }

  func shown(in edition: inout Narrowing) -> Self? { edition.keep(self) ? self : nil }

  func places(in catalog: Catalog) -> [NamedTarget] { [NamedTarget(title, target)] }

  func besides(_ route: Route, in catalog: Catalog) -> [SearchSection] { [] }
}
