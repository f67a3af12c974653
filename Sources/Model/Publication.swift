import Diagnostics

/// What front matter says of a page apart from what stands on it: when it is shown, where it used to be.
package struct Publication: Sendable {
  /// Not ready to be shown.
  package var isDraft = false
  /// The first day on which it is shown.
  package var from: Day?
  /// The first day on which it is shown no longer.
  package var until: Day?
  /// When what it says last changed.
  package var changed: Day?
  /// Old addresses below the site's base URL, which lead here.
  package var aliases: [Located<String>] = []
  /// Whether the first occurrence of each glossary term in its text becomes a link.
  package var linksTerms = true

  /// Always shown, undated, without a past.
  package init() {}

  /// Whether it is shown on a day.
  package func isShown(on day: Day) -> Bool { !isDraft && from.map { $0 <= day } ?? true && until.map { day < $0 } ?? true }

  /// Whether it was shown until some day, and is no more.
  package func isOver(on day: Day) -> Bool { !isDraft && until.map { $0 <= day } ?? false }

  /// The day on which it was new or last changed; `nil` where neither is said.
  package var updated: Day? { [from, changed].compactMap(\.self).max() }
}
