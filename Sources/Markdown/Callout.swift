/// A block quotation that begins with `[!TIP]` or the like: it is set apart from the text.
package enum Callout: String, CaseIterable, Sendable {
  case tip, warning, example

  /// What may be written between `[!` and `]`, in either case.
  static let markers: [(marker: String, callout: Callout)] = [
    ("TIP", .tip), ("LET OP", .warning), ("WARNING", .warning), ("VOORBEELD", .example), ("EXAMPLE", .example),
  ]
}
