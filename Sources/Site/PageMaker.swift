import Diagnostics
import Markdown
import Markup
import Model
import Templates

/// Makes one page: gathers what its template shows, fills the texts' holes and calls the template.
struct PageMaker {
  private let catalog: Catalog
  private let target: Target
  private let address: Address
  private let page: PageContext

  init(_ catalog: Catalog, _ theme: Theme, _ target: Target) {
    self.catalog = catalog
    self.target = target
    let address = catalog.addresses.address(of: target).0
    self.address = address
    page = PageContext(
      theme: theme, links: Links { catalog.addresses.link(to: $0, from: address) }, path: address.path)
  }

  /// The page's bytes; none for a target that is no page.
  func bytes() -> [UInt8] {
    let library = catalog.library, words = catalog.interface
    switch target {
    case .home:
      return write(
        HomePage(site: catalog.settings, problems: library.problems, evenings: library.evenings), isHome: true)
    case .audience(let id):
      return write(
        catalog.audience(id).map {
          AudiencePage(
            reader: $0, problems: library.problems, evenings: library.evenings,
            pages: library.pages.filter { $0.audience == id })
        })
    case .problem(let slug): return write(catalog.problem(slug).map(problemPage))
    case .view(let slug, let audience):
      return write(catalog.problem(slug).flatMap { viewPage($0, audience) })
    case .plan(let slug): return write(catalog.problem(slug).map { PlanPage(problem: $0, words: words) })
    case .evenings: return write(ListPage(evenings: library.evenings, words: words))
    case .evening(let slug): return write(catalog.evening(slug).map(eveningPage))
    case .courses: return write(ListPage(courses: library.courses, words: words))
    case .course(let slug): return write(catalog.course(slug).map(coursePage))
    case .session(let slug, let session):
      return write(catalog.course(slug).flatMap { sessionPage($0, session) })
    case .glossary: return write(glossaryPage())
    case .sources: return write(sourcesPage())
    case .overview: return write(overviewPage())
    case .page(let slug): return write(catalog.page(slug).map(textPage))
    case .term, .source, .asset, .builtIn: return []
    }
  }

  private func write(_ template: (some PageTemplate)?, isHome: Bool = false) -> [UInt8] {
    template.map { Templates.page($0, page, isHome: isHome).bytes } ?? []
  }

  // MARK: - Pages

  private func viewPage(_ problem: Problem, _ audience: String) -> ViewPage? {
    guard let view = problem.view(for: audience), let reader = catalog.audience(audience) else { return nil }
    let text = catalog.text(of: view, problem), introduction = catalog.introduction(of: problem, for: view)
    let placed = catalog.placedAgreements(in: text)
    let panel = agreements(of: problem, reader: reader, except: placed, page)
    var filler = self.filler(text)
    filler.agreements = panel
    filler.agreement = { agreement($0, of: problem, reader: reader, page) }
    filler.counterparts = problem.views.filter { $0.audience != audience }.compactMap { other in
      catalog.audience(other.audience).map {
        .init(problem: problem.slug, view: other, audience: $0, side: page.theme.side(other.audience))
      }
    }
    return ViewPage(
      problem: problem, view: view, reader: reader, introduction: markup(introduction),
      body: view.body.markup(filler), closing: catalog.placesAgreements(text) ? nil : panel,
      related: catalog.related(to: problem), evenings: catalog.evenings(for: problem),
      courses: catalog.courses(for: problem), cited: cited(in: [introduction, text]))
  }

  private func problemPage(_ problem: Problem) -> ProblemPage {
    let introduction = catalog.introduction(of: problem, for: nil)
    let texts = problem.views.map { catalog.text(of: $0, problem) }
    let rows = rows(of: problem.views).map { key in
      ProblemPage.Row(
        panels: zip(problem.views, texts).compactMap { view, text in
          guard let section = view.body.sections.first(where: { view.body.key(of: $0) == key }), !section.isEmpty else {
            return nil
          }
          var filler = self.filler(text)
          filler.idPrefix = "\(view.audience)_"
          filler.headingShift = 1
          filler.agreement = { "<p>\($0.wording[view.audience] ?? "")</p>\n" }
          return (view.audience, view.body.markup(filler, section: section))
        })
    }
    return ProblemPage(
      problem: problem, introduction: markup(introduction),
      agreements: agreements(of: problem, reader: nil, page) ?? Markup(), rows: rows.filter { !$0.panels.isEmpty },
      related: catalog.related(to: problem), evenings: catalog.evenings(for: problem),
      courses: catalog.courses(for: problem), cited: cited(in: [introduction] + texts))
  }

  /// The sections of all views in one order: each stands after the one that it follows in its own view.
  private func rows(of views: [View]) -> [String] {
    var keys: [String] = []
    for view in views {
      var position = keys.startIndex
      for section in view.body.sections {
        let key = view.body.key(of: section)
        if let index = keys.firstIndex(of: key) {
          position = index + 1
        } else {
          keys.insert(key, at: position)
          position += 1
        }
      }
    }
    return keys
  }

  private func eveningPage(_ evening: Evening) -> EveningPage {
    let text = catalog.text(of: evening), invitation = catalog.invitation(of: evening)
    var filler = self.filler(invitation)
    // The letter stands below a heading of its own, beside a text whose ids it must not repeat.
    filler.idPrefix = "invitation_"
    filler.headingShift = 1
    return EveningPage(
      evening: evening, problems: catalog.problems(evening.problems.map(\.value)), body: markup(text),
      invitation: evening.invitation.markup(filler), cited: cited(in: [text, invitation]))
  }

  private func coursePage(_ course: Course) -> CoursePage {
    let text = catalog.text(of: course)
    return CoursePage(
      course: course, problems: catalog.problems(course.problems.map(\.value)), body: markup(text),
      cited: cited(in: [text]))
  }

  private func sessionPage(_ course: Course, _ slug: String) -> SessionPage? {
    guard let session = course.sessions.first(where: { $0.slug == slug }) else { return nil }
    let text = catalog.text(of: session, course)
    return SessionPage(
      course: course, session: session, problems: catalog.problems(session.problems.map(\.value)), body: markup(text),
      cited: cited(in: [text]))
  }

  private func sourcesPage() -> SourcesPage {
    let citing = catalog.citingPages()
    return SourcesPage(
      words: catalog.interface, all: catalog.library.sources.map { ($0, citing[$0.id] ?? []) }.map { (cited($0), $1) })
  }

  private func overviewPage() -> OverviewPage {
    OverviewPage(
      words: catalog.interface,
      rows: catalog.library.problems.map { problem in
        OverviewPage.Row(
          problem: problem, related: catalog.related(to: problem), evenings: catalog.evenings(for: problem),
          courses: catalog.courses(for: problem))
      })
  }

  private func glossaryPage() -> GlossaryPage {
    let entries = catalog.library.terms.map { (term: $0, text: catalog.text(of: $0)) }
    return GlossaryPage(
      words: catalog.interface, entries: entries.map { ($0.term, markup($0.text)) }, cited: cited(in: entries.map(\.text)))
  }

  private func textPage(_ text: Page) -> TextPage {
    let body = catalog.text(of: text)
    return TextPage(
      text: text, reader: text.audience.flatMap(catalog.audience), body: markup(body), cited: cited(in: [body]))
  }

  // MARK: - Pieces

  private func filler(_ text: Text) -> PageFiller {
    var filler = PageFiller(catalog: catalog, text: text, address: address)
    filler.side = page.theme.side
    return filler
  }

  private func markup(_ text: Text) -> Markup {
    text.document.markup(filler(text))
  }

  private func cited(_ source: Source) -> CitedSource {
    CitedSource(source, via: source.via.flatMap { catalog.source($0.value) })
  }

  /// The sources that some texts cite, in the order of the list of sources.
  private func cited(in texts: [Text]) -> [CitedSource] {
    var ids: Set<String> = []
    for (link, _) in texts.flatMap(catalog.linksWithQuotes) {
      if case .reference(let reference) = Destination(link.destination), reference.kind == .source { ids.insert(reference.id) }
    }
    return ids.isEmpty ? [] : catalog.library.sources.filter { ids.contains($0.id) }.map(cited)
  }
}

extension Document {
  /// What a section has in common with its counterpart: the id of its heading; empty for what stands before any.
  fileprivate func key(of section: Section) -> String { section.heading.map { headings[$0].id } ?? "" }
}

extension Catalog {
  /// What all pages share.
  var theme: Theme {
    Theme(
      settings: settings, interface: interface, header: menu(settings.header), footer: menu(settings.footer))
  }

  private func menu(_ items: [Located<Reference>]) -> [NamedTarget] {
    items.compactMap { item in
      guard case .target(let target, _, let title) = resolve(item.value, for: nil) else { return nil }
      return NamedTarget(title, target)
    }
  }

  /// The agreements that a view's text gives a place of their own.
  func placedAgreements(in text: Text) -> Set<String> {
    Set(
      text.document.links.compactMap {
        if case .agreement(let id) = Destination($0.destination) { id } else { nil }
      })
  }

  /// Whether a view's text gives the agreements their place.
  func placesAgreements(_ text: Text) -> Bool {
    text.document.links.contains { Destination($0.destination) == .agreements }
  }
}
