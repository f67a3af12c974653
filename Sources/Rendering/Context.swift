import Diagnostics
import Markdown
import Model
import SiteIndex
import Templates

/// What pages are made in.
extension Catalog {
  /// What all pages in the site's own language share.
  package var theme: Theme {
    Theme(
      settings: settings, interface: interface, header: menu(settings.header), footer: menu(settings.footer), volumes: made,
      isForCopies: isForCopies, line: library.line.map { NamedTarget($0.title, .lessons) },
      hasFeed: !isForCopies && !feedEntries().isEmpty)
  }

  private func menu(_ items: [Located<Reference>]) -> [NamedTarget] {
    items.compactMap { item in
      guard case .target(let id, _, let title) = resolve(item.value, for: Reader()) else { return nil }
      return NamedTarget(title, self[id].target)
    }
  }

  /// What one page is written in: its language, and the way from it to others.
  package func context(_ target: Target, _ theme: Theme) -> PageContext {
    let address = addresses.address(of: target).0
    let language = settings.languages.first { $0.tag.value == target.language }
    let own = language.flatMap { language in Interface.of(language: language.tag.value).map { theme.translated(to: language, $0) }
    }
    // A page that is shown at any address has no folder to start from.
    let links = links(from: address, root: target == .notFound ? rootPath : "")
    var page = PageContext(theme: own ?? theme, links: links, target: target)
    page.versions = versions(of: target)
    page.entry = { [self] in audience($0, in: target.language) }
    return page
  }

  /// The way from a page to others.
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

  /// A page in each language it can be read in, the site's own first; nothing where that is the only one.
  private func versions(of target: Target) -> [LanguageVersion] {
    let own = { [self] in LanguageVersion(interface: interface, target: $0, isTranslated: true) }
    func others(_ audience: String, _ version: (Interface) -> LanguageVersion) -> [LanguageVersion] {
      languages.of(audience).compactMap { Interface.of(language: $0).map(version) }
    }
    var versions: [LanguageVersion]
    switch target {
    case .home:
      // The way in for those who read another language.
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

  /// The agreements that a view's text gives a place of their own.
  package func placedAgreements(in text: Text) -> Set<String> {
    Set(
      text.document.links.compactMap {
        if case .agreement(let id) = Destination($0.destination) { id } else { nil }
      })
  }

  /// Whether a view's text gives the agreements their place.
  package func placesAgreements(_ text: Text) -> Bool {
    text.document.links.contains { $0.destination == "agreements:" }
  }
}
