import Markdown
import Model

/// A sheet, cards or a poster for a meeting or a lesson.
extension Material: SiteItem {
  package func routes(_ settings: Settings) -> [Route] { [route([text(body)])] }

  package func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.material.forms[form.name] ?? "" }

  package func words(of route: Route, in catalog: Catalog) -> [String] {
    if case .signIn(let columns, _) = form { columns } else { [] }
  }

  package func comesAfter(_ route: Route) -> Bool { true }
}
