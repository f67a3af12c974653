import Diagnostics

/// Collects what is found while one file is read.
final class Findings {
  private(set) var all: [Diagnostic] = []

  func add(_ id: DiagnosticID, at location: Location, _ message: String, hint: String? = nil, fix: Fix? = nil) {
    all.append(Diagnostic(id, at: location, message, hint: hint, fix: fix))
  }

  func add(_ diagnostics: [Diagnostic]) { all += diagnostics }
}
