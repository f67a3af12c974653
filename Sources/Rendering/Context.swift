import Diagnostics
import Markdown
import Model
import SiteIndex
import Templates

/// What pages need besides their texts.
extension Catalog {
  /// What all pages in the site's own language share.
  func theme(_ volumes: [Volume: MadeVolume], isForCopies: Bool) -> Theme {
    Theme(
      settings: settings, interface: interface, header: menu(settings.header), footer: menu(settings.footer), volumes: volumes,
      isForCopies: isForCopies, line: library.line.map { NamedTarget($0.title, .lessons) },
      hasFeed: !isForCopies && !feedEntries().isEmpty)
  }

  private func menu(_ items: [Located<Reference>]) -> [NamedTarget] {
    items.compactMap { item in
      guard case .target(let id, _, let title) = resolve(item.value, for: Reader()) else { return nil }
      return NamedTarget(title, self[id].target)
    }
  }

  /// What one page needs to know about itself: its language, and how to link to others.
  package func context(_ target: Target, at address: Address, _ theme: Theme) -> PageContext {
    let language = settings.languages.first { $0.tag.value == target.language }
    let own = language.flatMap { language in Interface.of(language: language.tag.value).map { theme.translated(to: language, $0) }
    }
    // A page that servers show at any address cannot link relative to its own.
    let links = links(from: address, root: target == .notFound ? rootPath : "")
    var page = PageContext(theme: own ?? theme, links: links, target: target)
    page.versions = versions(of: target)
    page.start = { [self] in audience($0, in: target.language) }
    return page
  }

  /// How a page links to others.
  package func links(from address: Address, root: String = "") -> Links {
    let relative = { [self] other in root + addresses.link(to: other, from: address) }
    return Links(
      relative: relative,
      shown: { [self] other in
        if let found = leftOutByTarget[other] { return link(toLeftOut: found, heading: nil) }
        if case .view(let id, let audience, _) = other, diptych(id)?.hasView(for: audience) != true { return nil }
        return relative(other)
      },
      whole: { [self] in addresses.whole($0, baseURL: settings.baseURL) })
  }

  /// A page in each language in which it can be read, the site's own first; empty where that is the only one.
  private func versions(of target: Target) -> [LanguageVersion] {
    let own = { [self] in LanguageVersion(interface: interface, target: $0, isTranslated: true) }
    func others(_ audience: String, _ version: (Interface) -> LanguageVersion) -> [LanguageVersion] {
      languages.of(audience).compactMap { Interface.of(language: $0).map(version) }
    }
    var versions: [LanguageVersion]
    switch target {
    case .home:
      // How those who read another language enter the site.
      versions =
        settings.readers.first { !languages.of($0.id).isEmpty }.map { audience in
          [own(.home)]
            + others(audience.id) {
              LanguageVersion(interface: $0, target: .audience(audience.id, language: $0.language), isTranslated: true)
            }
        } ?? []
    case .audience(let id, _):
      versions =
        [own(.audience(id))]
        + others(id) { LanguageVersion(interface: $0, target: .audience(id, language: $0.language), isTranslated: true) }
    case .view(let id, let audience, _):
      if settings.languages.isEmpty { return [] }
      let translated = Set(diptych(id)?.view(for: audience)?.translations.map(\.language) ?? [])
      versions =
        [own(.view(of: id, audience: audience))]
        + others(audience) {
          LanguageVersion(
            interface: $0, target: .view(of: id, audience: audience, language: $0.language),
            isTranslated: translated.contains($0.language))
        }
    default: return []
    }
    return versions.count > 1 ? versions : []
  }
}
