import Diagnostics
import Markdown
import Markup
import Model
import Templates

/// Makes one page: gathers what its template shows, fills the texts' holes and calls the template.
struct PageMaker {
  let catalog: Catalog
  let connections: Connections
  let address: Address
  let page: PageContext
  private let target: Target

  init(_ press: Press, _ target: Target) {
    self.target = target
    (catalog, connections) = (press.catalog, press.connections)
    address = catalog.addresses.address(of: target).0
    page = catalog.context(target, press.theme)
  }

  /// The page's bytes; none for a target that is no page.
  func bytes() -> [UInt8] {
    let library = catalog.library, words = catalog.interface
    switch target {
    case .home:
      return write(
        HomePage(
          site: catalog.settings, problems: library.problems, evenings: library.evenings, hasTools: !library.tools.isEmpty),
        isHome: true)
    case .audience(let id, let language): return write(catalog.audience(id).map { audiencePage($0, language) })
    case .diptych(let id): return write(catalog.diptych(id).map(diptychPage))
    case .view(let id, let audience, let language):
      return write(catalog.diptych(id).flatMap { viewPage($0, audience, language) })
    case .plan(let slug): return write(catalog.problem(slug).map { PlanPage(problem: $0, words: words) })
    case .handout(let id, let audience): return write(catalog.diptych(id).flatMap { handoutPage($0, audience) })
    case .lessons: return write(library.line.map(linePage))
    case .evenings: return write(ListPage(evenings: library.evenings, words: words))
    case .evening(let slug): return write(catalog.evening(slug).map(eveningPage))
    case .courses: return write(ListPage(courses: library.courses, words: words))
    case .course(let slug): return write(catalog.course(slug).map(coursePage))
    case .session(let slug, let session): return write(catalog.course(slug).flatMap { sessionPage($0, session) })
    case .glossary: return write(glossaryPage())
    case .sources: return write(sourcesPage())
    case .overview: return write(overviewPage())
    case .page(let slug): return write(catalog.page(slug).map(textPage))
    case .tools: return write(ListPage(tools: library.tools, words: words))
    case .tool, .questionnaire: return write(catalog.tool(target).map(toolPage))
    case .search: return write(searchPage())
    case .notFound: return write(NotFoundPage(words: words, hasOverview: !library.problems.isEmpty))
    case .volume(let volume): return self.volume(volume).map { Templates.volume($0, page).bytes } ?? []
    // A school's pages are made with the school.
    case .school, .schoolPage, .schoolFile: return []
    case .term, .source, .calendar, .feed, .searchData, .asset, .builtIn: return []
    }
  }

  private func write(_ template: (some PageTemplate)?, isHome: Bool = false) -> [UInt8] {
    template.map { Templates.page($0, page, isHome: isHome).bytes } ?? []
  }

  // MARK: - Pages

  private func eveningPage(_ evening: Evening) -> EveningPage {
    let text = catalog.text(of: evening), invitation = catalog.invitation(of: evening)
    let terms = terms([text], evening.publication)
    let filler = self.filler(invitation, terms)
    // The letter stands below a heading of its own, beside a text whose ids it must not repeat.
    filler.idPrefix = "invitation_"
    filler.headingShift = 1
    let problems = catalog.problems(evening.problems.map(\.value))
    return EveningPage(
      evening: evening, problems: problems, body: markup(text, terms), invitation: evening.invitation.markup(filler),
      times: EveningTimes(evening, timeZone: catalog.settings.timeZone).map { ($0.start.extended, $0.end.extended) },
      mentions: catalog.mentions(of: target, besides: problems, connections), cited: cited(in: [text, invitation]))
  }

  private func coursePage(_ course: Course) -> CoursePage {
    let text = catalog.text(of: course), problems = catalog.problems(course.problems.map(\.value))
    return CoursePage(
      course: course, problems: problems.map(whole), body: markup(text, terms([text], course.publication)),
      mentions: catalog.mentions(of: target, besides: problems, connections), cited: cited(in: [text]))
  }

  private func sessionPage(_ course: Course, _ slug: String) -> SessionPage? {
    guard let session = course.sessions.first(where: { $0.slug == slug }) else { return nil }
    let text = catalog.text(of: session, course), problems = catalog.problems(session.problems.map(\.value))
    return SessionPage(
      course: course, session: session, problems: problems.map(whole),
      body: markup(text, terms([text], session.publication)),
      mentions: catalog.mentions(of: target, besides: problems, connections), cited: cited(in: [text]))
  }

  private func linePage(_ line: LearningLine) -> LearningLinePage {
    let text = catalog.text(of: line)
    return LearningLinePage(
      line: line, lessons: catalog.library.lessons, body: markup(text, terms([text], line.publication)),
      mentions: catalog.mentions(of: target, besides: catalog.library.lessons, connections), cited: cited(in: [text]))
  }

  private func sourcesPage() -> SourcesPage {
    SourcesPage(
      words: catalog.interface,
      all: catalog.library.sources.map { source in
        (cited(source), (connections.citing[source.id] ?? []).map { NamedTarget(catalog.name(of: $0), $0) })
      })
  }

  private func overviewPage() -> OverviewPage {
    OverviewPage(
      words: catalog.interface,
      rows: catalog.library.problems.map { problem in
        OverviewPage.Row(
          problem: problem, related: catalog.related(to: problem, for: nil, connections).compactMap(catalog.diptych),
          evenings: catalog.evenings(for: problem),
          courses: catalog.courses(for: problem))
      })
  }

  private func glossaryPage() -> GlossaryPage {
    let entries = catalog.library.terms.map { (term: $0, text: catalog.text(of: $0)) }
    // All are on this page: a mention needs no link, and a link no description.
    return GlossaryPage(
      words: catalog.interface,
      entries: entries.map { ($0.term, markup($0.text, PageTerms(catalog, address, describes: false))) },
      cited: cited(in: entries.map(\.text)))
  }

  private func textPage(_ text: Page) -> TextPage {
    let body = catalog.text(of: text)
    return TextPage(
      text: text, reader: text.audience.flatMap(catalog.audience), body: markup(body, terms([body], text.publication)),
      mentions: catalog.mentions(of: target, besides: [], connections), cited: cited(in: [body]))
  }

  private func searchPage() -> Templates.SearchPage {
    let library = catalog.library, words = catalog.interface
    var groups = catalog.settings.readers.map { reader in
      Templates.SearchPage.Group(
        label: reader.title,
        pages: library.problems.filter { $0.hasView(for: reader.id) }.map {
          NamedTarget($0.title, .view(of: $0.id, audience: reader.id))
        } + library.pages.filter { $0.audience == reader.id }.map { NamedTarget($0.title, .page($0.slug)) })
    }
    groups.append(.init(label: words.problems, pages: library.problems.map { NamedTarget($0.title, .diptych($0.id)) }))
    groups.append(
      .init(
        label: words.lessons.title,
        pages: (library.line.map { [NamedTarget($0.title, .lessons)] } ?? [])
          + library.lessons.map { NamedTarget($0.title, .diptych($0.id)) }))
    groups.append(.init(label: words.evenings, pages: library.evenings.map { NamedTarget($0.title, .evening($0.slug)) }))
    groups.append(
      .init(
        label: words.courses,
        pages: library.courses.flatMap { course in
          [NamedTarget(course.title, .course(course.slug))]
            + course.sessions.map { session in
              let target = Target.session(course: course.slug, session: session.slug)
              return NamedTarget(catalog.name(of: target), target)
            }
        }))
    groups.append(.init(label: words.tools.title, pages: library.tools.map { NamedTarget($0.title, $0.target) }))
    groups.append(.init(label: words.glossary, pages: library.terms.map { NamedTarget($0.title, .term($0.slug)) }))
    groups.append(
      .init(
        label: words.search.forAll,
        pages: library.pages.filter { $0.audience == nil }.map { NamedTarget($0.title, .page($0.slug)) }))
    return Templates.SearchPage(words: words, groups: groups.filter { !$0.pages.isEmpty })
  }

  // MARK: - Pieces

  func terms(_ texts: [Text], _ publication: Publication) -> PageTerms {
    PageTerms(catalog, address, texts: texts, isOn: publication.linksTerms)
  }

  func filler(_ text: Text, _ terms: PageTerms) -> PageFiller {
    let filler = PageFiller(catalog: catalog, text: text, address: address, terms: terms)
    filler.side = page.theme.side
    filler.notes = page.notes
    return filler
  }

  func markup(_ text: Text, _ terms: PageTerms) -> Markup { text.document.markup(filler(text, terms)) }

  private func whole(_ problem: Diptych) -> RelatedProblem {
    RelatedProblem(icon: problem.icon, link: NamedTarget(problem.title, .diptych(problem.id)))
  }

  private func cited(_ source: Source) -> CitedSource {
    CitedSource(source, via: source.via.flatMap { catalog.source($0.value) })
  }

  /// The sources that some texts cite, in the order of the list of sources.
  func cited(in texts: [Text]) -> [CitedSource] {
    var ids: Set<String> = []
    for text in texts {
      catalog.eachLink(of: text) { link, _ in
        if let source = Reference(link.destination, of: .source) { ids.insert(source.id) }
      }
    }
    return ids.isEmpty ? [] : catalog.library.sources.filter { ids.contains($0.id) }.map(cited)
  }
}
