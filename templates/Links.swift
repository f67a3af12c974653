import Markup
import Model

/// Addresses as seen from the page that is being written. Templates never see paths. A way is written where the page will have it.
package struct Links {
  private let relativeWay: (Target) -> Markup
  private let shownWay: (Target) -> Markup?
  private let pathWay: (Target) -> String
  private let wholeWay: (Target) -> String

  /// - Parameters:
  ///   - relative: the relative address of what this edition shows.
  ///   - shown: the address of anything; `nil` when no link is made to what this edition leaves out.
  ///   - path: the same as `relative`, for scripts.
  ///   - whole: the full address.
  package init(
    relative: @escaping (Target) -> Markup, shown: @escaping (Target) -> Markup?, path: @escaping (Target) -> String,
    whole: @escaping (Target) -> String
  ) {
    self.relativeWay = relative
    self.shownWay = shown
    self.pathWay = path
    self.wholeWay = whole
  }

  /// The relative address of a target that is certain to exist.
  package func to(_ target: Target) -> Markup { relativeWay(target) }

  /// The address of a target that this edition may leave out; `nil` when no link is made to it.
  package func ifShown(_ target: Target) -> Markup? { shownWay(target) }

  /// The relative address of a target that is certain to exist, not escaped.
  package func path(to target: Target) -> String { pathWay(target) }

  /// The full address of a target, for those who read the page elsewhere.
  package func whole(_ target: Target) -> String { wholeWay(target) }
}

/// A target, with the words of a link to it.
package struct NamedTarget: Sendable {
  package var name: String
  package var target: Target
  /// The language of the name, when that is not the page's.
  package var language: String?

  package init(_ name: String, _ target: Target, language: String? = nil) {
    self.name = name
    self.target = target
    self.language = language
  }
}
