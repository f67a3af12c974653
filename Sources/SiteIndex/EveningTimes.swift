import Foundation
import Model

/// When a dated evening begins and ends.
package struct EveningTimes {
  /// A moment in local time and, where the time zone is known, its offset from UTC.
  package struct Moment {
    package let day: Day
    package let time: ClockTime
    /// The offset from UTC in seconds, positive to the east; `nil` without a time zone.
    package let offset: Int?

    /// `2027-01-20T19:30:00+01:00` (ISO 8601); without a time zone, without the offset.
    package var extended: String {
      let zone = offset.map { offset in
        let minutes = abs(offset) / 60
        return "\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
      }
      return "\(day)T\(time):00\(zone ?? "")"
    }

    /// `20270120T183000Z`, in UTC; without a time zone, the local time without the `Z` (RFC 5545, 3.3.5).
    package var basic: String {
      guard let offset else { return "\(compact(day))T\(two(time.minutes / 60))\(two(time.minutes % 60))00" }
      let minutes = time.minutes - offset / 60
      let shifted = minutes < 0 ? day.advanced(by: -1) : minutes >= 24 * 60 ? day.advanced(by: 1) : day
      let rest = (minutes + 24 * 60) % (24 * 60)
      return "\(compact(shifted))T\(two(rest / 60))\(two(rest % 60))00Z"
    }
  }

  package let start: Moment
  package let end: Moment

  /// Returns `nil` for an evening that has no date, or whose programme does not say when it begins.
  package init?(_ evening: Evening, timeZone: String?) {
    guard let day = evening.date, let hours = evening.programme.hours else { return nil }
    let zone = timeZone.flatMap(TimeZone.init(identifier:)), length = evening.programme.duration
    var last = hours.from.minutes + length
    var offsets: (start: Int, end: Int)?
    if let zone {
      let date = Self.moment(day, hours.from, zone).date
      // When clocks change during the evening, the local time at its end differs from start plus length; set back, they show some
      // times twice.
      let start = zone.secondsFromGMT(for: date), end = zone.secondsFromGMT(for: date.addingTimeInterval(Double(length) * 60))
      last += (end - start) / 60
      offsets = (start, end)
    }
    start = Moment(day: day, time: hours.from, offset: offsets?.start)
    // When clocks are set back at midnight, it may end on the day before.
    last += 24 * 60
    end = Moment(
      day: day.advanced(by: last / (24 * 60) - 1), time: ClockTime.midnight.advanced(by: last % (24 * 60)), offset: offsets?.end)
  }

  /// The moment at which clocks show a local time: the first of two when they are set back. When they are set forward past it,
  /// `exists` is `false` and the moment is what it would have been otherwise.
  package static func moment(_ day: Day, _ time: ClockTime, _ zone: TimeZone) -> (date: Date, exists: Bool) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = DateComponents(
      year: day.year, month: day.month, day: day.day, hour: time.minutes / 60, minute: time.minutes % 60)
    let wall = calendar.date(from: parts) ?? .distantPast
    let offsets = [-86_400.0, 86_400].map { zone.secondsFromGMT(for: wall.addingTimeInterval($0)) }
    for offset in Set(offsets).sorted(by: >) {
      let date = wall.addingTimeInterval(Double(-offset))
      if zone.secondsFromGMT(for: date) == offset { return (date, true) }
    }
    return (wall.addingTimeInterval(Double(-offsets[0])), false)
  }
}

/// A day as `20270120`.
package func compact(_ day: Day) -> String { day.description.replacing("-", with: "") }

private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
