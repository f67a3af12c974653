import Markup
import Model
import SiteIndex
import Templates

extension Page: RenderedItem {
  func page(_ target: Target, _ maker: PageMaker) -> Markup {
    maker.written(target, publication) { texts in
      TextPage(
        text: self, reader: audience.flatMap(maker.catalog.audience), body: texts[0], cited: maker.cited(in: texts))
    }
  }

  static func list(_ target: Target, _ maker: PageMaker) -> Markup { Markup() }
}
