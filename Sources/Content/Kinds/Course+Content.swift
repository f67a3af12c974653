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
    for index in sessions.indices { sessions[index].body = sessions[index].body.mentioning(phrases) }
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
}
