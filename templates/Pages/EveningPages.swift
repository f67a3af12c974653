import Markup
import Model

/// The page of a parent evening.
package struct EveningPage: PageTemplate {
  let evening: Evening
  let face: Face
  package let title: String
  let problems: [Diptych]
  let body: Markup
  /// The letter; `nil` where it is not shown.
  let invitation: Markup?
  /// When it begins and ends, in the form of ISO 8601; `nil` when it has no date.
  let times: (start: String, end: String)?
  let cited: [CitedSource]

  package init(
    evening: Evening, face: Face, title: String, problems: [Diptych], body: Markup, invitation: Markup?,
    times: (start: String, end: String)?,
    cited: [CitedSource]
  ) {
    self.evening = evening
    self.face = face
    self.title = title
    self.problems = problems
    self.body = body
    self.invitation = invitation
    self.times = times
    self.cited = cited
  }

  package var script: String? { invitation == nil ? nil : "letter" }
  private var guide: Guide? { face == .leader ? evening.leading.guide : nil }
  package var description: String { evening.summary }
  package var audience: String? { face == .leader ? guide?.audience : evening.audience }
  package var updated: Day? { evening.publication.updated }

  package func data(_ page: PageContext) -> Markup? {
    guard let times, face != .leader else { return article(page, published: evening.publication.from) }
    return thing(
      "Event",
      [
        ("name", .text(title)), ("description", .text(description)), ("url", page.data(page.whole)),
        ("inLanguage", .text(page.words.language)), ("startDate", .text(times.start)), ("endDate", .text(times.end)),
        ("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode"),
        ("location", evening.place.map { .object([("@type", "Place"), ("name", .text($0)), ("address", .text($0))]) }),
        ("organizer", page.theme.publisher),
      ])
  }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    [NamedTarget(page.words.evenings, .evenings)] + (face == .leader ? [NamedTarget(evening.title, .evening(evening.slug))] : [])
  }

  package func main(_ page: PageContext) -> Markup {
    let words = page.words
    let length: Markup? = evening.programme.hours.map { hours in
      let times = words.eveningLength(evening.programme.duration, hours.from.description, hours.to.description)
      let isOpen = evening.date == nil && face == .visitors && !page.theme.isForCopies
      let whoChooses: Markup? = isOpen ? " \(words.meetings.whenUnknown)" : nil
      return """
        \(day(hours, page))\
        <p class="meta">\(evening.date == nil ? "\(times)." : nil)\(whoChooses)\(belongsTo(problems, page))</p>

        """
    }
    let people: Markup? = evening.participants.map { "<p class=\"meta\">\(words.participants): \($0.lowercasedFirst).</p>\n" }
    let head: Markup = """
      \(faces(
        evening.title, description, face, of: .evening(evening.slug), evening.leading, audience: evening.audience,
        icon: problems.first.map { tile($0, page) }, more: "\(length)\(people)", page))\
      \(page.theme.isForCopies ? slot(.evening(evening.slug)) : nil)
      """
    if face.isLed { return led(head, page) }
    return """
      \(head)\
      \(attended(
        body, evening.programme,
        below: ending([sources(cited, page), dates(updated: updated, nil, page)]), page))
      """
  }

  /// All that those who lead it need.
  private func led(_ head: Markup, _ page: PageContext) -> Markup {
    let words = page.words
    var items: [Contents] = []
    if !evening.programme.items.isEmpty { items.append(Contents(id: "page_programme", text: words.programme)) }
    let materials = list("page_materials", words.materials, evening.materials, page)
    if materials != nil { items.append(Contents(id: "page_materials", text: words.materials)) }
    items += Contents.of(guide?.body ?? evening.body) + [Contents(id: "page_invitation", text: words.invitation)]
    return """
      \(head)\
      <div class="columns">
      \(contents(items, page))\
      <div class="text">
      \(programme(evening.programme, page))\
      \(materials)\
      \(downloads(
        [.evening(evening.slug), .letter(evening.slug)], for: .evening(evening.slug), evening.leading, evening.programme, page))\
      <div class="prose section-head">
      \(body)\
      </div>
      \(ending([sources(cited, page), dates(updated: updated, nil, page)]))\
      <section class="invitation" aria-labelledby="page_invitation">
      <h2 id="page_invitation" class="section-head">\(words.invitation)</h2>
      <p class="actions copy-way" data-done="\(words.meetings.copied)" data-failed="\(words.meetings.notCopied)" hidden>\
      <button type="button">\(words.meetings.copyLetter)</button> <span role="status"></span></p>
      <div class="letter prose">
      \(invitation)\
      </div>
      </section>
      </div>
      </div>

      """
  }
}

extension EveningPage {
  /// When and where an evening with a date is held, with a link to its calendar file.
  private func day(_ hours: (from: ClockTime, to: ClockTime), _ page: PageContext) -> Markup? {
    guard let date = evening.date else { return nil }
    let when = page.words.onDay(page.words.dayInFull(date), hours.from.description, hours.to.description)
    let place: Markup? = evening.place.map { "<br>\($0)" }
    return """
      <p class="day"><strong>\(when)</strong>\(place)<br>
      <a href="\(page.links.to(.calendar(evening.slug)))">\(page.words.addToCalendar)</a></p>

      """
  }
}

/// The problems that a meeting is about, in a sentence.
func belongsTo(_ problems: [Diptych], _ page: PageContext) -> Markup? {
  guard !problems.isEmpty else { return nil }
  return " \(page.words.belongsTo) \(inline(problems, page))."
}

/// A programme as a table, with times or, when it has no start, with minutes; `nil` when it is empty.
///
/// - Parameter heading: what stands above it; `nil` for the usual word.
func programme(_ programme: Programme, _ page: PageContext, heading: String? = nil) -> Markup? {
  guard !programme.items.isEmpty else { return nil }
  let rows: [Markup] = programme.items.enumerated().map { index, item in
    let length = page.words.minutesShort(item.minutes)
    let time: Markup = programme.times(of: index).map { "\($0.from.description) <small>\(length)</small>" } ?? "\(length)"
    let how: Markup? = item.how.map { " \($0)" }
    return """
      <tr>
      <th scope="row" class="time">\(time)</th>
      <td><strong>\(item.what)</strong>\(how)</td>
      </tr>

      """
  }
  return """
    <section aria-labelledby="page_programme">
    <h2 id="page_programme">\(heading ?? page.words.programme)</h2>
    <div class="table long" role="group" tabindex="0" aria-labelledby="page_programme">
    <table class="programme">
    <thead>
    <tr>
    <th scope="col">\(page.words.time)</th>
    <th scope="col">\(page.words.part)</th>
    </tr>
    </thead>
    <tbody>
    \(rows)\
    </tbody>
    </table>
    </div>
    </section>

    """
}

/// Things to bring or to do, under a heading; `nil` when there are none.
func list(_ id: String, _ heading: String, _ items: [String], lang: Markup? = nil) -> Markup? {
  guard !items.isEmpty else { return nil }
  return """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)" class="section-head">\(heading)</h2>
    <ul class="materials"\(lang)>
    \(items.map { "<li>\($0)</li>\n" as Markup })\
    </ul>
    </section>

    """
}
