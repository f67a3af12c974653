import Markdown
import Model
import Templates

/// The part of a library that one build shows: what is published on a given day, for some audiences. What is left out is removed
/// from it, so that no page, list or feed can show a word of it; only its name stays, for the links that lead to it.
extension Catalog {
  /// - Parameter audiences: those whose views and pages it holds; `nil` for all.
  package func edition(on day: Day, for audiences: Set<String>? = nil) -> Catalog {
    var narrowing = Narrowing(library: library, settings: settings, day: day, audiences: audiences)
    narrowing.run()
    // A partner has no page that a link could lead to, so it is never among what is left out.
    let hasAllPartners = narrowing.library.partners.count == library.partners.count
    if narrowing.library.leftOut.isEmpty, hasAllPartners, library.drafts.isEmpty { return self }
    guard let edition = Catalog(narrowing.library) else { return self }
    narrowing.keep(assets: edition.usedAssets(), of: usedAssets())
    narrowing.keep(sources: edition.citedSources(), of: citedSources())
    return Catalog(narrowing.library) ?? edition
  }

  /// The address to which a link to something left out leads; `nil` where only the link's words are shown.
  package func link(toLeftOut found: LeftOut, heading: String?) -> String? {
    guard settings.leftOutLinks == .site, found.isElsewhere else { return nil }
    return addresses.whole(found.target, heading: heading, baseURL: settings.baseURL)
  }

  /// The pictures and other files that texts and problems show or link to, as paths.
  private func usedAssets() -> Set<String> {
    var used = Set(items.compactMap(\.icon) + [settings.publisher.logo?.path].compactMap(\.self))
    for text in allTexts {
      for case .target(let id, _, _) in text.links(in: self) {
        if case .asset(let path) = self[id].target { used.insert(path) }
      }
    }
    return used
  }
}

/// A library that is being narrowed to an edition. ``SiteItem/shown(in:)`` tells it what each item shows.
package struct Narrowing {
  package var library: Library
  package let settings: Settings
  package let day: Day
  /// `nil` for all.
  package let audiences: Set<String>?

  /// Removes from the library all that this edition does not show, except pictures, other files and sources.
  package mutating func run() {
    library.settings?.edition = audiences
    for audience in settings.audiences where !shows(audience.id) {
      leave(.audience(audience.id), audience.title, "site.yml", isElsewhere: true)
    }
    for list in itemLists { list.narrow(&self) }
    for partner in library.partners { expire(partner.publication) }
    library.partners.removeAll { [day, settings] in !$0.publication.isShown(on: day) || !settings.publishes($0) }
  }

  /// Pictures and other files are left out with the texts that show them. A file that no text shows is left out with what else is
  /// left out of its folder; and from an edition for some audiences always, as nobody can say for whom it is.
  package mutating func keep(assets used: Set<String>, of all: Set<String>) {
    let folders = Set((library.leftOut.map(\.file) + library.drafts).map(folder))
    library.assets = library.assets.filter {
      used.contains($0.path) || !(all.contains($0.path) || audiences != nil || folders.contains(folder($0.path)))
    }
  }

  private func folder(_ file: String) -> String { file.split(separator: "/").dropLast().joined(separator: "/") }

  /// Sources are left out with the texts that cite them, and so are the sources that those were read in. What no text cites
  /// stays.
  package mutating func keep(sources cited: Set<String>, of all: Set<String>) {
    let via = Dictionary(
      library.sources.compactMap { source in source.via.map { (source.id, $0.value) } }, uniquingKeysWith: { first, _ in first })
    func closed(_ ids: Set<String>) -> Set<String> {
      var known = ids, next = ids
      while !next.isEmpty {
        next = Set(next.compactMap { via[$0] }).subtracting(known)
        known.formUnion(next)
      }
      return known
    }
    let gone = closed(all).subtracting(closed(cited))
    let before = library.sources.count
    library.sources.removeAll { gone.contains($0.id) }
    if library.sources.isEmpty, before > 0 { leave(.sources, "", "sources.yml", isElsewhere: audiences != nil) }
  }

  /// Whether the edition is for an audience; `nil` is what is for all.
  package func shows(_ audience: String?) -> Bool { audience.map { audiences?.contains($0) ?? true } ?? true }

  /// Whether an item is shown; records it as left out when it is not.
  package mutating func keep(_ item: some Item) -> Bool {
    keep(item.target, item.title, item.file, item.publication, for: item.audience)
  }

  package mutating func keep(
    _ target: Target, _ title: String, _ file: String, _ publication: Publication, for audience: String? = nil
  ) -> Bool {
    let isPublished = publication.isShown(on: day)
    if isPublished, shows(audience) { return true }
    if shows(audience) { expire(publication) }
    leave(target, title, file, isElsewhere: isPublished, expiredIn: expired(publication, file))
    return false
  }

  private mutating func expire(_ publication: Publication) {
    guard publication.isOver(on: day), let until = publication.until else { return }
    library.lastExpired = max(library.lastExpired ?? until, until)
  }

  /// `file`, when the publication has expired; else `nil`.
  package func expired(_ publication: Publication, _ file: String) -> String? { publication.isOver(on: day) ? file : nil }

  /// Records something as left out.
  ///
  /// - Parameters:
  ///   - isElsewhere: whether it is published, but for other audiences.
  ///   - expiredIn: its file, when it has expired.
  package mutating func leave(_ target: Target, _ title: String, _ file: String, isElsewhere: Bool, expiredIn: String? = nil) {
    library.leftOut.append(LeftOut(target: target, title: title, file: file, isElsewhere: isElsewhere, expiredIn: expiredIn))
  }
}
