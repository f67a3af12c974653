import Model
import Templates

/// A parent evening: its text, and the letter of invitation.
extension Evening: SiteItem {
  package func routes(_ settings: Settings) -> [Route] {
    [route([text(body)], asides: [text(invitation)], naming: [NamedSlugs(problems)])]
  }

  package func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.evenings }
}
