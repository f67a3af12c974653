import Foundation

/// The order in which a reader looks for titles: case and accents do not matter.
package enum Alphabet {
  /// Sorted by title; equal titles by `tie`.
  package static func sorted<Item>(_ items: [Item], by title: (Item) -> String, then tie: (Item) -> String) -> [Item] {
    // Places are sorted, as items may be large.
    items.enumerated().map { (key: key(title($1)), tie: tie($1), place: $0) }.sorted { ($0.key, $0.tie) < ($1.key, $1.tie) }
      .map { items[$0.place] }
  }

  static func key(_ title: String) -> String {
    // In ASCII there is nothing but case to fold, and Foundation takes its time.
    if title.utf8.allSatisfy({ $0 < 0x80 }) { return title.lowercased() }
    return title.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
  }
}
