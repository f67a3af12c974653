import Model
import Templates

/// The page that lists all of a kind: where a link leads that names none of them, such as `evening:`.
package struct Listing: Sendable {
  package let target: Target
  /// What one of them is called in messages.
  package let noun: String
  /// Where their content paths begin: as long as one of them cannot be read, an empty list is no finding.
  package let folders: [String]
  package let title: @Sendable (Interface) -> String
  package let isEmpty: @Sendable (Library) -> Bool
  /// Whether it is a page of its own; else an item is that page.
  package var isOwnPage = true

  /// All of them, that of sources too.
  package static let all = itemLists.compactMap(\.listing) + [.sources]

  /// The map of the whole.
  package static let overview = Listing(
    target: .overview, noun: "problem", folders: ["problems/"], title: { $0.overview },
    isEmpty: { $0.problems.isEmpty })
  /// The learning line.
  package static let lessons = Listing(
    target: .lessons, noun: "learning line", folders: ["lessons/"],
    title: { $0.lessons.title }, isEmpty: { $0.line == nil }, isOwnPage: false)
  package static let evenings = Listing(
    target: .evenings, noun: "evening", folders: ["evenings/"], title: { $0.evenings },
    isEmpty: { $0.evenings.isEmpty })
  package static let courses = Listing(
    target: .courses, noun: "course", folders: ["courses/"], title: { $0.courses }, isEmpty: { $0.courses.isEmpty })
  package static let tools = Listing(
    target: .tools, noun: "tool", folders: ["tools/", "questionnaires/"], title: { $0.tools.title },
    isEmpty: { $0.tools.isEmpty })
  package static let glossary = Listing(
    target: .glossary, noun: "term", folders: ["glossary/"], title: { $0.glossary }, isEmpty: { $0.terms.isEmpty })
  package static let sources = Listing(
    target: .sources, noun: "source", folders: ["sources"], title: { $0.sources }, isEmpty: { $0.sources.isEmpty })
}
