import Diagnostics

/// What front matter says of a page besides its text: when it is shown, when it changed, where it used to be.
package struct Publication: Sendable {
  /// Whether it is not ready to be shown.
  package var isDraft = false
  /// The first day on which it is shown; `nil` when it is shown from the beginning.
  package var from: Day?
  /// The first day on which it is no longer shown; `nil` when it stays.
  package var until: Day?
  /// The day on which its text last changed.
  package var changed: Day?
  /// Old addresses that lead here, relative to the site's base URL.
  package var aliases: [Located<String>] = []
  /// Whether the first occurrence of each glossary term in its text becomes a link to it.
  package var linksTerms = true

  /// Always shown, undated, without a past.
  package init() {}

  /// Whether it is shown on a day.
  package func isShown(on day: Day) -> Bool { !isDraft && from.map { $0 <= day } ?? true && until.map { day < $0 } ?? true }

  /// Whether it has expired by this day.
  package func isOver(on day: Day) -> Bool { !isDraft && until.map { $0 <= day } ?? false }

  /// The day on which it appeared or last changed, whichever is later; `nil` when neither is given.
  package var updated: Day? { [from, changed].compactMap(\.self).max() }
}
