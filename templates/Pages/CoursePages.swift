import Markup
import Model

/// The page of a course, with its sessions.
package struct CoursePage: PageTemplate {
  let course: Course
  let face: Face
  package let title: String
  let problems: [RelatedProblem]
  let body: Markup
  let cited: [CitedSource]

  package init(
    course: Course, face: Face, title: String, problems: [RelatedProblem], body: Markup,
    cited: [CitedSource]
  ) {
    self.course = course
    self.face = face
    self.title = title
    self.problems = problems
    self.body = body
    self.cited = cited
  }

  package var description: String { course.summary }
  package var audience: String? { face == .leader ? course.leading.guide?.audience : course.audience }
  package var updated: Day? { course.publication.updated }

  package func data(_ page: PageContext) -> Markup? {
    if face == .leader { return article(page, published: course.publication.from) }
    return thing(
      "Course",
      [
        ("name", .text(title)), ("description", .text(description)), ("url", page.data(page.whole)),
        ("inLanguage", .text(page.words.language)), ("provider", page.theme.publisher),
        ("audience", .object([("@type", "Audience"), ("audienceType", .text(course.participants))])),
        (
          "hasPart",
          course.sessions.isEmpty
            ? nil
            : .list(
              course.sessions.map {
                .object([
                  ("@type", "LearningResource"), ("name", .text($0.title)),
                  ("url", page.data(page.links.whole(.session(course: course.slug, session: $0.slug)))),
                ])
              })
        ),
      ])
  }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    [NamedTarget(page.words.courses, .courses)] + (face == .leader ? [NamedTarget(course.title, .course(course.slug))] : [])
  }

  package func main(_ page: PageContext) -> Markup {
    let words = page.words
    return """
      \(faces(course.title, description, face, of: .course(course.slug), course.leading, audience: course.audience, page))\
      <div class="columns">
      <dl class="facts aside">
      <dt>\(words.participants)</dt>
      <dd>\(course.participants)</dd>
      <dt>\(words.duration)</dt>
      <dd>\(course.duration)</dd>
      </dl>
      <div class="text">
      <section aria-labelledby="page_sessions">
      <h2 id="page_sessions">\(words.sessions)</h2>
      <ol class="sessions">
      \(course.sessions.map { item($0, page) })\
      </ol>
      </section>
      \(face.isLed ? downloads([.course(course.slug)], page) : nil)\
      <div class="prose section-head">
      \(body)\
      </div>
      \(ending([
        related(problems, page), sources(cited, page), dates(updated: updated, nil, page),
      ]))\
      </div>
      </div>

      """
  }

  private func item(_ session: Session, _ page: PageContext) -> Markup {
    let minutes = session.programme.duration
    let length: Markup? = minutes > 0 ? "<p class=\"meta\">\(page.words.minutes(minutes))</p>\n" : nil
    return """
      <li class="session">
      <h3><a href="\(page.links.to(target(of: session, in: course, for: face)))">\(session.title)</a></h3>
      <p>\(session.summary)</p>
      \(length)\
      </li>

      """
  }
}

/// The page of a session for the same readers.
private func target(of session: Session, in course: Course, for face: Face) -> Target {
  let meeting = Meeting.session(course: course.slug, session: session.slug)
  return face == .leader && session.leading.guide != nil ? .guide(meeting) : meeting.target
}

/// The page of one session of a course.
package struct SessionPage: PageTemplate {
  let course: Course
  let session: Session
  let face: Face
  package let title: String
  let problems: [RelatedProblem]
  let body: Markup
  let cited: [CitedSource]

  package init(
    course: Course, session: Session, face: Face, title: String, problems: [RelatedProblem], body: Markup,
    cited: [CitedSource]
  ) {
    self.course = course
    self.session = session
    self.face = face
    self.title = title
    self.problems = problems
    self.body = body
    self.cited = cited
  }

  package var description: String { session.summary }
  package var audience: String? { face == .leader ? session.leading.guide?.audience : course.audience }
  package var updated: Day? { session.publication.updated }

  package func data(_ page: PageContext) -> Markup? {
    if face == .leader { return article(page, published: session.publication.from) }
    return thing(
      "LearningResource",
      [
        ("name", .text(title)), ("description", .text(description)), ("url", page.data(page.whole)),
        ("inLanguage", .text(page.words.language)), ("teaches", .text(session.goal)),
        (
          "isPartOf",
          .object([
            ("@type", "Course"), ("name", .text(course.title)), ("description", .text(course.summary)),
            ("url", page.data(page.links.whole(.course(course.slug)))), ("provider", page.theme.publisher),
          ])
        ),
      ])
  }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    let hasGuide = face == .leader && course.leading.guide != nil
    return [
      NamedTarget(page.words.courses, .courses),
      NamedTarget(course.title, hasGuide ? .guide(.course(course.slug)) : .course(course.slug)),
    ]
  }

  package func main(_ page: PageContext) -> Markup {
    let words = page.words
    let head = faces(
      session.title, description, face, of: .session(course: course.slug, session: session.slug), session.leading,
      audience: course.audience, page)
    let goal: Markup = "<p class=\"goal\"><strong>\(words.goal):</strong> \(session.goal)</p>\n"
    let below: Markup = """
      \(neighbours(page))\
      \(ending([
        related(problems, page), sources(cited, page), dates(updated: updated, nil, page),
      ]))
      """
    if !face.isLed { return "\(head)\(attended("\(goal)\(joining(page))\(body)", session.programme, below: below, page))" }
    var items: [Contents] = []
    if !session.preparation.isEmpty { items.append(Contents(id: "page_preparation", text: words.preparation)) }
    let materials = list("page_materials", words.materials, session.materials, page)
    if materials != nil { items.append(Contents(id: "page_materials", text: words.materials)) }
    if !session.programme.items.isEmpty { items.append(Contents(id: "page_programme", text: words.programme)) }
    return """
      \(head)\
      <div class="columns">
      \(contents(items + Contents.of(session.leading.guide?.body ?? session.body), page))\
      <div class="text">
      \(goal)\
      \(list("page_preparation", words.preparation, session.preparation))\
      \(materials)\
      \(programme(session.programme, page))\
      \(downloads(
        [.session(course: course.slug, session: session.slug)], for: .session(course: course.slug, session: session.slug),
        session.leading, session.programme, page))\
      <div class="prose section-head">
      \(body)\
      </div>
      \(below)\
      </div>
      </div>

      """
  }

  /// For whom it is, and the way to the course, which says how one comes.
  private func joining(_ page: PageContext) -> Markup {
    """
    <dl class="facts">
    <dt>\(page.words.participants)</dt>
    <dd>\(course.participants)</dd>
    <dt>\(page.words.meetings.joining)</dt>
    <dd><a href="\(page.links.to(.course(course.slug)))">\(course.title)</a>\(page.words.comma)\(course.duration.lowercasedFirst)</dd>
    </dl>

    """
  }

  private func neighbours(_ page: PageContext) -> Markup? {
    guard let index = course.sessions.firstIndex(where: { $0.slug == session.slug }) else { return nil }
    func link(_ word: String, _ index: Int) -> Markup? {
      guard course.sessions.indices.contains(index) else { return nil }
      let other = course.sessions[index]
      let target = page.links.to(target(of: other, in: course, for: face))
      return "<li><a href=\"\(target)\">\(word): \(other.title)</a></li>\n"
    }
    return """
      <ul class="actions">
      \(link(page.words.previous, index - 1))\(link(page.words.next, index + 1))\
      </ul>

      """
  }
}
