import Markup
import Model

/// What all pages of a site share. A class, as every page holds it.
package final class Theme: Sendable {
  package let settings: Settings
  package let interface: Interface
  /// The menus, below the audiences.
  package let header: [NamedTarget]
  package let footer: [NamedTarget]
  /// The volumes that can be had.
  package let volumes: [Volume: MadeVolume]
  /// Whether pages are made with slots, for schools to fill.
  package let isForCopies: Bool
  /// The learning line, where there is one.
  package let line: NamedTarget?
  /// Whether there is a feed.
  package let hasFeed: Bool

  package init(
    settings: Settings, interface: Interface, header: [NamedTarget], footer: [NamedTarget],
    volumes: [Volume: MadeVolume] = [:], isForCopies: Bool = false, line: NamedTarget? = nil, hasFeed: Bool = false
  ) {
    self.settings = settings
    self.interface = interface
    self.header = header
    self.footer = footer
    self.volumes = volumes
    self.isForCopies = isForCopies
    self.line = line
    self.hasFeed = hasFeed
  }

  /// What the pages of another language share: the names of the audiences and the words of the interface are in it, the
  /// site's own texts are not, and its menus are left out.
  package func translated(to language: Language, _ interface: Interface) -> Theme {
    var settings = self.settings
    settings.audiences = language.audiences
    let own = self.settings.language.value
    return Theme(
      settings: settings, interface: interface, header: [],
      footer: footer.map { NamedTarget($0.name, $0.target, language: own) }, volumes: volumes, isForCopies: isForCopies,
      line: line.map { NamedTarget($0.name, $0.target, language: own) }, hasFeed: hasFeed)
  }

  /// The audience with an id. Every id that reaches a template was checked, so there is one.
  func audience(_ id: String) -> Audience? { settings.audiences.first { $0.id == id } }

  /// In whose words a side's agreements stand: those of the reader, of the side itself, or of a reader of this edition.
  func voice(of side: Audience, for reader: Audience?) -> Audience {
    let readers = settings.readers
    return reader ?? readers.first { $0.id == side.id } ?? readers.first ?? side
  }

  /// How many colours there are, in style.css.
  package static let sides = 8

  /// The CSS class that gives an audience its colour: by its place in `site.yml`; where there are more than colours, they come in turn.
  package func side(_ audience: String) -> String {
    let index = settings.audiences.firstIndex { $0.id == audience } ?? 0
    return "side-\(index % Self.sides + 1)"
  }
}

/// The page that is being written: what it shares with the others, and the way from it to them.
package struct PageContext {
  package let theme: Theme
  package let links: Links
  package let target: Target
  /// Where the links of the page's texts lead, for those who read it on paper: full addresses, in the order of their numbers.
  package var notes: [String] = []
  /// The page in every language that it can be read in; empty where that is one.
  package var versions: [LanguageVersion] = []
  /// The entry page of an audience, in the page's language where there is one.
  package var entry: (_ audience: String) -> Target = { .audience($0) }
  var words: Interface { theme.interface }
  /// The site's own language.
  var siteLanguage: String { theme.settings.language.value }

  package init(theme: Theme, links: Links, target: Target) {
    self.theme = theme
    self.links = links
    self.target = target
  }

  /// The attribute that says in what language a target is, where that is not the page's.
  func hreflang(_ target: Target) -> Markup? {
    let language = target.language ?? siteLanguage
    return language == words.language ? nil : " hreflang=\"\(language)\""
  }

  /// The attributes of a text in a language, where that is not the page's.
  func lang(_ language: String?) -> Markup? {
    guard let language, language != words.language else { return nil }
    return Interface.attributes(of: language)
  }

  /// The attributes of the page's own words where they may stand within a text in the site's language.
  var wordsLang: Markup? { langWithinSite(words.language) }

  /// The attributes of words in a language within a text in the site's.
  func langWithinSite(_ language: String?) -> Markup? {
    language == nil || language == siteLanguage ? nil : language.map(Interface.attributes)
  }

  /// The attributes of one of the site's own texts, on a page in another language. Whatever no translation has (names, titles, steps,
  /// sources) is one: a page in another language marks it.
  var siteLang: Markup? { lang(siteLanguage) }

  /// Some words, marked with their language where that is not the page's.
  func text(_ words: String, in language: String?) -> Markup {
    lang(language).map { "<span\($0)>\(words)</span>" } ?? "\(words)"
  }

  /// Words that the site says in its own language alone.
  func ofSite(_ words: String) -> Markup { text(words, in: siteLanguage) }
}

/// A page in one of its languages.
package struct LanguageVersion: Sendable {
  package var interface: Interface
  package var target: Target
  /// Whether the text itself is in that language, and not only what stands around it.
  package var isTranslated: Bool

  package init(interface: Interface, target: Target, isTranslated: Bool) {
    self.interface = interface
    self.target = target
    self.isTranslated = isTranslated
  }
}
