extension Double {
  /// In whole tenths, rounded.
  package var tenths: Int { Int((self * 10).rounded()) }

  /// With one decimal, as a score is printed.
  package var oneDecimal: String { "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)" }

  /// With two decimals; for what is not negative.
  package var twoDecimals: String {
    let hundredths = Int((self * 100).rounded())
    return "\(hundredths / 100).\(hundredths / 10 % 10)\(hundredths % 10)"
  }
}
