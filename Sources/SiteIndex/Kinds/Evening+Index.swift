import Model
import Templates

/// A parent evening: what it is, and the letter that invites to it.
extension Evening: SiteItem {
  package func routes(_ settings: Settings, _ languages: ReadLanguages) -> [Route] {
    [route([text(body)], asides: [text(invitation)])]
  }

  package var named: [NamedSlugs] { [NamedSlugs(slugs: problems)] }

  package func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.evenings }
}
