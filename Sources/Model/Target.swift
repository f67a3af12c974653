/// Something that a link can lead to.
package enum Target: Hashable, Sendable {
  case home
  /// The entry page of an audience.
  case audience(String, language: String? = nil)
  /// All views of a problem or a lesson side by side.
  case diptych(Diptych.ID)
  case view(of: Diptych.ID, audience: String, language: String? = nil)
  /// What a reader takes home from a view, on one sheet of paper.
  case handout(of: Diptych.ID, audience: String)
  /// The plan of approach of a problem.
  case plan(String)
  /// The learning line.
  case lessons
  /// The page that lists all of a kind.
  case list(Reference.Kind)
  /// One of a kind whose pages stand in a folder together.
  case item(Reference.Kind, String)
  /// An evening as a calendar reads it.
  case calendar(String)
  case course(String)
  case session(course: String, session: String)
  case glossary
  case term(String)
  case sources
  case source(String)
  /// The map of the whole.
  case overview
  case page(String)
  /// Where readers search.
  case search
  /// A file that search loads, by its name; the folder itself for none.
  case searchData(String)
  /// What is new and changed, as feed readers read it.
  case feed
  /// What a web server shows in place of a page that is not there.
  case notFound
  /// What can be printed or read without the site.
  case volume(Volume)
  /// What a copy says of the school that hosts it.
  case school
  /// A page of that school's own.
  case schoolPage(String)
  /// A file of that school's, such as its logo, by its name.
  case schoolFile(String)
  /// A file of the content, by its content path.
  case asset(String)
  /// A file that ships with the program, by its name.
  case builtIn(String)

  package static let evenings = Target.list(.evening), courses = Target.list(.course), tools = Target.list(.tool)
  package static func evening(_ slug: String) -> Target { .item(.evening, slug) }

  /// The language it is in; `nil` for the site's own.
  package var language: String? {
    switch self {
    case .audience(_, let language), .view(_, _, let language): language
    default: nil
    }
  }
}
