import Model

/// A view that is new or was changed.
package struct FeedEntry {
  package let diptych: Diptych
  package let view: View
  package let updated: Day

  /// The feed names at most this many views.
  private static let longestFeed = 50

  /// The views that have a date, latest first; those of one day in the order of the site.
  package static func all(in catalog: Catalog) -> [FeedEntry] {
    let dated = catalog.library.diptychs.flatMap { diptych in
      diptych.views.compactMap { view in
        diptych.updated(view).map {
          FeedEntry(diptych: diptych, view: view, updated: $0)
        }
      }
    }
    return Array(
      dated.enumerated().sorted { ($1.element.updated, $0.offset) < ($0.element.updated, $1.offset) }
        .map(\.element).prefix(longestFeed))
  }
}
