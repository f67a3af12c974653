import Model

/// An entry of the glossary, which stands on one page with all others.
extension Term: SiteItem {
  package func routes(_ settings: Settings, _ languages: ReadLanguages) -> [Route] {
    [route([Text(body, file: file, page: .glossary)])]
  }

  package func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.glossary }
}
