import Model
import Templates

/// A course, and a page for each of its sessions.
extension Course: SiteItem {
  func parts(_ settings: Settings) -> [Part] {
    [part([body])]
      + sessions.map { session in
        Part(
          target(of: session), file: session.file, title: session.title, name: "\(title): \(session.title.lowercasedFirst)",
          summary: session.summary, audience: audience, publication: session.publication,
          updated: session.publication.updated, documents: [session.body])
      }
  }

  func texts(in catalog: Catalog) -> [Text] { [text] + sessions.map(text(of:)) }

  private var text: Text { Text(document: body, file: file, page: target, reader: Reader(audience: audience)) }

  private func text(of session: Session) -> Text {
    Text(document: session.body, file: session.file, page: target(of: session), reader: Reader(audience: audience))
  }

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
    [NamedTarget(title, target)] + sessions.map { NamedTarget(catalog.name(of: target(of: $0)), target(of: $0)) }
  }

  func label(of part: Part, in catalog: Catalog) -> String { catalog.interface.courses }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] {
    switch target {
    case .course: maker.write(page(maker))
    case .session(_, let slug): maker.write(sessions.first { $0.slug == slug }.map { page(of: $0, maker) })
    default: []
    }
  }

  private func page(_ maker: PageMaker) -> CoursePage {
    let catalog = maker.catalog, problems = catalog.problems(problems.map(\.value))
    return CoursePage(
      course: self, problems: problems.map(maker.whole), body: maker.markup(text, maker.terms([text], publication)),
      mentions: catalog.mentions(of: target, besides: problems, maker.connections), cited: maker.cited(in: [text]))
  }

  private func page(of session: Session, _ maker: PageMaker) -> SessionPage {
    let catalog = maker.catalog, text = text(of: session), problems = catalog.problems(session.problems.map(\.value))
    return SessionPage(
      course: self, session: session, problems: problems.map(maker.whole),
      body: maker.markup(text, maker.terms([text], session.publication)),
      mentions: catalog.mentions(of: text.page, besides: problems, maker.connections), cited: maker.cited(in: [text]))
  }
}
