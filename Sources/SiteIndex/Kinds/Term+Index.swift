import Model

/// A word of the glossary. All are on one page.
extension Term: SiteItem {
  package func routes(_ settings: Settings) -> [Route] {
    [route([Text(body, file: file, page: .glossary)])]
  }

  package func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.glossary }

  package func words(of route: Route, in catalog: Catalog) -> [String] { synonyms }

  package func comesAfter(_ route: Route) -> Bool { true }
}
