import Diagnostics
import Markdown
import Model

/// Makes a typed value of one file: its front matter and the text below.
struct Decoder {
  var fields: Fields
  let body: MarkdownText
  let audiences: [Audience]
  let today: Day
  /// Whether the file says that it is a draft.
  private(set) var isDraft = false

  init(fields: Fields, body: MarkdownText, audiences: [Audience], today: Day) {
    self.fields = fields
    self.body = body
    self.audiences = audiences
    self.today = today
  }

  var findings: Findings { fields.findings }
  var file: String { fields.file }

  /// The value, or nothing when a required key is missing or wrong; the findings say which.
  mutating func piece(_ entry: Entry) -> Piece? {
    let text = document(body)
    switch entry {
    case .view, .translation: break
    default: isDraft = fields.isTrue("draft")
    }
    let piece = decode(entry, text)
    fields.finish()
    return piece
  }

  private mutating func decode(_ entry: Entry, _ text: Document) -> Piece? {
    switch entry {
    case .diptych(let id): diptych(id, text).map(Piece.diptych)
    case .view(let id, let audience): view(audience, of: id, text).map { .view($0, of: id) }
    case .translation(let id, let audience, let language):
      translation(language, text).map { .translation($0, of: id, audience: audience) }
    case .line: line(text).map(Piece.line)
    case .evening(let slug): evening(slug, text).map(Piece.evening)
    case .course(let slug): course(slug, text).map(Piece.course)
    case .session(let course, let slug): session(slug, text).map { .session($0, course: course) }
    case .term(let slug): term(slug, text).map(Piece.term)
    case .page(let slug): page(slug, text).map(Piece.page)
    case .tool(let slug): tool(slug).map(Piece.tool)
    case .questionnaire(let slug): questionnaire(slug).map(Piece.tool)
    case .partner(let slug): Decoder.partner(&fields, slug: slug, today: today).map(Piece.partner)
    case .settings, .sources, .asset, .unexpected: nil
    }
  }

  private mutating func diptych(_ id: Diptych.ID, _ text: Document) -> Diptych? {
    let title = fields.text("title"), summary = fields.text("summary"), ages = self.ages()
    let goal = id.kind == .lesson ? fields.text("goal") : nil
    let related = fields.optionalList(id.kind == .lesson ? "problems" : "related") ?? []
    let agreements = self.agreements()
    let review = self.review(), publication = fields.publication(.page, today: today)
    guard let title, let summary, let ages, (goal != nil) == (id.kind == .lesson) else { return nil }
    var diptych = Diptych(
      id: id, title: title.value, summary: summary.value, ages: ages, related: related, agreements: agreements,
      agreementsLocation: fields.keyLocation("agreements"),
      review: review, introduction: text, file: file)
    diptych.goal = goal?.value
    diptych.publication = publication
    return diptych
  }

  private mutating func view(_ audience: String, of id: Diptych.ID, _ text: Document) -> View? {
    let title = fields.optionalText("title"), summary = fields.text("summary"), review = self.review()
    let points = fields.optionalList("points") ?? [], starters = fields.optionalList("starters") ?? []
    let lesson = id.kind == .lesson ? lessonPart() : nil
    let publication = fields.publication(.view, today: today)
    guard let summary, (lesson != nil) == (id.kind == .lesson) else { return nil }
    var view = View(
      audience: audience, title: title?.value, summary: summary.value, review: review, body: text, file: file)
    view.points = points.map(\.value)
    view.starters = starters.map(\.value)
    view.lesson = lesson
    view.publication = publication
    return view
  }

  private mutating func line(_ text: Document) -> LearningLine? {
    let title = fields.text("title"), summary = fields.text("summary"), lessons = fields.list("line")
    let publication = fields.publication(.page, today: today)
    guard let title, let summary, let lessons else { return nil }
    var line = LearningLine(title: title.value, summary: summary.value, lessons: lessons, body: text, file: file)
    line.publication = publication
    return line
  }

  private mutating func translation(_ language: String, _ text: Document) -> Translation? {
    let title = fields.text("title"), summary = fields.text("summary"), review = self.review()
    var agreements: [String: Located<String>] = [:]
    if var wording = fields.optionalMapping("agreements") {
      // The text, at the place of its id: that is what can be wrong about it later.
      for id in wording.names {
        agreements[id.value] = wording.text(id.value).map { Located($0.value, at: wording.keyLocation(id.value)) }
      }
    }
    let introduction = fields.optionalMarkdown("introduction").map(document(in:))
    guard let title, let summary else { return nil }
    var translation = Translation(
      language: language, title: title.value, summary: summary.value, agreements: agreements, review: review, body: text,
      file: file)
    if let introduction { translation.introduction = introduction }
    return translation
  }

  private mutating func evening(_ slug: String, _ text: Document) -> Evening? {
    let title = fields.text("title"), summary = fields.text("summary")
    let problems = fields.optionalList("problems") ?? []
    let programme = self.programme(required: true)
    let materials = fields.list("materials")
    let invitation = fields.markdown("invitation").map(document(in:))
    let date = fields.optionalValue("date", Day.self), place = fields.optionalText("place"), audience = self.audience()
    let publication = fields.publication(.page, today: today)
    if let date, programme.items.isEmpty {
      findings.add(
        .badValue, at: date.location, "an evening with a date needs a programme, which says how long it takes",
        hint: "add its parts under “programme”, or leave the date out")
    }
    guard let title, let summary, let materials, let invitation else { return nil }
    var evening = Evening(
      slug: slug, title: title.value, summary: summary.value, problems: problems, programme: programme,
      materials: materials.map(\.value), invitation: invitation, body: text, file: file)
    evening.date = date?.value
    evening.startLocation = fields.valueLocation("start")
    evening.place = place?.value
    evening.audience = audience
    evening.publication = publication
    return evening
  }

  private mutating func course(_ slug: String, _ text: Document) -> Course? {
    let title = fields.text("title"), summary = fields.text("summary")
    let participants = fields.text("participants"), duration = fields.text("duration")
    let problems = fields.optionalList("problems") ?? []
    let audience = self.audience(), publication = fields.publication(.page, today: today)
    guard let title, let summary, let participants, let duration else { return nil }
    var course = Course(
      slug: slug, title: title.value, summary: summary.value, participants: participants.value,
      duration: duration.value, problems: problems, body: text, file: file)
    course.audience = audience
    course.publication = publication
    return course
  }

  private mutating func session(_ slug: String, _ text: Document) -> Session? {
    let title = fields.text("title"), summary = fields.text("summary"), goal = fields.text("goal")
    let preparation = fields.optionalList("preparation") ?? []
    let materials = fields.optionalList("materials") ?? []
    let programme = self.programme(required: false)
    let problems = fields.optionalList("problems") ?? []
    let publication = fields.publication(.page, today: today)
    guard let title, let summary, let goal else { return nil }
    var session = Session(
      slug: slug, title: title.value, summary: summary.value, goal: goal.value, preparation: preparation.map(\.value),
      materials: materials.map(\.value), programme: programme, problems: problems, body: text, file: file)
    session.publication = publication
    return session
  }

  private mutating func term(_ slug: String, _ text: Document) -> Term? {
    let title = fields.text("title"), summary = fields.text("summary")
    let forms = fields.optionalList("forms") ?? [], synonyms = fields.optionalList("synonyms") ?? []
    let publication = fields.publication(.term, today: today)
    for form in forms where form.value.lowercased() == title?.value.lowercased() {
      findings.add(.duplicateID, at: form.location, "“\(form.value)” is the title already", hint: "take it out")
    }
    guard let title, let summary else { return nil }
    var term = Term(
      slug: slug, title: title.value, forms: forms.map(\.value), summary: summary.value, body: text, file: file)
    term.publication = publication
    term.synonyms = synonyms.map(\.value)
    return term
  }

  private mutating func page(_ slug: String, _ text: Document) -> Page? {
    let title = fields.text("title"), summary = fields.text("summary")
    let audience = self.audience(), review = self.review(), publication = fields.publication(.page, today: today)
    guard let title, let summary else { return nil }
    var page = Page(
      slug: slug, title: title.value, summary: summary.value, audience: audience, review: review, body: text, file: file)
    page.publication = publication
    return page
  }

  /// The one audience that something is for.
  mutating func audience() -> String? {
    guard let audience = fields.optionalText("audience") else { return nil }
    audiences.check(audience, findings)
    return audience.value
  }
}
