import Foundation
import Model
import SiteIndex

/// A dated evening as an iCalendar file (RFC 5545).
package struct CalendarFile {
  package let bytes: [UInt8]

  /// Returns `nil` for an evening without a date.
  ///
  /// - Parameter id: the event's unique identifier; by default the address of its page.
  package init?(_ evening: Evening, in catalog: Catalog, id: String? = nil) {
    guard let times = EveningTimes(evening, timeZone: catalog.settings.timeZone) else { return nil }
    let page = catalog.addresses.whole(.evening(evening.slug), baseURL: catalog.baseURL)
    // The day on which the event was last revised, as the text says; never the day of the build, so that builds are reproducible.
    let stamp = evening.publication.updated ?? times.start.day
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tweeluik//Tweeluik//\(catalog.interface.language.uppercased())",
      "BEGIN:VEVENT",
      "UID:\(Self.text(id ?? page))", "DTSTAMP:\(compact(stamp))T000000Z", "DTSTART:\(times.start.basic)",
      "DTEND:\(times.end.basic)",
      "SUMMARY:\(Self.text(evening.title))", "DESCRIPTION:\(Self.text(evening.summary))",
    ]
    // The number of the revision: a calendar that has the event takes over what has a higher one (3.8.7.4).
    if let changed = evening.publication.changed { lines.append("SEQUENCE:\(compact(changed))") }
    if let place = evening.place { lines.append("LOCATION:\(Self.text(place))") }
    if !evening.slug.isEmpty { lines.append("URL:\(page)") }
    lines += ["END:VEVENT", "END:VCALENDAR"]
    bytes = lines.flatMap(Self.folded)
  }

  /// A text value, with backslashes, commas, semicolons and line ends escaped (3.3.11).
  private static func text(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing(",", with: "\\,").replacing(";", with: "\\;").replacing("\n", with: "\\n")
  }

  /// A content line, folded so that none is longer than 75 bytes and no character is split (3.1).
  private static func folded(_ line: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var length = 0
    for scalar in line.unicodeScalars {
      let character = Array(String(scalar).utf8)
      if length + character.count > 75 {
        bytes += "\r\n ".utf8
        length = 1
      }
      bytes += character
      length += character.count
    }
    return bytes + Array("\r\n".utf8)
  }
}
