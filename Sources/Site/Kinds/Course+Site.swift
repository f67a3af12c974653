import Model
import Templates

/// A course, and a page for each of its sessions.
extension Course: SiteItem {
  func routes(_ settings: Settings, _ languages: ReadLanguages) -> [Route] {
    [route([text(body)])]
      + sessions.map { session in
        let target = target(of: session)
        return Route(
          target, .text, file: session.file, title: session.title, name: name(of: session),
          summary: session.summary, audience: audience, publication: session.publication,
          updated: session.publication.updated,
          texts: [Text(session.body, file: session.file, page: target, reader: Reader(audience: audience))])
      }
  }

  /// What a session is called among others.
  private func name(of session: Session) -> String { "\(title): \(session.title.lowercasedFirst)" }

  func target(of session: Session) -> Target { .session(course: slug, session: session.slug) }

  var named: [NamedSlugs] { [NamedSlugs(slugs: problems)] + sessions.map { NamedSlugs(slugs: $0.problems) } }

  func shown(in edition: inout Narrowing) -> Course? {
    guard edition.keep(self) else {
      for session in sessions {
        edition.leave(
          target(of: session), session.title, session.file,
          isElsewhere: publication.isShown(on: edition.day) && session.publication.isShown(on: edition.day),
          expiredIn: edition.expired(publication, file) ?? edition.expired(session.publication, session.file))
      }
      return nil
    }
    var course = self
    course.sessions = sessions.filter { edition.keep(target(of: $0), $0.title, $0.file, $0.publication) }
    return course
  }

  func places(in catalog: Catalog) -> [NamedTarget] {
    [NamedTarget(title, target)] + sessions.map { NamedTarget(name(of: $0), target(of: $0)) }
  }

  func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.courses }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] {
    switch target {
    case .course: introduction(target, maker)
    case .session(_, let slug): sessions.first { $0.slug == slug }.map { page(of: $0, target, maker) } ?? []
    default: []
    }
  }

  private func introduction(_ target: Target, _ maker: PageMaker) -> [UInt8] {
    let problems = maker.catalog.problems(problems.map(\.value))
    return maker.written(target, publication) { texts in
      CoursePage(
        course: self, problems: problems.map(maker.whole), body: texts[0], mentions: maker.mentions(besides: problems),
        cited: maker.cited(in: texts))
    }
  }

  private func page(of session: Session, _ target: Target, _ maker: PageMaker) -> [UInt8] {
    let problems = maker.catalog.problems(session.problems.map(\.value))
    return maker.written(target, session.publication) { texts in
      SessionPage(
        course: self, session: session, problems: problems.map(maker.whole), body: texts[0],
        mentions: maker.mentions(besides: problems), cited: maker.cited(in: texts))
    }
  }
}
