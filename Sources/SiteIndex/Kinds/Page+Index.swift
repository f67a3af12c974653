import Model
import Templates

/// A page with one text.
extension Page: SiteItem {
  package func routes(_ settings: Settings) -> [Route] { [route([text(body)])] }

  package func places(in catalog: Catalog) -> [NamedTarget] { audience == nil ? [NamedTarget(title, target)] : [] }

  package func label(of route: Route, in catalog: Catalog) -> String {
    audience.map(catalog.title(ofAudience:)) ?? catalog.interface.search.forAll
  }
}
