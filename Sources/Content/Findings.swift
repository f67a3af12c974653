import Diagnostics
import Model

/// Collects the findings while one file is read.
final class Findings {
  private(set) var all: [Diagnostic] = []

  func add(_ id: DiagnosticID, at location: Location, _ message: String, hint: String? = nil, fix: Fix? = nil) {
    all.append(Diagnostic(id, at: location, message, hint: hint, fix: fix))
  }

  func add(_ diagnostics: [Diagnostic]) { all += diagnostics }
}

extension Findings {
  /// Reports an id that is not a valid slug.
  func checkID(_ id: Located<String>) {
    if Slug.isValid(id.value) { return }
    add(
      .badSlug, at: id.location, "“\(id.value)” cannot be an id",
      hint: Slug.suggestion(for: id.value).map { "write “\($0)”" } ?? "use lower-case letters, digits and hyphens")
  }
}
