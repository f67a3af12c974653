import Model

/// An entry of the glossary, which stands on one page with all others.
extension Term: SiteItem {
  func routes(_ settings: Settings, _ languages: ReadLanguages) -> [Route] {
    [route([Text(body, file: file, page: .glossary)])]
  }

  func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.glossary }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] { [] }
}
