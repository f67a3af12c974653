import Diagnostics
import Markdown
import Markup
import Model
import Platform
import QR
import SiteIndex
import Synchronization
import Templates

/// What all pages of one build share: the catalog, what is made with it, and what is worked out from it once.
package final class Press: Sendable {
  package let theme: Theme
  /// The day on which copies are made; `nil` where none are.
  package let day: Day?
  private let made: Mutex<(catalog: Catalog, connections: Connections?)>

  /// - Parameters:
  ///   - volumes: those that are published with the site.
  ///   - isForCopies: whether pages have slots, for schools to fill.
  ///   - day: that of copies; without it they have evenings that are over too, and do not say when they were made.
  package init(_ catalog: Catalog, volumes: [Volume: MadeVolume] = [:], isForCopies: Bool = false, day: Day? = nil) {
    self.day = day
    theme = Theme(catalog, volumes, isForCopies: isForCopies)
    made = Mutex((catalog, nil))
  }

  package var catalog: Catalog { made.withLock { $0.catalog } }

  /// From now on, makes pages from a catalog that differs only in the words of texts.
  package func take(_ catalog: Catalog) { made.withLock { $0.catalog = catalog } }

  /// What the links in texts connect; worked out when first asked for.
  package var connections: Connections {
    made.withLock { made in
      let connections = made.connections ?? Connections(made.catalog)
      made.connections = connections
      return connections
    }
  }

  /// Works out now what pages will ask for, while all cores are free for it.
  package func prepare() { _ = connections }

  /// The output for a page, which is made whenever it is asked for; without a byte for a target that is not a page.
  ///
  /// - Parameter ending: what the name of its file ends with, after that of the target.
  package func page(_ target: Target, ending: String = "", from file: String?) -> Output {
    let address = catalog.addresses.address(of: target).0
    return Output(
      address: Address(address.path + ending), content: .page { [self] in PageMaker(self, target, at: address).whole() },
      file: file)
  }
}

/// Makes one page: gathers what its template shows, fills the holes in its texts and calls the template.
package struct PageMaker {
  let catalog: Catalog
  let connections: Connections
  let address: Address
  let page: PageContext
  let target: Target

  /// - Parameters:
  ///   - target: the page to make.
  ///   - address: that of the target, from which its links lead.
  package init(_ press: Press, _ target: Target, at address: Address) {
    (self.target, self.address) = (target, address)
    (catalog, connections) = (press.catalog, press.connections)
    page = PageContext(target, at: address, in: catalog, press.theme)
  }

  /// The whole page; nothing for a target that is not a page.
  func whole() -> Markup {
    let library = catalog.library, words = catalog.interface
    switch target {
    case .home:
      return write(
        HomePage(
          site: catalog.settings, problems: library.problems, shown: catalog.register.shown, evenings: library.evenings,
          hasTools: !library.tools.isEmpty, named: named),
        isHome: true)
    case .audience(let id, let language): return write(catalog.audience(id).map { audiencePage($0, language) })
    case .searchPage(let language): return searchPage(language)
    case .notFound: return write(NotFoundPage(words: words, hasOverview: !library.problems.isEmpty))
    case .check: return write(CheckPage(words: words, content: checkContent()))
    case .sources: return write(sourcesPage())
    case .overviewPage(let number): return write(overviewPage(number))
    case .volume(.letter(let slug)): return letter(slug)
    case .volume(let volume): return self.volume(volume).map { Templates.volume($0, page) } ?? Markup()
    default:
      guard let item = catalog.id(of: target).flatMap(catalog.item) else { return list() }
      return (item as? any RenderedItem)?.page(target, self) ?? Markup()
    }
  }

  /// The page that lists all items of a kind; nothing for a target that is not such a page.
  private func list() -> Markup {
    let kind = itemLists.first { $0.listing?.target == target }?.itemType
    return (kind as? any RenderedItem.Type)?.list(target, self) ?? Markup()
  }

  /// - Parameter texts: those that the page shows, whose notes it prints.
  func write(_ template: (some PageTemplate)?, _ texts: PageTexts? = nil, isHome: Bool = false) -> Markup {
    template.map { Templates.page($0, noting(texts), isHome: isHome) } ?? Markup()
  }

  /// The page's context with the notes of its texts, and the help that they show.
  func noting(_ texts: PageTexts?) -> PageContext {
    var page = page
    (page.notes, page.help) = (texts?.notes ?? [], texts?.help)
    return page
  }

  // MARK: - Pages

  private var named: [HomePage.Named] {
    catalog.settings.home.compactMap { item in
      guard case .target(let id, _, let title) = catalog.resolve(item.value, for: Reader()) else { return nil }
      return HomePage.Named(
        link: NamedTarget(title, catalog[id].target), summary: catalog[id].summary, icon: catalog.item(of: id)?.icon)
    }
  }

  private func checkContent() -> CheckContent {
    CheckContent(
      catalog.interface.copy, settings: catalog.settings,
      page: catalog.addresses.whole(.check, baseURL: catalog.settings.baseURL), isCopy: page.theme.isForCopies,
      litter: Files.litterNames.sorted(), litterBegins: Files.litterBeginnings)
  }

  func sourcesPage() -> SourcesPage {
    SourcesPage(
      words: catalog.interface,
      all: catalog.library.sources.map { source in
        (cited(source), citing(source))
      })
  }

  private func citing(_ source: Source) -> [NamedTarget] {
    guard let id = catalog.id(of: .source(source.id)) else { return [] }
    return named(connections.leading(to: id))
  }

  /// Pages with their names in lists.
  func named(_ pages: [RouteID]) -> [NamedTarget] { pages.map { NamedTarget(catalog[$0].name, catalog[$0].target) } }

  /// - Parameter number: that of one of its pages; `nil` for the overview itself, which leads to its pages where it has any.
  func overviewPage(_ number: Int? = nil) -> OverviewPage {
    let pages = catalog.register.pages
    let problems = number.map { pages[$0 - 1] } ?? (pages.isEmpty ? catalog.library.problems : [])
    return OverviewPage(
      words: catalog.interface,
      rows: problems.map { problem in
        OverviewPage.Row(
          problem: problem, related: catalog.related(to: problem, for: nil, connections),
          evenings: catalog.evenings(for: problem),
          courses: catalog.courses(for: problem))
      },
      pages: pages.map { ($0.first?.called.name ?? "", $0.last?.called.name ?? "") }, number: number)
  }

  func glossaryPage() -> Markup {
    let terms = catalog.library.terms
    // All terms are on this page: a term that is mentioned needs no link, and a link needs no description.
    let texts = texts(terms.compactMap { catalog.route($0.target)?.texts.first.map { Passage($0) } }, .written)
    return write(
      GlossaryPage(words: catalog.interface, terms: Array(zip(terms, texts.passages)), cited: cited(in: texts)), texts)
  }

  /// The page for searching in a language; that in another than the site's own lists what is in that language.
  private func searchPage(_ language: String?) -> Markup {
    let library = catalog.library
    let texts = texts((catalog.route(.search)?.texts ?? []).enumerated().map { Passage($1, apart: "help_\($0)_") }, .written)
    let seen: [SeenProblem] = library.problems.prefix(catalog.register.shown ?? .max).compactMap { problem in
      guard let language else { return SeenProblem(called: problem.called, target: problem.target) }
      return problem.translation(into: language, for: catalog.settings).map { view, translation in
        SeenProblem(called: translation.called, target: .view(of: problem.id, audience: view.audience, language: language))
      }
    }
    return write(
      Templates.SearchPage(
        words: page.theme.interface, groups: (language.map(groups(in:)) ?? groups()).filter { !$0.pages.isEmpty }, problems: seen,
        helps: zip(library.helps, texts.passages).map { HelpPanel(help: $0, body: $1) }), texts)
  }

  /// The pages in another language than the site's own, by who reads them.
  private func groups(in language: String) -> [Templates.SearchPage.Group] {
    catalog.settings.readers.map { own in
      let views = catalog.library.diptychs.filter {
        $0.view(for: own.id)?.translations.contains { $0.language == language } == true
      }
      let pages = views.map { link(to: $0, own.id, language) }
      return Templates.SearchPage.Group(label: reader(own).title, pages: listed(pages, on: .audience(own.id, language: language)))
    }
  }

  private func groups() -> [Templates.SearchPage.Group] {
    let library = catalog.library, words = catalog.interface
    var groups = catalog.settings.readers.map { reader in
      let problems = library.problems.filter { $0.hasView(for: reader.id) }.map {
        NamedTarget($0.title, .view(of: $0.id, audience: reader.id))
      }
      let pages = library.pages.filter { $0.audience == reader.id }.map { NamedTarget($0.title, .page($0.slug)) }
      return Templates.SearchPage.Group(label: reader.title, pages: listed(problems, on: .overview) + pages)
    }
    for list in itemLists {
      let label = list.label(words), places = list.items(of: library).flatMap { $0.places(in: catalog) }
      let pages = listed(places, on: list.listing?.target)
      // The learning line is listed among its lessons.
      if groups.last?.label == label {
        groups[groups.count - 1].pages += pages
      } else {
        groups.append(.init(label: label, pages: pages))
      }
    }
    return groups
  }

  /// These pages; where they are too many for a list, the page that has them.
  private func listed(_ pages: [NamedTarget], on listing: Target?) -> [NamedTarget] {
    guard pages.count > Register.most, let listing, let route = catalog.route(listing) else { return pages }
    return [NamedTarget(route.title, listing)]
  }

  // MARK: - What pages share

  /// The page's texts, in the order in which they are read.
  func texts(_ passages: [Passage], _ terms: LinkedTerms) -> PageTexts {
    PageTexts(passages, at: address, catalog, terms, page.theme)
  }

  /// The page with the texts of one file.
  ///
  /// - Parameter apart: for each text that is shown apart, what its ids begin with.
  func written(
    _ target: Target, _ publication: Publication, apart prefixes: [String] = [], _ template: (PageTexts) -> some PageTemplate
  ) -> Markup {
    guard let route = catalog.route(target) else { return Markup() }
    let texts = texts(
      route.texts.map { Passage($0) } + zip(route.asides, prefixes).map { Passage($0, apart: $1) }, LinkedTerms(publication))
    return write(template(texts), texts)
  }

  /// The code of a page's address, which each copy fills with its own; `nil` when the address is too long for one.
  func code(of target: Target) -> Markup? {
    let address = page.links.whole(target)
    return page.path(address).map { slot(.code($0)) } ?? QRCode(address)?.svg(label: address)
  }

  func whole(_ problem: Diptych) -> RelatedProblem {
    RelatedProblem(
      icon: problem.icon, link: NamedTarget(problem.called.name, .diptych(problem.id)), expert: problem.called.expert)
  }

  private func cited(_ source: Source) -> CitedSource {
    CitedSource(source, via: source.via.flatMap { catalog.source($0.value) })
  }

  /// The sources that the page's texts cite, in the order of the list of sources.
  func cited(in texts: PageTexts) -> [CitedSource] {
    texts.cited.isEmpty ? [] : catalog.library.sources.filter { texts.cited.contains($0.id) }.map(cited)
  }
}
