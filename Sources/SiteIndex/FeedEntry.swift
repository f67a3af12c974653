import Model

extension Catalog {
  /// One view in the feed.
  package struct FeedEntry {
    package let diptych: Diptych
    package let view: View
    package let updated: Day
  }

  /// The most views that a feed names.
  private static let longestFeed = 50

  /// The views that have a date, the latest first; equal days in the order of the site.
  package func feedEntries() -> [FeedEntry] {
    let dated = library.diptychs.flatMap { diptych in
      diptych.views.compactMap { view in
        diptych.updated(view).map {
          FeedEntry(diptych: diptych, view: view, updated: $0)
        }
      }
    }
    return Array(
      dated.enumerated().sorted { ($1.element.updated, $0.offset) < ($0.element.updated, $1.offset) }
        .map(\.element).prefix(Self.longestFeed))
  }
}
