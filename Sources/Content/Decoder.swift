import Diagnostics
import Markdown
import Model

/// Makes a typed value of one file: its front matter and the text below.
struct Decoder {
  var fields: Fields
  let body: MarkdownText
  let audiences: [Audience]
  let today: Day

  private var findings: Findings { fields.findings }
  private var file: String { fields.file }

  /// The value, or nothing when a required key is missing or wrong; the findings say which.
  mutating func piece(_ entry: Entry) -> Piece? {
    let text = document(body)
    let piece = decode(entry, text)
    fields.finish()
    return piece
  }

  private mutating func decode(_ entry: Entry, _ text: Document) -> Piece? {
    switch entry {
    case .problem(let slug): problem(slug, text).map(Piece.problem)
    case .view(let problem, let audience): view(audience, text).map { .view($0, problem: problem) }
    case .evening(let slug): evening(slug, text).map(Piece.evening)
    case .course(let slug): course(slug, text).map(Piece.course)
    case .session(let course, let slug): session(slug, text).map { .session($0, course: course) }
    case .term(let slug): term(slug, text).map(Piece.term)
    case .page(let slug): page(slug, text).map(Piece.page)
    case .settings, .sources, .asset, .unexpected: nil
    }
  }

  private mutating func problem(_ slug: String, _ text: Document) -> Problem? {
    let title = fields.text("title"), summary = fields.text("summary"), ages = self.ages()
    let related = fields.optionalList("related") ?? []
    let agreements = self.agreements()
    let review = self.review()
    guard let title, let summary, let ages else { return nil }
    return Problem(
      slug: slug, title: title.value, summary: summary.value, ages: ages, related: related, agreements: agreements,
      agreementsLocation: fields.keyLocation("agreements"),
      review: review, introduction: text, file: file)
  }

  private mutating func view(_ audience: String, _ text: Document) -> View? {
    let title = fields.optionalText("title"), summary = fields.text("summary"), review = self.review()
    guard let summary else { return nil }
    return View(
      audience: audience, title: title?.value, summary: summary.value, review: review, body: text, file: file)
  }

  private mutating func evening(_ slug: String, _ text: Document) -> Evening? {
    let title = fields.text("title"), summary = fields.text("summary")
    let problems = fields.optionalList("problems") ?? []
    let programme = self.programme(required: true)
    let materials = fields.list("materials")
    let invitation = fields.markdown("invitation").map(document(in:))
    guard let title, let summary, let materials, let invitation else { return nil }
    return Evening(
      slug: slug, title: title.value, summary: summary.value, problems: problems, programme: programme,
      materials: materials.map(\.value), invitation: invitation, body: text, file: file)
  }

  private mutating func course(_ slug: String, _ text: Document) -> Course? {
    let title = fields.text("title"), summary = fields.text("summary")
    let participants = fields.text("participants"), duration = fields.text("duration")
    let problems = fields.optionalList("problems") ?? []
    guard let title, let summary, let participants, let duration else { return nil }
    return Course(
      slug: slug, title: title.value, summary: summary.value, participants: participants.value,
      duration: duration.value, problems: problems, body: text, file: file)
  }

  private mutating func session(_ slug: String, _ text: Document) -> Session? {
    let title = fields.text("title"), summary = fields.text("summary"), goal = fields.text("goal")
    let preparation = fields.optionalList("preparation") ?? []
    let materials = fields.optionalList("materials") ?? []
    let programme = self.programme(required: false)
    let problems = fields.optionalList("problems") ?? []
    guard let title, let summary, let goal else { return nil }
    return Session(
      slug: slug, title: title.value, summary: summary.value, goal: goal.value, preparation: preparation.map(\.value),
      materials: materials.map(\.value), programme: programme, problems: problems, body: text, file: file)
  }

  private mutating func term(_ slug: String, _ text: Document) -> Term? {
    let title = fields.text("title"), summary = fields.text("summary")
    let forms = fields.optionalList("forms") ?? []
    guard let title, let summary else { return nil }
    return Term(
      slug: slug, title: title.value, forms: forms.map(\.value), summary: summary.value, body: text, file: file)
  }

  private mutating func page(_ slug: String, _ text: Document) -> Page? {
    let title = fields.text("title"), summary = fields.text("summary")
    let audience = fields.optionalText("audience")
    if let audience { audiences.check(audience, findings) }
    let review = self.review()
    guard let title, let summary else { return nil }
    return Page(
      slug: slug, title: title.value, summary: summary.value, audience: audience?.value, review: review, body: text,
      file: file)
  }

  // MARK: - Parts that several share

  private mutating func agreements() -> [Agreement] {
    var agreements: [Agreement] = []
    for var item in fields.mappings("agreements") ?? [] {
      let id = item.text("id"), by = item.text("by")
      if let id, !Slug.isValid(id.value) {
        findings.add(
          .badSlug, at: id.location, "“\(id.value)” can not be an id",
          hint: Slug.suggestion(for: id.value).map { "write “\($0)”" } ?? "use lower-case letters, digits and hyphens")
      }
      if let id, agreements.contains(where: { $0.id == id.value }) {
        findings.add(.duplicateID, at: id.location, "another agreement of this problem has the id “\(id.value)”")
      }
      if let by { audiences.check(by, findings) }
      var wording: [String: String] = [:]
      for audience in audiences {
        if let text = item.optionalText(audience.id) {
          wording[audience.id] = text.value
        } else {
          findings.add(
            .oneSidedAgreement, at: id?.location ?? item.location,
            "the agreement “\(id?.value ?? "")” is not phrased for “\(audience.id)”",
            hint: "add “\(audience.id): …”, what it means in the words of that reader")
        }
      }
      if !audiences.isEmpty { item.finish() }
      if let id, let by { agreements.append(Agreement(id: id.value, by: by.value, wording: wording)) }
    }
    return agreements
  }

  private mutating func ages() -> ClosedRange<Int>? {
    guard let text = fields.text("ages") else { return nil }
    let parts = text.value.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let from = parts[0], let to = parts[1], (0...25).contains(from), from <= to, to <= 25 else {
      findings.add(
        .badValue, at: text.location, "“\(text.value)” is not a range of ages", hint: "write the years as 4-12")
      return nil
    }
    return from...to
  }

  private mutating func review() -> Review? {
    guard var review = fields.optionalMapping("reviewed") else { return nil }
    let by = review.text("by")
    let on = review.text("on") == nil ? nil : review.optionalDay("on")
    review.finish()
    guard let by, let on else { return nil }
    guard on.value <= today else {
      findings.add(
        .futureReview, at: on.location, "a review on \(on.value) has not happened yet",
        hint: "leave “reviewed” out until it has")
      return nil
    }
    return Review(by: by.value, on: on.value)
  }

  private mutating func programme(required: Bool) -> Programme {
    let start = required ? fields.text("start") : fields.optionalText("start")
    let time = start.flatMap { ClockTime($0.value) }
    if let start, time == nil {
      findings.add(
        .badValue, at: start.location, "“\(start.value)” is not a time", hint: "write it between quotes, as \"19:30\"")
    }
    let items = required ? fields.mappings("programme") : fields.optionalMappings("programme")
    return Programme(
      start: time,
      items: (items ?? []).compactMap { item in
        var item = item
        let minutes = item.number("minutes", in: 1...1440), what = item.text("what"), how = item.optionalText("how")
        item.finish()
        guard let minutes, let what else { return nil }
        return ProgrammeItem(minutes: minutes, what: what.value, how: how?.value)
      })
  }

  private func document(_ text: MarkdownText) -> Document {
    let (document, found) = Document.parse(text)
    findings.add(found)
    return document
  }

  /// A Markdown text that is the value of a key. In a block text (`|`) every place is known; in any other it is the key's.
  private func document(in value: Fields.MarkdownValue) -> Document {
    switch value {
    case .block(let text): return document(text)
    case .other(let text):
      var (document, found) = Document.parse(
        MarkdownText(file: file, bytes: Array(text.value.utf8), firstLine: text.location.line))
      document.place(at: text.location)
      for finding in found { findings.add(finding.id, at: text.location, finding.message, hint: finding.hint) }
      return document
    }
  }
}

extension [Audience] {
  /// Reports an audience that `site.yml` does not have; without a readable `site.yml` nothing can be said.
  func check(_ id: Located<String>, _ findings: Findings) {
    if isEmpty || contains(where: { $0.id == id.value }) { return }
    findings.add(
      .unknownAudience, at: id.location, "there is no audience “\(id.value)”",
      hint: NearMiss.hint(id.value, in: map(\.id)) ?? "the audiences in site.yml are \(map(\.id).joined(separator: ", "))")
  }
}
