import Model

/// An entry of the glossary, which stands on one page with all others.
extension Term: SiteItem {
  func parts(_ settings: Settings) -> [Part] { [part([body])] }

  func routes(in catalog: Catalog) -> [Route] { [] }

  func texts(in catalog: Catalog) -> [Text] { [text] }

  var text: Text { Text(document: body, file: file, page: .glossary) }

  func label(of part: Part, in catalog: Catalog) -> String { catalog.interface.glossary }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] { [] }
}
