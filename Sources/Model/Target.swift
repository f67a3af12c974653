/// Something that a link can lead to.
package enum Target: Hashable, Sendable {
  case home
  /// The start page of an audience.
  case audience(String, language: String? = nil)
  /// The page with all views of a problem or a lesson side by side.
  case diptych(Diptych.ID)
  case view(of: Diptych.ID, audience: String, language: String? = nil)
  /// What a reader takes home from a view, on one sheet of paper.
  case handout(of: Diptych.ID, audience: String, language: String? = nil)
  /// The plan of approach of a problem, by its slug.
  case plan(String, language: String? = nil)
  /// The learning line.
  case lessons
  /// The page that lists all items of a kind.
  case list(Reference.Kind)
  /// An item, by its slug, of a kind whose pages share a folder.
  case item(Reference.Kind, String)
  /// The calendar file of an evening, by its slug.
  case calendar(String)
  case course(String)
  case session(course: String, session: String)
  /// The page of a meeting for those who lead it.
  case guide(Meeting)
  /// The slides of a meeting, for those who lead it.
  case slides(Meeting)
  case glossary
  case term(String)
  case sources
  case source(String)
  /// The page that lists all pages.
  case overview
  /// One page of an overview that is too long for one. They count from 1.
  case overviewPage(Int)
  case page(String)
  /// Where readers search, in a language.
  case searchPage(language: String?)
  /// Where schools check whether their copy is whole and the institute's.
  case check
  /// A file that the search script loads, by its name; an empty name stands for the folder of these files.
  case searchData(String)
  /// The feed: what is new and changed.
  case feed
  /// What a web server shows in place of a page that is not there.
  case notFound
  /// A file to print, or to read without the site.
  case volume(Volume)
  /// The page about the school that hosts a copy.
  case school
  /// One of that school's own pages, by its slug.
  case schoolPage(String)
  /// One of that school's own files, such as its logo, by its name.
  case schoolFile(String)
  /// A file of the content, by its content path.
  case asset(String)
  /// A file that ships with the program, by its name.
  case builtIn(String)

  package static let search = Target.searchPage(language: nil)
  package static let evenings = Target.list(.evening), courses = Target.list(.course), tools = Target.list(.tool)
  package static let materials = Target.list(.material)
  package static func evening(_ slug: String) -> Target { .item(.evening, slug) }

  /// The language of a page that is translated; `nil` for the site's own.
  package var language: String? {
    switch self {
    case .audience(_, let language), .view(_, _, let language), .handout(_, _, let language), .plan(_, let language),
      .searchPage(let language):
      language
    default: nil
    }
  }
}
