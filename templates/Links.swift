import Model

/// Where things are, seen from the page that is being written. Templates never see paths.
package struct Links {
  private let relative: (Target) -> String

  package init(_ relative: @escaping (Target) -> String) { self.relative = relative }

  /// The relative address of a target.
  package func to(_ target: Target) -> String { relative(target) }
}

/// A target with the words that lead to it.
package struct NamedTarget: Sendable {
  package var name: String
  package var target: Target

  package init(_ name: String, _ target: Target) {
    self.name = name
    self.target = target
  }
}
