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
    case .search: return write(searchPage())
    case .notFound: return write(NotFoundPage(words: words, hasOverview: !library.problems.isEmpty))
    case .volume(let volume): return self.volume(volume).map { Templates.volume($0, page).bytes } ?? []
    default:
      if let page = Listing.all.first(where: { $0.target == target })?.page { return page(self) }
      return catalog.anyItem(at: target.whole)?.page(target, self) ?? []
    }
  }

  func write(_ template: (some PageTemplate)?, isHome: Bool = false) -> [UInt8] {
    template.map { Templates.page($0, page, isHome: isHome).bytes } ?? []
  }

  // MARK: - Pages

  func sourcesPage() -> SourcesPage {
    SourcesPage(
      words: catalog.interface,
      all: catalog.library.sources.map { source in
        (cited(source), (connections.citing[source.id] ?? []).map { NamedTarget(catalog.name(of: $0), $0) })
      })
  }

  func overviewPage() -> OverviewPage {
    OverviewPage(
      words: catalog.interface,
      rows: catalog.library.problems.map { problem in
        OverviewPage.Row(
          problem: problem, related: catalog.related(to: problem, for: nil, connections).compactMap(catalog.diptych),
          evenings: catalog.evenings(for: problem),
          courses: catalog.courses(for: problem))
      })
  }

  func glossaryPage() -> GlossaryPage {
    let entries = catalog.library.terms.map { (term: $0, text: $0.text) }
    // All are on this page: a mention needs no link, and a link no description.
    return GlossaryPage(
      words: catalog.interface,
      entries: entries.map { ($0.term, markup($0.text, PageTerms(catalog, address, describes: false))) },
      cited: cited(in: entries.map(\.text)))
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
    for list in itemLists {
      let label = list.label(words), pages = list.items(of: library).flatMap { $0.places(in: catalog) }
      // The learning line stands among its lessons.
      if groups.last?.label == label {
        groups[groups.count - 1].pages += pages
      } else {
        groups.append(.init(label: label, pages: pages))
      }
    }
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

  func whole(_ problem: Diptych) -> RelatedProblem {
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
