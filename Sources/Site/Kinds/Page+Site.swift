import Model
import Templates

/// A text that stands by itself.
extension Page: SiteItem {
  func parts(_ settings: Settings) -> [Part] { [part([body])] }

  func texts(in catalog: Catalog) -> [Text] {
    [Text(document: body, file: file, page: target, reader: Reader(audience: audience))]
  }

  func places(in catalog: Catalog) -> [NamedTarget] { audience == nil ? [NamedTarget(title, target)] : [] }

  func label(of part: Part, in catalog: Catalog) -> String {
    audience.map(catalog.title(ofAudience:)) ?? catalog.interface.search.forAll
  }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] {
    let catalog = maker.catalog, text = texts(in: catalog)[0]
    return maker.write(
      TextPage(
        text: self, reader: audience.flatMap(catalog.audience), body: maker.markup(text, maker.terms([text], publication)),
        mentions: catalog.mentions(of: target, besides: [], maker.connections), cited: maker.cited(in: [text])))
  }
}
