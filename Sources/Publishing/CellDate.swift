import Model

/// Days and times as spreadsheets write them, when it is certain which they are.
enum CellDate {
  private typealias Fault = SchoolColumn.Fault

  static func day(_ cell: String) -> Result<String, SchoolColumn.Fault> {
    // A day is midnight to a spreadsheet.
    let text = cell.replacing(/\ 0?0:00(:00)?$/, with: "").lowercased()
    if Day(text) != nil { return .success(text) }
    let hint = "write it as 2026-12-10, in cells that are text or have that format"
    if let match = text.wholeMatch(of: /(?:[a-z]+,? )?([0-9]{1,2})[ -]([a-z]+)\.?[ -]([0-9]{4})/), let month = month(match.2),
      let date = Int(match.1), let year = Int(match.3), let day = Day(year: year, month: month, day: date)
    {
      return .success("\(day)")
    }
    if text.wholeMatch(of: /[0-9]{1,2}([-\/.])[0-9]{1,2}\1[0-9]{2}/) != nil {
      return .failure(Fault("“\(cell)” has no year of four digits", hint))
    }
    if text.wholeMatch(of: /[2-9][0-9]{4}([.,][0-9]+)?/) != nil {
      return .failure(Fault("“\(cell)” is a day as a spreadsheet counts them", hint))
    }
    guard let meant = Day.correction(of: text), let day = Day(meant) else {
      return .failure(Fault("“\(cell)” is not a date", hint))
    }
    // In the United States the month comes first, and they write it with slashes.
    if let match = text.firstMatch(of: /^([0-9]{1,2})\/([0-9]{1,2})\//), match.1 != match.2,
      [match.1, match.2].allSatisfy({ Int($0) ?? 0 <= 12 })
    {
      let turned = Day(year: day.year, month: day.day, day: day.month).map { " or \($0)" } ?? ""
      return .failure(Fault("“\(cell)” can be two days", "write \(day)\(turned)"))
    }
    return .success(meant)
  }

  static func time(_ cell: String) -> Result<String, SchoolColumn.Fault> {
    let text = cell.replacing(/^([0-9]{1,2}:[0-9]{2}):00$/, with: { "\($0.1)" })
    if let time = ClockTime(text) ?? ClockTime.correction(of: text).flatMap(ClockTime.init) { return .success("\(time)") }
    if text.wholeMatch(of: /0[.,][0-9]+/) != nil {
      return .failure(Fault("“\(cell)” is a time as a spreadsheet counts it", "write it as 19:30, in cells that are text"))
    }
    let refusal = ClockTime.refusal(of: cell)
    return .failure(Fault(refusal.message, refusal.hint))
  }

  /// The number of a month by its Dutch or English name, or the first three letters of that.
  private static func month(_ name: Substring) -> Int? {
    let names = [
      ["januari", "january"], ["februari", "february"], ["maart", "march", "mrt"], ["april"], ["mei", "may"], ["juni", "june"],
      ["juli", "july"], ["augustus", "august"], ["september", "sept"], ["oktober", "october"], ["november"], ["december"],
    ]
    return names.firstIndex { $0.contains { $0 == name || name.count == 3 && $0.hasPrefix(name) } }.map { $0 + 1 }
  }
}
