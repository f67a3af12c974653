import Diagnostics
import Model
import Templates

/// The order of the lessons, which is the list of lessons too.
extension LearningLine: SiteItem {
  func routes(_ settings: Settings, _ languages: ReadLanguages) -> [Route] { [route([text(body)])] }

  var named: [NamedSlugs] { [NamedSlugs(slugs: lessons, kind: .lesson)] }

  func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.search.forAll }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] {
    let lessons = maker.catalog.library.lessons
    return maker.written(target, publication) { texts in
      LearningLinePage(
        line: self, lessons: lessons, body: texts[0], mentions: maker.mentions(besides: lessons), cited: maker.cited(in: texts))
    }
  }
}
