import Markdown
import Model

extension FileKind {
  static let course = FileKind("courses/<slug>/index.md") { $0.course($1["slug"], $2) }
  static let session = FileKind("courses/<course>/NN-<slug>.md") { decoder, names, text in
    decoder.session(names["slug"], text).map { CourseSession(session: $0, course: names["course"]) }
  }
}

extension Course: OneText {
  static var items: WritableKeyPath<Library, [Course]> & Sendable { \.courses }

  /// Its sessions are added later.
  func put(into gathered: inout Gathered) { gathered.courses[slug] = self }

  mutating func mention(_ phrases: Phrases) {
    body = body.mentioning(phrases)
    leading.mention(phrases)
    for index in sessions.indices {
      sessions[index].body = sessions[index].body.mentioning(phrases)
      sessions[index].leading.mention(phrases)
    }
  }
}

/// A session, and the slug of its course.
struct CourseSession: FileValue {
  let session: Session
  let course: String

  var text: Document? { session.body }

  func put(into gathered: inout Gathered) { gathered.sessions.append(self) }

  func renew(in library: inout Library, _ phrases: Phrases) {
    library.courses.change(course, \.slug) {
      $0.sessions.change(session.file, \.file) { $0.body = session.body.mentioning(phrases) }
    }
  }
}

extension Decoder {
  fileprivate mutating func course(_ slug: String, _ text: Document) -> Course? {
    let title = fields.text("title"), summary = fields.text("summary")
    let participants = fields.text("participants"), duration = fields.text("duration")
    let problems = fields.optionalList("problems") ?? []
    let askedAs = self.askedAs(), audience = self.audience(), publication = fields.publication(.page, today: today)
    guard let title, let summary, let participants, let duration else { return nil }
    var course = Course(
      slug: slug, title: title.value, summary: summary.value, participants: participants.value,
      duration: duration.value, problems: problems, body: text, file: file)
    course.audience = audience
    course.publication = publication
    course.askedAs = askedAs
    return course
  }

  fileprivate mutating func session(_ slug: String, _ text: Document) -> Session? {
    let title = fields.text("title"), summary = fields.text("summary"), goal = fields.text("goal")
    let preparation = fields.optionalList("preparation") ?? []
    let materials = needs() ?? []
    let programme = self.programme(required: false)
    let problems = fields.optionalList("problems") ?? []
    let publication = fields.publication(.page, today: today)
    guard let title, let summary, let goal else { return nil }
    var session = Session(
      slug: slug, title: title.value, summary: summary.value, goal: goal.value, preparation: preparation.map(\.value),
      materials: materials, programme: programme, problems: problems, body: text, file: file)
    session.publication = publication
    return session
  }
}

extension Beginning {
  static let course = Beginning("course") { _, slug, _ in
    let text = """
      ---
      \(Beginning.head)\
      # For whom, in words.
      participants: "{{ for whom }}"
      # How long, in words.
      duration: "{{ how long }}"
      # The slugs of the problems that it treats.
      problems: []
      ---
      {{ What the course is for. }}

      """
    return meeting("courses/\(slug)/index.md", text) + meeting("courses/\(slug)/01-begin.md", sessionText)
  }

  /// The next of a course.
  static let session = Beginning("session", within: "course") { site, slug, course throws(Refusal) in
    let folder = "courses/\(course)"
    guard site.kind(of: "\(folder)/index.md") == .file else {
      throw .badName(course, hint: "there is no such course; make it with “tweeluik new course \(course)”")
    }
    let present = site.names(in: folder)
    // A number does not make it another.
    let same = present.filter { $0.dropFirst(3) == "\(slug).md" }
    guard same.isEmpty else { throw .alreadyThere(same.map { "\(folder)/\($0)" }) }
    let next = (present.compactMap { Int($0.prefix(2)) }.max() ?? 0) + 1
    return meeting("\(folder)/\(next < 10 ? "0" : "")\(next)-\(slug).md", sessionText)
  }

  private static let sessionText = """
    ---
    \(Beginning.head)\
    # What participants can do afterwards.
    goal: "{{ what participants can do afterwards }}"
    # What the one who leads it does before.
    preparation: []
    \(Beginning.needs)\
    \(Beginning.programme)\
    ---
    {{ What participants will do, and what is not asked of them. }}

    """
}
