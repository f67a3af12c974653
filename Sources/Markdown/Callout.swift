/// A block quotation that begins with `[!TIP]` or the like: something set apart from the text.
package enum Callout: String, CaseIterable, Sendable {
  case tip, warning, example

  /// What a writer may put between `[!` and `]`, in any case.
  static let markers: [(marker: String, callout: Callout)] = [
    ("TIP", .tip), ("LET OP", .warning), ("WARNING", .warning), ("VOORBEELD", .example), ("EXAMPLE", .example),
  ]
}
