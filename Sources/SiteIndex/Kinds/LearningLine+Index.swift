import Diagnostics
import Model
import Templates

/// The learning line, whose page is also the list of lessons.
extension LearningLine: SiteItem {
  package func routes(_ settings: Settings) -> [Route] {
    [route([text(body)], naming: [NamedSlugs(lessons, of: .lesson)])]
  }

  package func words(of route: Route, in catalog: Catalog) -> [String] { lessons.map(\.value) }

  package func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.search.forAll }
}
