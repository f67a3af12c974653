import Model
import Templates

/// A text that stands by itself.
extension Page: SiteItem {
  func routes(_ settings: Settings, _ languages: ReadLanguages) -> [Route] { [route([text(body)])] }

  func places(in catalog: Catalog) -> [NamedTarget] { audience == nil ? [NamedTarget(title, target)] : [] }

  func label(of route: Route, in catalog: Catalog) -> String {
    audience.map(catalog.title(ofAudience:)) ?? catalog.interface.search.forAll
  }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] {
    maker.written(target, publication) { texts in
      TextPage(
        text: self, reader: audience.flatMap(maker.catalog.audience), body: texts[0], mentions: maker.mentions(besides: []),
        cited: maker.cited(in: texts))
    }
  }
}
