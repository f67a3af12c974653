import Diagnostics
import Markdown
import Model
import Templates

/// The library made ready to look things up in. Exists only for a library whose settings could be read. A class, as every page and
/// every text that is filled holds it.
package final class Catalog: Sendable {
  package let library: Library
  let settings: Settings
  let interface: Interface
  let addresses: AddressBook
  private let problems: [String: Int]
  private let lessons: [String: Int]
  private let evenings: [String: Int]
  private let courses: [String: Int]
  private let terms: [String: Int]
  private let pages: [String: Int]
  private let tools: [Target: Int]
  private let sources: [String: Int]
  /// By a problem's slug: the problems that name it, the lessons that belong with it, the evenings and the courses and sessions that treat it.
  let relatedFrom: [String: [Int]]
  let lessonsFor: [String: [Int]]
  let eveningsFor: [String: [Int]]
  let coursesFor: [String: [NamedTarget]]
  /// What this edition does not show.
  let leftOutByTarget: [Target: LeftOut]
  let leftOutByFile: [String: LeftOut]
  /// The languages that each audience reads: those that one of its views is translated into.
  let languages: [String: Set<String>]
  /// Whether pages are made with slots, for schools to fill.
  let isForCopies: Bool
  /// The volumes that are published with the site.
  let made: [Volume: MadeVolume]
  /// What each content file is made into, for links between files.
  let targets: [String: Target]

  /// Nothing when the settings could not be read. A language that the program does not speak is a finding of its own; what
  /// else is wrong is then found in the first language.
  package convenience init?(_ library: Library) {
    guard let settings = library.settings,
      let interface = Interface.of(language: settings.language.value) ?? Interface.all.first
    else { return nil }
    self.init(library, settings, interface, isForCopies: false, made: [:])
  }

  private init(
    _ library: Library, _ settings: Settings, _ interface: Interface, isForCopies: Bool, made: [Volume: MadeVolume]
  ) {
    (self.isForCopies, self.made) = (isForCopies, made)
    self.library = library
    self.settings = settings
    self.interface = interface
    addresses = AddressBook(paths: interface.paths)
    problems = Self.index(library.problems.map(\.slug))
    lessons = Self.index(library.lessons.map(\.slug))
    evenings = Self.index(library.evenings.map(\.slug))
    courses = Self.index(library.courses.map(\.slug))
    terms = Self.index(library.terms.map(\.slug))
    pages = Self.index(library.pages.map(\.slug))
    sources = Self.index(library.sources.map(\.id))
    tools = Dictionary(library.tools.enumerated().map { ($1.target, $0) }, uniquingKeysWith: { first, _ in first })
    targets = Self.targets(library)
    leftOutByTarget = Dictionary(library.leftOut.map { ($0.target, $0) }, uniquingKeysWith: { first, _ in first })
    // A problem's own file stands for the problem, not for its views.
    leftOutByFile = Dictionary(library.leftOut.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    var languages: [String: Set<String>] = [:]
    for view in library.diptychs.flatMap(\.views) where !view.translations.isEmpty {
      languages[view.audience, default: []].formUnion(view.translations.map(\.language))
    }
    self.languages = languages
    relatedFrom = Self.invert(library.problems.map(\.related))
    lessonsFor = Self.invert(library.lessons.map(\.related))
    eveningsFor = Self.invert(library.evenings.map(\.problems))
    coursesFor = Self.courses(library)
  }

  /// The same catalog, whose pages have slots for schools to fill.
  package func forCopies() -> Catalog { Catalog(library, settings, interface, isForCopies: true, made: made) }

  /// The same catalog, with which volumes are published.
  package func with(_ made: [Volume: MadeVolume]) -> Catalog {
    Catalog(library, settings, interface, isForCopies: isForCopies, made: made)
  }

  func problem(_ slug: String) -> Diptych? { problems[slug].map { library.problems[$0] } }
  func lesson(_ slug: String) -> Diptych? { lessons[slug].map { library.lessons[$0] } }
  func diptych(_ id: Diptych.ID) -> Diptych? {
    switch id.kind {
    case .problem: problem(id.slug)
    case .lesson: lesson(id.slug)
    }
  }
  func evening(_ slug: String) -> Evening? { evenings[slug].map { library.evenings[$0] } }
  func course(_ slug: String) -> Course? { courses[slug].map { library.courses[$0] } }
  func term(_ slug: String) -> Term? { terms[slug].map { library.terms[$0] } }
  func page(_ slug: String) -> Page? { pages[slug].map { library.pages[$0] } }
  /// A tool or a questionnaire.
  func tool(_ target: Target) -> Tool? { tools[target].map { library.tools[$0] } }
  func source(_ id: String) -> Source? { sources[id].map { library.sources[$0] } }
  func audience(_ id: String) -> Audience? { settings.audiences.first { $0.id == id } }

  package var audiences: [Audience] { settings.audiences }
  package var siteTitle: String { settings.title }
  package var baseURL: String { settings.baseURL }

  /// Whether there is content that it does not show.
  package var leavesOut: Bool { !library.leftOut.isEmpty }

  /// The addresses of what is not published on a day.
  package func unpublished(on day: Day) -> Set<String> {
    Set(edition(on: day).library.leftOut.map { addresses.address(of: $0.target).0.path })
  }

  /// Whether a path is that of a file of search.
  package func isOfSearch(_ path: String) -> Bool { path.hasPrefix(addresses.address(of: .searchData("")).0.path) }

  /// How many views there are.
  package var viewCount: Int { library.diptychs.reduce(0) { $0 + $1.views.count } }

  /// The ids of the audiences, in their order.
  package var audienceIDs: [String] { settings.audiences.map(\.id) }

  /// The ids that exist of one kind, sorted.
  func ids(of kind: Reference.Kind) -> [String] {
    switch kind {
    case .problem: problems.keys.sorted()
    case .lesson: lessons.keys.sorted()
    case .evening: evenings.keys.sorted()
    case .course: courses.keys.sorted()
    case .term: terms.keys.sorted()
    case .page: pages.keys.sorted()
    case .tool: library.tools.compactMap { if case .tool(let slug) = $0.target { slug } else { nil } }.sorted()
    case .questionnaire:
      library.tools.compactMap { if case .questionnaire(let slug) = $0.target { slug } else { nil } }.sorted()
    case .source: sources.keys.sorted()
    }
  }

  /// Whether there is such an id; quicker than to list all.
  func has(_ id: String, of kind: Reference.Kind) -> Bool {
    switch kind {
    case .problem: problems[id] != nil
    case .lesson: lessons[id] != nil
    case .evening: evenings[id] != nil
    case .course: courses[id] != nil
    case .term: terms[id] != nil
    case .page: pages[id] != nil
    case .tool: tools[.tool(id)] != nil
    case .questionnaire: tools[.questionnaire(id)] != nil
    case .source: sources[id] != nil
    }
  }

  /// The problems that some located slugs name; those that do not exist are findings elsewhere.
  func problems(_ slugs: [String]) -> [Diptych] { slugs.compactMap(problem) }

  /// The page of a view in a language, or in the site's own where its audience does not read that one.
  func view(_ id: Diptych.ID, _ audience: String, in language: String?) -> Target {
    .view(of: id, audience: audience, language: isRead(language, by: audience) ? language : nil)
  }

  /// The entry page of an audience in a language, or in the site's own.
  func audience(_ id: String, in language: String?) -> Target {
    .audience(id, language: isRead(language, by: id) ? language : nil)
  }

  /// The languages that an audience reads, in the order of `site.yml`; nothing stands for the site's own.
  func languages(of audience: String) -> [String?] {
    [nil] + settings.languages.map(\.tag.value).filter { languages[audience]?.contains($0) ?? false }
  }

  private func isRead(_ language: String?, by audience: String) -> Bool {
    language.map { languages[audience]?.contains($0) ?? false } ?? false
  }

  /// The lessons that belong with a problem.
  func lessons(for problem: Diptych) -> [Diptych] {
    problem.id.kind == .problem ? (lessonsFor[problem.slug] ?? []).map { library.lessons[$0] } : []
  }

  /// The place of a lesson in the learning line, from 1.
  func number(of lesson: Diptych) -> Int { (lessons[lesson.slug] ?? 0) + 1 }

  /// The evenings that treat a problem.
  func evenings(for problem: Diptych) -> [Evening] {
    problem.id.kind == .problem ? (eveningsFor[problem.slug] ?? []).map { library.evenings[$0] } : []
  }

  /// For each slug the places in a list at which it is named.
  private static func invert(_ lists: [[Located<String>]]) -> [String: [Int]] {
    var places: [String: [Int]] = [:]
    for (index, list) in lists.enumerated() {
      for slug in list { places[slug.value, default: []].append(index) }
    }
    return places
  }

  private static func courses(_ library: Library) -> [String: [NamedTarget]] {
    var courses: [String: [NamedTarget]] = [:]
    for course in library.courses {
      for slug in course.problems { courses[slug.value, default: []].append(NamedTarget(course.title, .course(course.slug))) }
      for session in course.sessions {
        let name = "\(course.title): \(session.title.lowercasedFirst)"
        for slug in session.problems {
          courses[slug.value, default: []].append(NamedTarget(name, .session(course: course.slug, session: session.slug)))
        }
      }
    }
    return courses
  }

  private static func index(_ ids: [String]) -> [String: Int] {
    Dictionary(ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func targets(_ library: Library) -> [String: Target] {
    var targets: [String: Target] = [:]
    for diptych in library.diptychs {
      targets[diptych.file] = .diptych(diptych.id)
      for view in diptych.views {
        targets[view.file] = .view(of: diptych.id, audience: view.audience)
        for translation in view.translations {
          targets[translation.file] = .view(of: diptych.id, audience: view.audience, language: translation.language)
        }
      }
    }
    if let line = library.line { targets[line.file] = .lessons }
    for evening in library.evenings { targets[evening.file] = .evening(evening.slug) }
    for course in library.courses {
      targets[course.file] = .course(course.slug)
      for session in course.sessions { targets[session.file] = .session(course: course.slug, session: session.slug) }
    }
    for term in library.terms { targets[term.file] = .term(term.slug) }
    for page in library.pages { targets[page.file] = .page(page.slug) }
    for tool in library.tools { targets[tool.file] = tool.target }
    for asset in library.assets { targets[asset.path] = .asset(asset.path) }
    return targets
  }
}
