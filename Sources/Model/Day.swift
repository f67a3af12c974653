import Diagnostics

/// A date of the Gregorian calendar, without a time or a zone.
package struct Day: Written, Comparable {
  package let year: Int
  /// 1 to 12.
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// 1 January of the year 1.
  package static let first = Day(firstOf: 1)

  private init(firstOf year: Int) { (self.year, month, day) = (year, 1, 1) }

  /// Returns `nil` for a day that does not exist, or lies outside the years 1 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, in: year) else {
      return nil
    }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Reads `YYYY-MM-DD`; returns `nil` for any other form, and for a day that does not exist.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static let noun = "a date"
  package static let form = "write a date as YYYY-MM-DD, such as 2026-09-01"
  package static let finding = DiagnosticID.badDate

  /// Reads a date whose year comes first or last: `1-9-2026`, `2026/9/1`. The day then comes before the month, as everywhere but
  /// in the United States.
  package static func correction(of text: String) -> String? {
    let parts = text.split { !($0.isASCII && $0.isNumber) }.compactMap { Int($0) }
    guard parts.count == 3, text.allSatisfy({ $0.isASCII && ($0.isNumber || "-/. ".contains($0)) }) else { return nil }
    let day =
      parts[0] > 31 ? Day(year: parts[0], month: parts[1], day: parts[2]) : Day(year: parts[2], month: parts[1], day: parts[0])
    return day.flatMap { $0.year >= 1000 ? $0.description : nil }
  }

  /// The day this many days later, or earlier for a negative number. Returns the day itself where the result would lie outside
  /// the years 1 to 9999.
  package func advanced(by days: Int) -> Day {
    var (year, month, day) = (self.year, self.month, self.day + days)
    while day < 1 {
      (year, month) = month == 1 ? (year - 1, 12) : (year, month - 1)
      day += Day.length(of: month, in: year)
    }
    while day > Day.length(of: month, in: year) {
      day -= Day.length(of: month, in: year)
      (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1)
    }
    return Day(year: year, month: month, day: day) ?? self
  }

  /// 0 for Monday to 6 for Sunday, by Sakamoto's method
  /// (https://en.wikipedia.org/wiki/Determination_of_the_day_of_the_week#Sakamoto's_methods).
  package var weekday: Int {
    let year = month < 3 ? self.year - 1 : self.year
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1]
    return (year + year / 4 - year / 100 + year / 400 + shift + day + 6) % 7
  }

  /// `YYYY-MM-DD`.
  package var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  package static func < (a: Day, b: Day) -> Bool { (a.year, a.month, a.day) < (b.year, b.month, b.day) }

  private static func length(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
