import Markup
import Model
import SiteIndex
import Templates

extension Course: RenderedItem {
  func page(_ target: Target, _ maker: PageMaker) -> Markup {
    switch target {
    case .course, .guide(.course): introduction(target, maker)
    case .session(_, let slug), .guide(.session(_, let slug)):
      sessions.first { $0.slug == slug }.map { page(of: $0, target, maker) } ?? Markup()
    case .slides(.session(_, let slug)):
      sessions.first { $0.slug == slug }.map { maker.slides(of: $0, in: self) } ?? Markup()
    default: Markup()
    }
  }

  private func introduction(_ target: Target, _ maker: PageMaker) -> Markup {
    let problems = maker.catalog.problems(of: self.target)
    let face = Face(target, leading)
    return maker.written(target, publication) { texts in
      CoursePage(
        course: self, face: face, title: face.title(title, target, in: maker.catalog), problems: problems.map(maker.whole),
        body: texts[0],
        cited: maker.cited(in: texts))
    }
  }

  private func page(of session: Session, _ target: Target, _ maker: PageMaker) -> Markup {
    let problems = maker.catalog.problems(of: self.target(of: session))
    let face = Face(target, session.leading)
    return maker.written(target, session.publication) { texts in
      SessionPage(
        course: self, session: session, face: face, title: face.title(session.title, target, in: maker.catalog),
        problems: problems.map(maker.whole), body: texts[0],
        cited: maker.cited(in: texts))
    }
  }

  static func list(_ target: Target, _ maker: PageMaker) -> Markup {
    let library = maker.catalog.library
    return maker.write(ListPage(courses: library.courses, problems: library.problems, words: maker.catalog.interface))
  }
}
