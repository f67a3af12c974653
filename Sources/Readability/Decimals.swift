extension Double {
  /// The number of tenths, rounded.
  package var tenths: Int { Int((self * 10).rounded()) }

  /// The number with one decimal, as scores are printed.
  package var oneDecimal: String { "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)" }

  /// The number with two decimals. It must not be negative.
  package var twoDecimals: String {
    let hundredths = Int((self * 100).rounded())
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
  }
}
