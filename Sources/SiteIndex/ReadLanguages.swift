import Model

/// The languages that each audience reads besides the site's own: those that one of its views is translated into.
package struct ReadLanguages: Sendable {
  /// By an audience's id, in the order of `site.yml`.
  private let tags: [String: [String]]

  package init(_ library: Library, _ settings: Settings) {
    var found: [String: Set<String>] = [:]
    for view in library.diptychs.flatMap(\.views) where !view.translations.isEmpty {
      found[view.audience, default: []].formUnion(view.translations.map(\.language))
    }
    tags = found.mapValues { found in settings.languages.map(\.tag.value).filter(found.contains) }
  }

  /// Those of an audience, in the order of `site.yml`.
  package func of(_ audience: String) -> [String] { tags[audience] ?? [] }

  /// A language, where an audience reads it; `nil`, the site's own, where it does not.
  package func language(_ language: String?, of audience: String) -> String? {
    language.flatMap { of(audience).contains($0) ? $0 : nil }
  }
}
