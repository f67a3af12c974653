import Diagnostics
import Markdown
import Markup
import Model
import SiteIndex
import Templates

extension Theme {
  /// What all pages in the site's own language share.
  convenience init(_ catalog: Catalog, _ volumes: [Volume: MadeVolume], isForCopies: Bool) {
    func menu(_ items: [Located<Reference>]) -> [NamedTarget] {
      items.compactMap { item in
        guard case .target(let id, _, let title) = catalog.resolve(item.value, for: Reader()) else { return nil }
        return NamedTarget(title, catalog[id].target)
      }
    }
    let settings = catalog.settings, header = menu(settings.header), footer = menu(settings.footer)
    let languages = [nil] + settings.languages.map { Optional($0.tag.value) }
    let starts = settings.audiences.flatMap { audience in languages.map { Target.audience(audience.id, language: $0) } }
    let files: [Target] = [.home, .search, .school, .schoolFile("school.css"), .builtIn("style.css")]
    let framed = files + starts + (header + footer).map(\.target)
    self.init(
      settings: settings, interface: catalog.interface, header: header, footer: footer, nothingFound: menu(settings.nothingFound),
      volumes: volumes, isForCopies: isForCopies, line: catalog.library.line.map { NamedTarget($0.title, .lessons) },
      hasFeed: !isForCopies && !FeedEntry.all(in: catalog).isEmpty,
      folders: Set(framed.flatMap { catalog.addresses.address(of: $0).0.folders }))
  }
}

extension PageContext {
  /// What one page needs to know about itself: its language, and how to link to others.
  package init(_ target: Target, at address: Address, in catalog: Catalog, _ theme: Theme) {
    let language = catalog.settings.languages.first { $0.tag.value == target.language }
    let own = language.flatMap { language in Interface.of(language: language.tag.value).map { theme.translated(to: language, $0) }
    }
    // A page that servers show at any address cannot link relative to its own.
    let links = Links(from: address, in: catalog, root: target == .notFound ? catalog.rootPath : "")
    self.init(theme: own ?? theme, links: links, target: target)
    versions = LanguageVersion.all(of: target, in: catalog)
    start = { catalog.audience($0, in: target.language) }
    printed = { catalog.printed($0) }
    first = Self.first(in: target.language, of: catalog)
    search = .searchPage(language: target.language)
    place = target == .notFound ? nil : theme.place(of: address.path)
  }

  /// How those who read a language enter the site: its first page, or that of the first audience with texts in that language.
  fileprivate static func first(in language: String?, of catalog: Catalog) -> Target {
    guard let language else { return .home }
    return catalog.settings.readers.first { catalog.languages.of($0.id).contains(language) }
      .map { .audience($0.id, language: language) } ?? .home
  }
}

extension Links {
  /// How a page links to others.
  package init(from address: Address, in catalog: Catalog, root: String = "") {
    let folders = AddressFolders(of: address), addresses = catalog.addresses
    let path = { other in root + addresses.link(to: other, from: address) }
    let relative = { (other: Target) -> Markup in
      guard root.isEmpty, case .parts(let parts) = addresses.place(of: other) else { return Markup(text: path(other)) }
      var way = Markup()
      let (up, outer, inner) = folders.way(to: parts)
      for _ in 0..<up { way.append(literal: "../") }
      if let outer {
        way.append(text: outer)
        way.append(literal: "/")
      }
      if let inner {
        way.append(text: inner)
        way.append(literal: "/")
      }
      way.append(text: parts.name)
      way.append(literal: parts.ending)
      return way
    }
    self.init(
      relative: relative,
      shown: { other in
        if let found = catalog.leftOutByTarget[other] {
          return catalog.link(toLeftOut: found, heading: nil).map(Markup.init(text:))
        }
        if case .view(let id, let audience, _) = other, catalog.diptych(id)?.hasView(for: audience) != true { return nil }
        return relative(other)
      },
      path: path,
      whole: { catalog.addresses.whole($0, baseURL: catalog.baseURL) })
  }
}

extension LanguageVersion {
  /// A page in each language in which it can be read, the site's own first; empty where that is the only one.
  fileprivate static func all(of target: Target, in catalog: Catalog) -> [LanguageVersion] {
    let settings = catalog.settings, languages = catalog.languages
    if settings.languages.isEmpty { return [] }
    func translated(_ id: Diptych.ID, _ audience: String) -> [String] {
      catalog.diptych(id)?.view(for: audience)?.translations.map(\.language) ?? []
    }
    // The other languages, and the page in a language; `nil` stands for the site's own.
    let others: [String], page: (String?) -> Target
    switch target {
    case .home:
      others = settings.languages.map(\.tag.value).filter { PageContext.first(in: $0, of: catalog) != .home }
      page = { PageContext.first(in: $0, of: catalog) }
    case .audience(let id, _): (others, page) = (languages.of(id), { .audience(id, language: $0) })
    case .view(let id, let audience, _):
      (others, page) = (translated(id, audience), { .view(of: id, audience: audience, language: $0) })
    case .handout(let id, let audience, _):
      (others, page) = (translated(id, audience), { .handout(of: id, audience: audience, language: $0) })
    case .plan(let slug, _):
      let problem = catalog.diptych(Diptych.ID(.problem, slug))
      (others, page) = (problem?.translations(for: settings).map(\.language) ?? [], { .plan(slug, language: $0) })
    case .searchPage: (others, page) = (languages.all, { .searchPage(language: $0) })
    default: return []
    }
    let versions = others.compactMap { tag in
      Interface.of(language: tag).map { LanguageVersion(interface: $0, target: page(tag)) }
    }
    return versions.isEmpty ? [] : [LanguageVersion(interface: catalog.interface, target: page(nil))] + versions
  }
}
