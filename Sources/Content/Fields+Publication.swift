import Diagnostics
import Model

extension Fields {
  /// Which of the keys of a ``Publication`` a kind of content may have.
  enum PublicationKeys { case page, view, term }

  /// Reads what front matter says about a page's publication.
  mutating func publication(_ keys: PublicationKeys, today: Day) -> Publication {
    var publication = Publication()
    if keys != .view {
      publication.isDraft = optionalFlag("draft") ?? false
      publication.from = optionalValue("publish", Day.self)?.value
      let until = optionalValue("expires", Day.self)
      if let until, let from = publication.from, until.value <= from {
        findings.add(
          .badValue, at: until.location, "this expires on \(until.value), before it is published on \(from)",
          hint: "“expires” is the first day on which it is shown no longer")
      }
      publication.until = until?.value
    }
    if keys != .term {
      publication.changed = changed(today, since: publication.from)
      publication.aliases = (optionalList("aliases") ?? []).filter(isAlias)
      publication.linksTerms = optionalFlag("glossary") ?? true
    }
    return publication
  }

  /// The day on which something changed, which is no later than today.
  mutating func changed(on today: Day, hint: String? = nil) -> Located<Day>? {
    guard let day = optionalValue("changed", Day.self) else { return nil }
    if day.value > today {
      findings.add(
        .futureDate, at: day.location, "a change on \(day.value) has not happened yet",
        hint: hint ?? "write the day on which it was changed")
    }
    return day
  }

  private mutating func changed(_ today: Day, since publish: Day?) -> Day? {
    guard let day = changed(on: today, hint: "for the day on which it will be shown, write “publish”") else { return nil }
    if day.value > today { return day.value }
    if let publish, day.value < publish {
      findings.add(
        .badValue, at: day.location, "this changed on \(day.value), before it is published on \(publish)",
        hint: "take “changed” out: what nobody has read yet has not changed")
    }
    return day.value
  }

  private func isAlias(_ alias: Located<String>) -> Bool {
    var parts = alias.value.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last == "" { parts.removeLast() }
    if parts.allSatisfy({ Slug.isValidFileName(String($0)) }) { return true }
    findings.add(
      .badValue, at: alias.location, "“\(alias.value)” cannot be an old address",
      hint: "write it below the site's base URL, such as tips/old-name.html; what follows a “?” or “#” cannot be redirected")
    return false
  }
}
