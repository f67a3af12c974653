import Markdown
import Markup
import Model

/// What all pages of a site share. It is a class because every page holds it.
package final class Theme: Sendable {
  package let settings: Settings
  package let interface: Interface
  /// What the menu in the header shows after the audiences.
  package let header: [NamedTarget]
  /// What the menu in the footer shows.
  package let footer: [NamedTarget]
  /// What search leads to that finds nothing.
  package let nothingFound: [NamedTarget]
  /// The volumes that are published.
  package let volumes: [Volume: MadeVolume]
  /// Whether pages are made with slots, for schools to fill.
  package let isForCopies: Bool
  /// The learning line; `nil` when there is none.
  package let line: NamedTarget?
  /// Whether there is a feed.
  package let hasFeed: Bool
  /// What follows from all this and is made once, whatever the language.
  private let shared: Shared

  private final class Shared: Sendable {
    /// See ``PageContext/place``; each ends with a slash, and inner folders come before those around them.
    let folders: [String]
    let calloutTitles: [Callout: String]
    let publisher: JSON
    let planFiles: String
    let frames = Frames()

    init(folders: Set<String>, _ interface: Interface, _ publisher: Publisher) {
      self.folders = folders.map { $0 + "/" }.sorted { ($1.utf8.count, $1) < ($0.utf8.count, $0) }
      (calloutTitles, self.publisher) = (interface.calloutTitles, organisation(publisher))
      planFiles = interface.plan.title.lowercased().replacing(" ", with: "-")
    }
  }

  /// The words above each kind of callout, in the site's own language.
  package var calloutTitles: [Callout: String] { shared.calloutTitles }
  /// The publisher as an `Organization`.
  var publisher: JSON { shared.publisher }
  var frames: Frames { shared.frames }
  /// What the names of plans' files begin with: the same in every language, so that each can be opened in all.
  package var planFiles: String { shared.planFiles }

  /// - Parameter folders: those with a file that the head or the foot of a page leads to, and those around them.
  package convenience init(
    settings: Settings, interface: Interface, header: [NamedTarget], footer: [NamedTarget],
    nothingFound: [NamedTarget] = [], volumes: [Volume: MadeVolume] = [:], isForCopies: Bool = false, line: NamedTarget? = nil,
    hasFeed: Bool = false,
    folders: Set<String> = []
  ) {
    let shared = Shared(folders: folders, interface, settings.publisher)
    self.init(
      settings: settings, interface: interface, header: header, footer: footer, nothingFound: nothingFound, volumes: volumes,
      isForCopies: isForCopies, line: line, hasFeed: hasFeed, shared)
  }

  private init(
    settings: Settings, interface: Interface, header: [NamedTarget], footer: [NamedTarget], nothingFound: [NamedTarget],
    volumes: [Volume: MadeVolume],
    isForCopies: Bool, line: NamedTarget?, hasFeed: Bool, _ shared: Shared
  ) {
    self.shared = shared
    self.settings = settings
    self.interface = interface
    self.header = header
    self.footer = footer
    self.nothingFound = nothingFound
    self.volumes = volumes
    self.isForCopies = isForCopies
    self.line = line
    self.hasFeed = hasFeed
  }

  /// What pages in another language share. The names of audiences and the words of the interface are in that language; the site's
  /// own texts are not, and the header's menu shows only audiences.
  package func translated(to language: Language, _ interface: Interface) -> Theme {
    var settings = self.settings
    settings.audiences = language.audiences
    settings.publisher.about = language.about
    settings.whoHelps = language.whoHelps
    let own = self.settings.language.value
    let marked = { (items: [NamedTarget]) in items.map { NamedTarget($0.name, $0.target, language: own) } }
    return Theme(
      settings: settings, interface: interface, header: [], footer: marked(footer), nothingFound: marked(nothingFound),
      volumes: volumes, isForCopies: isForCopies,
      line: line.map { NamedTarget($0.name, $0.target, language: own) }, hasFeed: hasFeed, shared)
  }

  /// Where a page is, as far as the links in its head and foot depend on it: pages of one place have the same. That is how deep
  /// it lies, and which folders it shares with what these links lead to.
  ///
  /// - Parameter path: the page's path below the site's folder.
  package func place(of path: String) -> String {
    let common = shared.folders.first(where: path.hasPrefix) ?? ""
    return "\(path.utf8.count { $0 == UInt8(ascii: "/") }) \(common)"
  }

  /// The audience with an id. Every id that reaches a template has been checked, so it is never `nil`.
  func audience(_ id: String) -> Audience? { settings.audiences.first { $0.id == id } }

  /// The audience in whose words a side's agreements are shown: the reader, the side itself, or another reader of this edition.
  func voice(of side: Audience, for reader: Audience?) -> Audience {
    if let reader { return reader }
    let readers = settings.readers
    return readers.first { $0.id == side.id } ?? readers.first ?? side
  }

  /// The number of colours for audiences in style.css and more.css.
  package static let sides = 8

  /// The CSS class that gives an audience its colour, by its position in `site.yml`; when there are more audiences than colours,
  /// they begin again.
  package func side(_ audience: String) -> String {
    let index = settings.audiences.firstIndex { $0.id == audience } ?? 0
    return "side-\(index % Self.sides + 1)"
  }
}

/// The page that is being written: what it shares with others, and the links from it to them.
package struct PageContext {
  package let theme: Theme
  package let links: Links
  /// The page itself.
  package let target: Target
  /// Its full address.
  let whole: String
  /// The full addresses of the links in the page's texts, in the order of their numbers, for those who read it on paper.
  package var notes: [String] = []
  /// Whom to call, where a text of the page shows it: then the page leads there at its top.
  package var help: Help?
  /// The page in every language in which it can be read; empty when that is one.
  package var versions: [LanguageVersion] = []
  /// The start page of an audience, in the page's language if there is one.
  package var start: (_ audience: String) -> Target = { .audience($0) }
  /// What a link by id leads to on paper, and its name; `nil` for what this edition leaves out.
  package var printed: (Reference) -> NamedTarget? = { _ in nil }
  /// Its ``Theme/place(of:)``; `nil` for a page whose links are like no other's.
  package var place: String?
  /// The first page in the page's language.
  package var first = Target.home
  /// Where readers of the page's language search.
  package var search = Target.search
  var words: Interface { theme.interface }
  /// The site's own language.
  var siteLanguage: String { theme.settings.language.value }

  package init(theme: Theme, links: Links, target: Target) {
    self.theme = theme
    self.links = links
    self.target = target
    whole = links.whole(target)
  }

  /// The start page of an audience; `nil` when it has none in the page's language.
  func door(_ audience: String) -> Target? {
    let target = start(audience)
    return (target.language ?? siteLanguage) == words.language ? target : nil
  }

  /// The attribute with the language of a target, when that is not the page's.
  func hreflang(_ target: Target) -> Markup? {
    let language = target.language ?? siteLanguage
    return language == words.language ? nil : " hreflang=\"\(language)\""
  }

  func hreflang(_ language: String?) -> Markup? {
    language.flatMap { $0 == words.language ? nil : " hreflang=\"\($0)\"" }
  }

  /// What follows a link in the page's words to a page in another language: the name of that language. `nil` for one in the page's own.
  func otherLanguage(_ target: Target) -> Markup? {
    let language = target.language ?? siteLanguage
    return language == words.language ? nil : Interface.mark(of: language)
  }

  /// The attributes of a text in this language; `nil` when it is the page's.
  func lang(_ language: String?) -> Markup? {
    guard let language, language != words.language else { return nil }
    return Interface.attributes(of: language)
  }

  /// The attributes of the interface's words when they may be within a text in the site's language.
  var wordsLang: Markup? { langWithinSite(words.language) }

  /// The attributes of words in this language within a text in the site's.
  func langWithinSite(_ language: String?) -> Markup? {
    language == nil || language == siteLanguage ? nil : language.map(Interface.attributes)
  }

  /// The attributes of one of the site's own texts, which a page in another language must mark: whatever no translation has
  /// (names, titles, steps, sources).
  var siteLang: Markup? { lang(siteLanguage) }

  /// These words, marked with their language when that is not the page's.
  func text(_ words: String, in language: String?) -> Markup {
    lang(language).map { "<span\($0)>\(words)</span>" } ?? "\(words)"
  }

  /// Words that the site has in its own language only.
  func ofSite(_ words: String) -> Markup { text(words, in: siteLanguage) }
}

/// A page in one of its languages.
package struct LanguageVersion: Sendable {
  package var interface: Interface
  package var target: Target

  package init(interface: Interface, target: Target) {
    self.interface = interface
    self.target = target
  }
}
