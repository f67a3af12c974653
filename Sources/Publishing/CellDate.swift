import Model

/// Days and times as spreadsheets write them, when it is certain which they are.
enum CellDate {
  static func day(_ cell: String) -> Result<String, Advice> {
    // A day is midnight to a spreadsheet.
    let text = cell.replacing(/\ 0?0:00(:00)?$/, with: "").lowercased()
    if Day(text) != nil { return .success(text) }
    let hint = Saying(
      "write it as 2026-12-10, in cells that are text or have that format",
      nl: "schrijf hem als 2026-12-10, in cellen die tekst zijn of die opmaak hebben")
    if let match = text.wholeMatch(of: /(?:[a-z]+,? )?([0-9]{1,2})[ -]([a-z]+)\.?[ -]([0-9]{4})/), let month = month(match.2),
      let date = Int(match.1), let year = Int(match.3), let day = Day(year: year, month: month, day: date)
    {
      return .success("\(day)")
    }
    if text.wholeMatch(of: /[0-9]{1,2}([-\/.])[0-9]{1,2}\1[0-9]{2}/) != nil {
      return .failure(
        Advice(Saying("“\(cell)” has no year of four digits", nl: "“\(cell)” heeft geen jaar van vier cijfers"), hint))
    }
    if text.wholeMatch(of: /[2-9][0-9]{4}([.,][0-9]+)?/) != nil {
      return .failure(
        Advice(
          Saying("“\(cell)” is a day as a spreadsheet counts them", nl: "“\(cell)” is een dag zoals een rekenblad die telt"), hint
        ))
    }
    guard let meant = Day.correction(of: text), let day = Day(meant) else {
      return .failure(Advice(Saying("“\(cell)” is not a date", nl: "“\(cell)” is geen datum"), hint))
    }
    // In the United States the month comes first, and they write it with slashes.
    if let match = text.firstMatch(of: /^([0-9]{1,2})\/([0-9]{1,2})\//), match.1 != match.2,
      [match.1, match.2].allSatisfy({ Int($0) ?? 0 <= 12 })
    {
      let turned = Day(year: day.year, month: day.day, day: day.month)
      return .failure(
        Advice(
          Saying("“\(cell)” can be two days", nl: "“\(cell)” kan twee dagen zijn"),
          Saying(
            "write \(day)\(turned.map { " or \($0)" } ?? "")", nl: "schrijf \(day)\(turned.map { " of \($0)" } ?? "")")))
    }
    return .success(meant)
  }

  static func time(_ cell: String) -> Result<String, Advice> {
    let text = cell.replacing(/^([0-9]{1,2}:[0-9]{2}):00$/, with: { "\($0.1)" })
    if let time = ClockTime(text) ?? ClockTime.correction(of: text).flatMap(ClockTime.init) { return .success("\(time)") }
    if text.wholeMatch(of: /0[.,][0-9]+/) != nil {
      return .failure(
        Advice(
          Saying("“\(cell)” is a time as a spreadsheet counts it", nl: "“\(cell)” is een tijd zoals een rekenblad die telt"),
          Saying("write it as 19:30, in cells that are text", nl: "schrijf hem als 19:30, in cellen die tekst zijn")))
    }
    return .failure(.refusal(of: cell, ClockTime.self))
  }

  /// How long something takes: `90`, `90 minuten`, `1:30` or `1,5 uur`.
  static func minutes(_ cell: String) -> Result<String, Advice> {
    let text = cell.lowercased()
    if let match = text.wholeMatch(of: /([0-9]{1,4})(?: ?min(?:\.|uten|utes?|uut)?)?/) { return .success(String(match.1)) }
    if let match = text.wholeMatch(of: /([0-9]{1,2}):([0-5][0-9])(?::00)?(?: ?uur)?/), let hours = Int(match.1),
      let rest = Int(match.2)
    {
      return .success("\(60 * hours + rest)")
    }
    if let match = text.wholeMatch(of: /([0-9]{1,2})(?:[.,](5|25|75))? ?(?:uur|hours?|u)/), let hours = Int(match.1) {
      let part = ["5": 30, "25": 15, "75": 45][match.2.map(String.init) ?? ""] ?? 0
      return .success("\(60 * hours + part)")
    }
    return .failure(
      Advice(
        Saying("“\(cell)” does not say how long it takes", nl: "“\(cell)” zegt niet hoe lang het duurt"),
        Saying("write the minutes, such as 90", nl: "schrijf de minuten, zoals 90")))
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
