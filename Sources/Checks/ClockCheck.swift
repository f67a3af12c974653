import Diagnostics
import Foundation
import Model
import SiteIndex

/// No evening begins at a time that is skipped because clocks are set forward.
func checkEvenings(_ catalog: Catalog) -> [Diagnostic] {
  catalog.library.evenings.flatMap { evening -> [Diagnostic] in
    guard let day = evening.date, let start = evening.programme.start, let place = evening.startLocation else { return [] }
    return checkClock(day, start, at: place, catalog)
  }
}

/// Finds a time that no clock shows on that day, in the site's time zone.
///
/// - Parameter place: where the time is written; where the day is written, when the time is in another file.
func checkClock(_ day: Day, _ time: ClockTime, at place: Location, _ catalog: Catalog) -> [Diagnostic] {
  guard let name = catalog.settings.timeZone, let zone = TimeZone(identifier: name) else { return [] }
  let moment = EveningTimes.moment(day, time, zone)
  if moment.exists { return [] }
  let before = zone.secondsFromGMT(for: moment.date.addingTimeInterval(-86_400)), after = zone.secondsFromGMT(for: moment.date)
  let shown = time.advanced(by: (after - before) / 60)
  return [
    Diagnostic(
      .badValue, at: place, "it is never \(time) on \(day): the clock is set forward then (\(name))",
      hint: "write the time that it shows, such as “\(shown)”")
  ]
}
