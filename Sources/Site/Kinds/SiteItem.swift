import Diagnostics
import Markdown
import Model
import Templates

/// An item as the site shows it: what each kind says, once, and every walk over the site asks. The kinds stand in `Kinds`.
protocol SiteItem: Item {
  /// What each of its files becomes, in the order in which they are read.
  func parts(_ settings: Settings) -> [Part]

  /// Every page that is made of it.
  func routes(in catalog: Catalog) -> [Route]

  /// Every text of it, for every reader who meets it.
  func texts(in catalog: Catalog) -> [Text]

  /// What its front matter names by slug.
  var named: [NamedSlugs] { get }

  /// What an edition shows of it; `nil` for nothing.
  func shown(in edition: inout Narrowing) -> Self?

  /// What search names of it before anything is typed, besides what it names for each audience.
  func places(in catalog: Catalog) -> [NamedTarget]

  /// For whom or what a page of it is, as search says.
  func label(of part: Part, in catalog: Catalog) -> String

  /// What search finds on a page apart from its texts.
  func besides(_ part: Part, in catalog: Catalog) -> [SearchSection]

  /// One of its pages; no bytes for what is none of them.
  func page(_ target: Target, _ maker: PageMaker) -> [UInt8]
}

/// One file of an item and the place where readers meet it: a view, a translation, a session. A class, as links ask for it.
final class Part: Sendable {
  let target: Target
  let file: String
  let title: String
  /// What it is called among others: a view says for whom it is.
  let name: String
  let summary: String
  /// The one audience that it is for; `nil` when it is for all.
  let audience: String?
  let publication: Publication
  /// When it was new or last changed.
  let updated: Day?
  /// The texts with headings that a link can lead to, in the order in which they are read.
  let documents: [Document]

  init(
    _ target: Target, file: String, title: String, name: String? = nil, summary: String, audience: String?,
    publication: Publication, updated: Day?, documents: [Document]
  ) {
    (self.target, self.file, self.title, self.name, self.summary) = (target, file, title, name ?? title, summary)
    (self.audience, self.publication, self.updated, self.documents) = (audience, publication, updated, documents)
  }
}

/// A page that is made of content.
struct Route {
  let target: Target
  /// The content file that it is made of; `nil` for what is made of many.
  let file: String?
  /// When it was new or last changed; `nil` where that is not said.
  var updated: Day?
  /// Whether it shows a text in the place of its translation: it is then no page that search engines should know.
  var isStandIn = false
}

/// Slugs of one kind that a file names.
struct NamedSlugs {
  let slugs: [Located<String>]
  var kind = Reference.Kind.problem
  /// The slug of what names them, where it may not name itself.
  var owner: String?
}

extension SiteItem {
  /// What it is as a whole, when it has one file.
  func part(_ documents: [Document]) -> Part {
    Part(
      target, file: file, title: title, summary: summary, audience: audience, publication: publication,
      updated: publication.updated, documents: documents)
  }

  func routes(in catalog: Catalog) -> [Route] {
    parts(catalog.settings).map { Route(target: $0.target, file: $0.file, updated: $0.updated) }
  }

  var named: [NamedSlugs] { [] }

  func shown(in edition: inout Narrowing) -> Self? { edition.keep(self) ? self : nil }

  func places(in catalog: Catalog) -> [NamedTarget] { [NamedTarget(title, target)] }

  func besides(_ part: Part, in catalog: Catalog) -> [SearchSection] { [] }
}
