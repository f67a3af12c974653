import Diagnostics
import Markdown

/// One part of a programme.
package struct ProgrammeItem: Sendable {
  package var minutes: Int
  /// In a few words.
  package var what: String
  /// A sentence or more on how to do it.
  package var how: String?
  /// What its slide asks those who are there.
  package var question: String?

  package init(minutes: Int, what: String, how: String?, question: String? = nil) {
    self.minutes = minutes
    self.what = what
    self.how = how
    self.question = question
  }
}

/// The parts of a meeting, one after the other.
package struct Programme: Sendable {
  package var start: ClockTime?
  package var items: [ProgrammeItem]

  package init(start: ClockTime?, items: [ProgrammeItem]) {
    self.start = start
    self.items = items
  }

  /// The duration of all parts together, in minutes.
  package var duration: Int { items.reduce(0) { $0 + $1.minutes } }

  /// The same without how each part is done and what its slide asks, which are for those who lead.
  package var withoutHow: Programme {
    Programme(start: start, items: items.map { ProgrammeItem(minutes: $0.minutes, what: $0.what, how: nil) })
  }

  /// When it begins and ends; `nil` when it has no start or no parts.
  package var hours: (from: ClockTime, to: ClockTime)? {
    guard let start, !items.isEmpty else { return nil }
    return (start, start.advanced(by: duration))
  }

  /// When a part begins and ends; `nil` when the programme has no start. `index` is a valid index into ``items``.
  package func times(of index: Int) -> (from: ClockTime, to: ClockTime)? {
    guard let start else { return nil }
    let before = items[..<index].reduce(0) { $0 + $1.minutes }
    return (start.advanced(by: before), start.advanced(by: before + items[index].minutes))
  }
}

/// An evening, a course or a session of one.
package enum Meeting: Hashable, Sendable {
  case evening(String)
  case course(String)
  case session(course: String, session: String)

  /// The page of those who come.
  package var target: Target {
    switch self {
    case .evening(let slug): .evening(slug)
    case .course(let slug): .course(slug)
    case .session(let course, let session): .session(course: course, session: session)
    }
  }
}

/// The face of a meeting for those who lead it: what to say and to do, and what may go wrong. The meeting's own text is for those
/// who come.
package struct Guide: Sendable {
  package var body: Document
  /// The one audience it is for; `nil` when it is for all.
  package var audience: String?
  /// How its readers ask for it, in their own words.
  package var askedAs: [String]
  package var file: String

  package init(body: Document, audience: String?, askedAs: [String], file: String) {
    (self.body, self.audience, self.askedAs, self.file) = (body, audience, askedAs, file)
  }

  private static let ending = ".leader.md"

  /// The content path of the guide that belongs to a meeting's own file: `evenings/avond.leader.md` beside `evenings/avond.md`.
  package static func file(beside own: String) -> String { own.dropLast(".md".count) + ending }

  /// The content path of the meeting's own file beside which a guide stands; that of any other file is returned as it is.
  package static func own(beside file: String) -> String { file.hasSuffix(ending) ? file.dropLast(ending.count) + ".md" : file }
}

/// The text for those who lead a meeting.
package enum Leading: Sendable {
  /// There is no such text: the meeting has one page, for all.
  case none
  case guide(Guide)
  /// There is one, and this edition leaves it out.
  case leftOut

  package var guide: Guide? { if case .guide(let guide) = self { guide } else { nil } }
  /// The page for those who lead a meeting, or its one page.
  package func page(of meeting: Meeting) -> Target { guide == nil ? meeting.target : .guide(meeting) }
  /// Whether the meeting's own page is only for those who come.
  package var isApart: Bool { if case .none = self { false } else { true } }
}

/// What an invitation leaves open: `[](invitation:date)`. The evening says it, or the evening of a school, or a pen.
package enum InvitationField: String, CaseIterable, Sendable { case date, time, place }

/// A parent evening.
package struct Evening: Sendable {
  package var slug: String
  package var title: String
  package var summary: String
  /// The slugs of the problems that it is about.
  package var problems: [Located<String>]
  package var programme: Programme
  package var materials: [Need]
  package var invitation: Document
  package var body: Document
  package var leading = Leading.none
  /// The day on which it is held; `nil` for an evening that describes how to hold one.
  package var date: Day?
  /// The location of the start in its file; `nil` when it has no start.
  package var startLocation: Location?
  /// Where it is held.
  package var place: String?
  /// Who it is for, in words.
  package var participants: String?
  /// The one audience it is for, or `nil` when it is for all.
  package var audience: String?
  /// The content path of the drawing beside its file; `nil` when it has none.
  package var icon: String?
  package var publication = Publication()
  /// How readers ask for it, in their own words.
  package var askedAs: [String] = []
  package var file: String

  package init(
    slug: String, title: String, summary: String, problems: [Located<String>], programme: Programme,
    materials: [Need], invitation: Document, body: Document, file: String
  ) {
    self.slug = slug
    self.title = title
    self.summary = summary
    self.problems = problems
    self.programme = programme
    self.materials = materials
    self.invitation = invitation
    self.body = body
    self.file = file
  }
}

/// Course material in sessions.
package struct Course: Sendable {
  package var slug: String
  package var title: String
  package var summary: String
  /// Who it is for, in words.
  package var participants: String
  /// How long it takes, in words.
  package var duration: String
  /// The slugs of the problems that it is about.
  package var problems: [Located<String>]
  package var body: Document
  package var leading = Leading.none
  /// In order.
  package var sessions: [Session]
  /// The one audience it is for, or `nil` when it is for all.
  package var audience: String?
  /// The content path of the drawing in its folder; `nil` when it has none.
  package var icon: String?
  package var publication = Publication()
  /// How readers ask for it, in their own words.
  package var askedAs: [String] = []
  package var file: String

  package init(
    slug: String, title: String, summary: String, participants: String, duration: String, problems: [Located<String>],
    body: Document, file: String
  ) {
    self.slug = slug
    self.title = title
    self.summary = summary
    self.participants = participants
    self.duration = duration
    self.problems = problems
    self.body = body
    self.sessions = []
    self.file = file
  }
}

/// One meeting of a course.
package struct Session: Sendable {
  package var slug: String
  package var title: String
  package var summary: String
  /// What participants can do afterwards.
  package var goal: String
  /// What the trainer does beforehand.
  package var preparation: [String]
  package var materials: [Need]
  package var programme: Programme
  /// The slugs of the problems that it is about.
  package var problems: [Located<String>]
  package var body: Document
  package var leading = Leading.none
  package var publication = Publication()
  package var file: String

  package init(
    slug: String, title: String, summary: String, goal: String, preparation: [String], materials: [Need],
    programme: Programme, problems: [Located<String>], body: Document, file: String
  ) {
    self.slug = slug
    self.title = title
    self.summary = summary
    self.goal = goal
    self.preparation = preparation
    self.materials = materials
    self.programme = programme
    self.problems = problems
    self.body = body
    self.file = file
  }
}
