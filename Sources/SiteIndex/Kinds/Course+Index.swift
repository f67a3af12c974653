import Model
import Templates

/// A course, and a page for each of its sessions.
extension Course: SiteItem {
  package func routes(_ settings: Settings) -> [Route] {
    [route([text(body)], naming: [NamedSlugs(problems)])]
      + sessions.map { session in
        let target = target(of: session)
        return Route(
          target, .text, file: session.file, title: session.title, name: name(of: session),
          summary: session.summary, audience: audience, publication: session.publication,
          updated: session.publication.updated,
          texts: [Text(session.body, file: session.file, page: target, reader: Reader(audience: audience))],
          named: [NamedSlugs(session.problems)])
      }
  }

  /// The name of a session in lists.
  func name(of session: Session) -> String { "\(title): \(session.title.lowercasedFirst)" }

  package func target(of session: Session) -> Target { .session(course: slug, session: session.slug) }

  package func shown(in edition: inout Narrowing) -> Course? {
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

  package func places(in catalog: Catalog) -> [NamedTarget] {
    [NamedTarget(title, target)] + sessions.map { NamedTarget(name(of: $0), target(of: $0)) }
  }

  package func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.courses }

  package var comesAfter: Bool { true }
}
