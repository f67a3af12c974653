import Model
import Templates

/// The page that lists all of a kind: where a link leads that names none of them, such as `evening:`.
struct Listing: Sendable {
  let target: Target
  /// What one of them is called in messages.
  let noun: String
  /// Where their content paths begin: as long as one of them cannot be read, an empty list is no finding.
  let folders: [String]
  let title: @Sendable (Interface) -> String
  let isEmpty: @Sendable (Library) -> Bool
  /// Makes the page; `nil` where an item is that page.
  var page: (@Sendable (PageMaker) -> [UInt8])?

  /// All of them, that of sources too.
  static let all = itemLists.compactMap(\.listing) + [.sources]

  /// The map of the whole.
  static let overview = Listing(
    target: .overview, noun: "problem", folders: ["problems/"], title: { $0.overview },
    isEmpty: { $0.problems.isEmpty },
    page: { $0.write($0.overviewPage()) })
  /// The learning line.
  static let lessons = Listing(
    target: .lessons, noun: "learning line", folders: ["lessons/"],
    title: { $0.lessons.title }, isEmpty: { $0.line == nil })
  static let evenings = Listing(
    target: .evenings, noun: "evening", folders: ["evenings/"], title: { $0.evenings },
    isEmpty: { $0.evenings.isEmpty },
    page: { $0.write(ListPage(evenings: $0.catalog.library.evenings, words: $0.catalog.interface)) })
  static let courses = Listing(
    target: .courses, noun: "course", folders: ["courses/"], title: { $0.courses }, isEmpty: { $0.courses.isEmpty },
    page: { $0.write(ListPage(courses: $0.catalog.library.courses, words: $0.catalog.interface)) })
  static let tools = Listing(
    target: .tools, noun: "tool", folders: ["tools/", "questionnaires/"], title: { $0.tools.title },
    isEmpty: { $0.tools.isEmpty }, page: { $0.write(ListPage(tools: $0.catalog.library.tools, words: $0.catalog.interface)) })
  static let glossary = Listing(
    target: .glossary, noun: "term", folders: ["glossary/"], title: { $0.glossary }, isEmpty: { $0.terms.isEmpty },
    page: { $0.glossaryPage() })
  static let sources = Listing(
    target: .sources, noun: "source", folders: ["sources"], title: { $0.sources }, isEmpty: { $0.sources.isEmpty },
    page: { $0.write($0.sourcesPage()) })
}
