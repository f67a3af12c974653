import Testing

/// Where the tests begin. That SwiftPM finds this file spares it looking for tests in an index of all symbols, which nothing else needs.
@main struct Tests {
  static func main() async { await Testing.__swiftPMEntryPoint() as Never }
}
