import Model
import SiteIndex
import Templates

extension PageMaker {
  /// The page that lists all of a kind; `nil` for a target that is not such a page.
  func list(_ target: Target) -> [UInt8]? {
    let library = catalog.library, words = catalog.interface
    return switch target {
    case .overview: write(overviewPage())
    case .evenings: write(ListPage(evenings: library.evenings, problems: library.problems, words: words))
    case .courses: write(ListPage(courses: library.courses, problems: library.problems, words: words))
    case .tools: write(ListPage(tools: library.tools, words: words))
    case .glossary: glossaryPage()
    case .sources: write(sourcesPage())
    default: nil
    }
  }
}
