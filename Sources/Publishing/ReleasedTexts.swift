import Digest
import Model
import SiteIndex
import Templates

/// The texts that readers can read in a release, each with a digest of its words, to be compared with those of another release.
///
/// The digest is of what editors wrote, not of pages or files: a page with other colours, or that leads to a new one, says the same as before; and a
/// file with a comment more does too.
struct ReleasedTexts {
  struct Entry: Equatable {
    let text: TextChanges.Text
    let digest: String

    init(text: TextChanges.Text, digest: String) { (self.text, self.digest) = (text, digest) }

    /// - Parameter words: all that editors wrote for it.
    fileprivate init(_ text: TextChanges.Text, _ words: [String]) {
      let digest = SHA256()
      for words in words { digest.add(Array("\(words.utf8.count)\n\(words)".utf8)) }
      self.init(text: text, digest: String(digest.hexadecimal().prefix(32)))
    }
  }

  /// In the order of the site's lists.
  let entries: [Entry]

  init(entries: [Entry]) { self.entries = entries }

  init(of catalog: Catalog) {
    var entries: [Entry] = []
    for (item, range) in zip(catalog.items, catalog.itemRoutes) {
      for route in catalog.routes[range] where route.role == .text {
        let (address, id) = catalog.addresses.address(of: route.target)
        let text = TextChanges.Text(
          address: address.path + (id.map { "#\($0)" } ?? ""), title: route.name, language: route.language)
        entries.append(Entry(text, Self.words(of: route, from: item, in: catalog)))
      }
    }
    self.entries = entries + Self.helps(catalog) + Self.sources(catalog)
  }

  /// Whom to call, in each language. It is shown on many pages; its own place is the page for searching.
  private static func helps(_ catalog: Catalog) -> [Entry] {
    let page = catalog.addresses.address(of: .search).0.path
    return catalog.library.helps.map { help in
      let numbers = help.numbers.flatMap { number in
        [number.name, number.phone.text, number.also?.text, number.reason, number.hours, number.url?.text].map { $0 ?? "" }
      }
      let address = "\(page)#\(HelpPanel.id(in: help.language))"
      return Entry(
        TextChanges.Text(address: address, title: help.title, language: help.language),
        [help.title] + numbers + [help.body.plainText()])
    }
  }

  /// The list of sources, as one text: who reads what changed does not look for each source.
  private static func sources(_ catalog: Catalog) -> [Entry] {
    let sources = catalog.library.sources
    if sources.isEmpty { return [] }
    let words = sources.flatMap { source in
      [
        source.id, source.authors, source.year.map { "\($0)" }, source.title, source.published, source.url?.text, source.language,
        source.via?.value,
      ]
      .map { $0 ?? "" }
    }
    let page = catalog.addresses.address(of: .sources).0.path
    return [Entry(TextChanges.Text(address: page, title: Listing.sources.title(catalog.interface), language: nil), words)]
  }

  /// All that editors wrote for a page.
  static func words(of route: Route, from item: any SiteItem, in catalog: Catalog) -> [String] {
    let documents = (route.texts + route.asides).map { $0.document.plainText() }
    return [route.title, route.summary] + documents + item.words(of: route, in: catalog)
  }

  /// What differs from the texts of an earlier release. A text that only has another address is neither new nor gone.
  func changes(since number: Int, _ before: ReleasedTexts) -> TextChanges {
    let old = Dictionary(before.entries.map { ($0.text.address, $0) }, uniquingKeysWith: { first, _ in first })
    let present = Set(entries.map(\.text.address))
    var new: [Entry] = [], changed: [TextChanges.Text] = []
    for entry in entries {
      guard let earlier = old[entry.text.address] else {
        new.append(entry)
        continue
      }
      if earlier.digest != entry.digest { changed.append(entry.text) }
    }
    var gone = before.entries.filter { !present.contains($0.text.address) }
    for entry in new {
      guard let index = gone.firstIndex(where: { $0.digest == entry.digest && $0.text.language == entry.text.language }) else {
        continue
      }
      gone.remove(at: index)
      new.removeAll { $0 == entry }
    }
    return TextChanges(since: number, new: new.map(\.text), changed: changed, gone: gone.map(\.text))
  }
}
