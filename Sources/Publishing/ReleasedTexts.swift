import Digest
import Model
import SiteIndex

/// The texts that readers can read in a release, each with a digest of its words, to be compared with those of another release.
///
/// The digest is of what editors wrote, not of pages or files: a page with other colours, or that leads to a new one, says the same as before; and a
/// file with a comment more does too.
struct ReleasedTexts {
  struct Entry: Equatable {
    let text: TextChanges.Text
    let digest: String
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
        let digest = SHA256()
        for words in Self.words(of: route, from: item, in: catalog) { digest.add(Array("\(words.utf8.count)\n\(words)".utf8)) }
        entries.append(Entry(text: text, digest: String(digest.hexadecimal().prefix(32))))
      }
    }
    self.entries = entries
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
