import Diagnostics
import Model
import Templates

/// The order of the lessons, which is the list of lessons too.
extension LearningLine: SiteItem {
  func parts(_ settings: Settings) -> [Part] { [part([body])] }

  func texts(in catalog: Catalog) -> [Text] { [Text(document: body, file: file, page: target)] }

  var named: [NamedSlugs] { [NamedSlugs(slugs: lessons, kind: .lesson)] }

  func label(of part: Part, in catalog: Catalog) -> String { catalog.interface.search.forAll }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] {
    let catalog = maker.catalog, text = texts(in: catalog)[0]
    return maker.write(
      LearningLinePage(
        line: self, lessons: catalog.library.lessons, body: maker.markup(text, maker.terms([text], publication)),
        mentions: catalog.mentions(of: target, besides: catalog.library.lessons, maker.connections),
        cited: maker.cited(in: [text])))
  }
}
