import Model

/// The languages that each audience reads besides the site's own: those into which at least one of its views is translated.
package struct ReadLanguages: Sendable {
  /// By audience id; the tags are in the order of `site.yml`.
  private let tags: [String: [String]]
  /// Those of any audience, in the same order.
  package let all: [String]

  package init(_ library: Library, _ settings: Settings) {
    var found: [String: Set<String>] = [:]
    for view in library.diptychs.flatMap(\.views) where !view.translations.isEmpty {
      found[view.audience, default: []].formUnion(view.translations.map(\.language))
    }
    let read = found.values.reduce(into: Set()) { $0.formUnion($1) }
    all = settings.languages.map(\.tag.value).filter(read.contains)
    tags = found.mapValues { found in settings.languages.map(\.tag.value).filter(found.contains) }
  }

  /// The languages of an audience, in the order of `site.yml`.
  package func of(_ audience: String) -> [String] { tags[audience] ?? [] }

  /// `language`, when the audience reads it; else `nil`, which means the site's own.
  package func language(_ language: String?, of audience: String) -> String? {
    language.flatMap { of(audience).contains($0) ? $0 : nil }
  }
}
