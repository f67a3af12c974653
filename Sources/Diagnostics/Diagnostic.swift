/// One finding about the content.
package struct Diagnostic: Hashable, Codable, Sendable {
  /// Which kind of finding it is; printed in brackets after the message.
  package var id: DiagnosticID
  package var location: Location
  /// A lower-case sentence without a full stop that says what is wrong.
  package var message: String
  /// What to do about it; `nil` when we do not know.
  package var hint: String?
  /// The change that mends it; `nil` unless that is certain.
  package var fix: Fix?
  /// The severity of its kind; an error about a draft becomes a warning.
  package var severity: Severity

  package init(_ id: DiagnosticID, at location: Location, _ message: String, hint: String? = nil, fix: Fix? = nil) {
    self.id = id
    self.location = location
    self.message = message
    self.hint = hint
    self.fix = fix
    severity = id.severity
  }

  /// Whether it may hide a name that others refer to, because what it is about may not have been read. Until it is mended nobody
  /// knows all the names there are, so none is judged to be a typo for another.
  package var hidesNames: Bool { id.hidesNames && (id != .unexpectedFile || location.file.hasSuffix(".md")) }
}

extension Diagnostic: Comparable {
  package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
    (a.location, a.id.rawValue, a.message) < (b.location, b.id.rawValue, b.message)
  }
}

extension Sequence<Diagnostic> {
  /// Whether any of them stops the build.
  package var hasErrors: Bool { contains { $0.severity == .error } }
}

extension Array<Diagnostic> {
  /// Sorted by location, each finding once.
  package func sortedAndUnique() -> [Diagnostic] { Set(self).sorted() }

  /// `2 errors, 1 warning`; a severity of which there are none is left out, so this is empty when nothing was found.
  package var counts: String {
    let errors = count { $0.severity == .error }
    let warnings = count - errors
    func counted(_ n: Int, _ noun: String) -> String { "\(n) \(noun)\(n == 1 ? "" : "s")" }
    return [(errors, "error"), (warnings, "warning")].filter { $0.0 > 0 }.map(counted).joined(separator: ", ")
  }
}
