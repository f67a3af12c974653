import Model
import Templates

/// The page that lists all of a kind, to which a link without an id leads, such as `evening:`.
package struct Listing: Sendable {
  package let target: Target
  /// What messages call one of them.
  package let noun: String
  /// What their content paths begin with: while one of these files cannot be read, an empty list is not reported.
  package let folders: [String]
  package let title: @Sendable (Interface) -> String
  package let isEmpty: @Sendable (Library) -> Bool
  /// Whether it is a page of its own; if not, the page of an item serves as the list.
  package var isOwnPage = true

  /// Every listing, including that of sources.
  package static let all = itemLists.compactMap(\.listing) + [.sources]

  /// The overview of the whole site.
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
  package static let materials = Listing(
    target: .materials, noun: "material", folders: ["materials/"], title: { $0.material.title },
    isEmpty: { $0.materials.isEmpty })
  package static let tools = Listing(
    target: .tools, noun: "tool", folders: ["tools/", "questionnaires/"], title: { $0.tools.title },
    isEmpty: { $0.tools.isEmpty })
  package static let glossary = Listing(
    target: .glossary, noun: "term", folders: ["glossary/"], title: { $0.glossary }, isEmpty: { $0.terms.isEmpty })
  package static let sources = Listing(
    target: .sources, noun: "source", folders: ["sources"], title: { $0.sources }, isEmpty: { $0.sources.isEmpty })
}
