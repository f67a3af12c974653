import Markup
import Model
import SiteIndex
import Templates

extension LearningLine: RenderedItem {
  func page(_ target: Target, _ maker: PageMaker) -> Markup {
    let lessons = maker.catalog.library.lessons
    return maker.written(target, publication) { texts in
      LearningLinePage(
        line: self, lessons: lessons, body: texts[0], cited: maker.cited(in: texts))
    }
  }

  static func list(_ target: Target, _ maker: PageMaker) -> Markup { Markup() }
}
