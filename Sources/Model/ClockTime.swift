/// A time of day in whole minutes.
package struct ClockTime: Written {
  /// Minutes since midnight, 0 to 1439.
  package let minutes: Int

  /// 00:00.
  package static let midnight = ClockTime(minutes: 0)

  /// Reads `HH:MM` or `H:MM`; returns `nil` for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].utf8.count), parts[1].utf8.count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    minutes = hour * 60 + minute
  }

  package static let noun = "a time"
  package static let form = "write it as 19:30"

  /// Reads what Dutch writers put between the hours and the minutes: `19.30 uur`, `19u30`, `1930`.
  package static func correction(of text: String) -> String? {
    guard let match = text.wholeMatch(of: /\s*([0-9]{1,2})[ ]?[.:uh]?[ ]?([0-9]{2})\s*(uur|u|h)?\.?\s*/) else { return nil }
    return "\(match.1):\(match.2)"
  }

  private init(minutes: Int) { self.minutes = minutes }

  /// The time this many minutes later; after midnight it begins again at 00:00. `minutes` is not negative.
  package func advanced(by minutes: Int) -> ClockTime { ClockTime(minutes: (self.minutes + minutes) % (24 * 60)) }

  /// `HH:MM`.
  package var description: String {
    let hour = minutes / 60, minute = minutes % 60
    return "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
