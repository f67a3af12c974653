import Model
import Templates

/// A course, and a page for each of its sessions.
extension Course: SiteItem {
  package func routes(_ settings: Settings) -> [Route] {
    let guide = leading.guide?.route(of: .course(slug), title: title, name: title, summary: summary, publication, settings)
    return [route([text(body)], naming: [NamedSlugs(problems)])] + [guide].compactMap(\.self)
      + sessions.flatMap { session in
        let target = target(of: session)
        let own = Route(
          target, .text, file: session.file, title: session.title, name: name(of: session),
          summary: session.summary, audience: audience, publication: session.publication,
          updated: session.publication.updated,
          texts: [Text(session.body, file: session.file, page: target, reader: Reader(audience: audience))],
          named: [NamedSlugs(session.problems)])
        let guide = session.leading.guide?.route(
          of: meeting(of: session), title: session.title, name: name(of: session), summary: session.summary,
          session.publication, settings)
        let slides = session.leading.slides(
          of: meeting(of: session), session.programme, file: session.file, audience: audience, session.publication)
        return [own] + [guide, slides].compactMap(\.self)
      }
  }

  /// The name of a session in lists.
  func name(of session: Session) -> String { "\(title): \(session.title.lowercasedFirst)" }

  package func target(of session: Session) -> Target { meeting(of: session).target }

  private func meeting(of session: Session) -> Meeting { .session(course: slug, session: session.slug) }

  package func shown(in edition: inout Narrowing) -> Course? {
    let isPublished = publication.isShown(on: edition.day)
    guard edition.keep(self) else {
      leading.leave(
        with: .course(slug), title, isElsewhere: isPublished, expiredIn: edition.expired(publication, file), in: &edition)
      for session in sessions {
        let isElsewhere = isPublished && session.publication.isShown(on: edition.day)
        let expiredIn = edition.expired(publication, file) ?? edition.expired(session.publication, session.file)
        edition.leave(target(of: session), session.title, session.file, isElsewhere: isElsewhere, expiredIn: expiredIn)
        session.leading.leave(
          with: meeting(of: session), session.title, isElsewhere: isElsewhere, expiredIn: expiredIn, in: &edition)
      }
      return nil
    }
    var course = self
    course.leading.narrow(of: .course(slug), title, in: &edition)
    course.sessions = sessions.compactMap { shown($0, in: &edition) }
    return course
  }

  private func shown(_ session: Session, in edition: inout Narrowing) -> Session? {
    guard edition.keep(target(of: session), session.title, session.file, session.publication) else {
      session.leading.leave(
        with: meeting(of: session), session.title, isElsewhere: session.publication.isShown(on: edition.day),
        expiredIn: edition.expired(session.publication, session.file), in: &edition)
      return nil
    }
    var session = session
    session.leading.narrow(of: meeting(of: session), session.title, in: &edition)
    if case .leftOut = session.leading {
      (session.materials, session.preparation, session.programme) = ([], [], session.programme.withoutHow)
    }
    return session
  }

  package func words(of route: Route, in catalog: Catalog) -> [String] {
    let meetings = sessions.filter { route.target == target(of: $0) || route.target == .guide(meeting(of: $0)) }
    guard let session = meetings.first else { return [participants, duration] + sessions.map(\.title) }
    let isOwn = route.target == target(of: session) && session.leading.isApart
    return [session.goal]
      + (isOwn
        ? session.programme.withoutHow.words : session.programme.words + session.preparation + session.materials.map(\.said))
  }

  package func places(in catalog: Catalog) -> [NamedTarget] {
    [NamedTarget(title, target)] + sessions.map { NamedTarget(name(of: $0), target(of: $0)) }
  }

  package func label(of route: Route, in catalog: Catalog) -> String {
    if case .guide = route.target { catalog.interface.meetings.forLeader } else { catalog.interface.courses }
  }

  package func comesAfter(_ route: Route) -> Bool { true }
}
