import Markdown
import Model
import Platform
import Search

/// What search finds, page by page.
struct SearchPages {
  private let catalog: Catalog
  /// For whom or what pages are, by name.
  private(set) var labels: [String] = []
  /// A page to be read.
  private struct Source: Sendable {
    let target: Target
    let title: String
    let summary: String
    let label: Int
    let documents: [Document]
    /// Parts of the page that stand in none of them.
    let besides: [SearchPage.Section]
  }

  private var sources: [Source] = []

  init(_ catalog: Catalog) {
    self.catalog = catalog
    gather()
  }

  /// All pages, read on all cores.
  ///
  /// - Parameter algorithm: libstemmer's name for the language.
  func read(algorithm: String?) -> ReadPages {
    var pages = ReadPages(algorithm: algorithm)
    for start in stride(from: 0, to: sources.count, by: Self.round) {
      let round = sources[start..<min(sources.count, start + Self.round)]
      let batches = stride(from: round.startIndex, to: round.endIndex, by: Self.batch).map {
        round[$0..<min(round.endIndex, $0 + Self.batch)]
      }
      for batch in Parallel.map(batches, chunk: 1, { ReadBatch($0.map { Self.page($0, catalog) }) }) { pages.add(batch) }
    }
    return pages
  }

  /// How many pages are read by one thread, and how many before their words are put together.
  private static let batch = 64, round = 8 * batch

  /// Names every page that can be found, in order.
  private mutating func gather() {
    let library = catalog.library, words = catalog.interface
    for problem in library.problems { addViews(of: problem) }
    if let line = library.line { add(.lessons, line.title, line.summary, words.search.forAll, [line.body]) }
    for lesson in library.lessons { addViews(of: lesson) }
    for evening in library.evenings {
      add(.evening(evening.slug), evening.title, evening.summary, words.evenings, [evening.body])
    }
    for course in library.courses {
      add(.course(course.slug), course.title, course.summary, words.courses, [course.body])
      for session in course.sessions {
        let target = Target.session(course: course.slug, session: session.slug)
        add(target, catalog.name(of: target), session.summary, words.courses, [session.body])
      }
    }
    for tool in library.tools {
      add(
        tool.target, tool.title, tool.summary, tool.audience.map(label(of:)) ?? words.tools.title, [tool.text],
        besides: partners(in: tool))
    }
    for term in library.terms { add(.term(term.slug), term.title, term.summary, words.glossary, [term.body]) }
    for page in library.pages {
      add(.page(page.slug), page.title, page.summary, page.audience.map(label(of:)) ?? words.search.forAll, [page.body])
    }
  }

  private mutating func addViews(of diptych: Diptych) {
    for view in diptych.views {
      let target = Target.view(of: diptych.id, audience: view.audience)
      add(
        target, catalog.name(of: target), view.summary, label(of: view.audience), [diptych.introduction, view.body],
        besides: steps(of: view))
      for translation in view.translations {
        add(
          .view(of: diptych.id, audience: view.audience, language: translation.language), translation.title,
          translation.summary, label(of: view.audience), [translation.introduction, translation.body])
      }
    }
    add(.diptych(diptych.id), diptych.title, diptych.summary, catalog.interface.search.forAll, [diptych.introduction])
  }

  /// Other words for the glossary's terms.
  var synonyms: [Synonyms] { catalog.library.terms.map { Synonyms(words: $0.forms + $0.synonyms, meaning: $0.title) } }

  private func label(of audience: String) -> String { catalog.audience(audience)?.title ?? audience }

  /// What a lesson's page says of how to do it, which is no part of its text.
  private func steps(of view: View) -> [SearchPage.Section] {
    guard let part = view.lesson else { return [] }
    let words = catalog.interface.lessons
    return [
      SearchPage.Section(
        id: "page_steps", heading: words.steps, text: part.steps.map { "\($0.what) \($0.how ?? "")" }.joined(separator: " ")),
      SearchPage.Section(id: "page_materials", heading: words.materialsLead, text: part.materials.joined(separator: ", ")),
    ].filter { !$0.text.isEmpty }
  }

  private func partners(in tool: Tool) -> [SearchPage.Section] {
    guard case .directory = tool.use else { return [] }
    return catalog.library.partners.map {
      SearchPage.Section(id: "partner_\($0.slug)", heading: $0.title, text: "\($0.summary) \($0.region)")
    }
  }

  private mutating func add(
    _ target: Target, _ title: String, _ summary: String, _ label: String, _ documents: [Document],
    besides: [SearchPage.Section] = []
  ) {
    let known = labels.firstIndex(of: label)
    if known == nil { labels.append(label) }
    sources.append(
      Source(
        target: target, title: title, summary: summary, label: known ?? labels.count - 1, documents: documents,
        besides: besides))
  }

  /// A page in parts that begin at its headings of level 2.
  private static func page(_ source: Source, _ catalog: Catalog) -> SearchPage {
    var sections = [SearchPage.Section(id: "", heading: "", text: "")]
    for document in source.documents {
      for section in document.sections {
        let text = document.plainText(section: section)
        if let heading = section.heading.map({ document.headings[$0] }) {
          sections.append(SearchPage.Section(id: heading.id, heading: heading.text, text: text))
        } else {
          sections[0].text += text
        }
      }
    }
    return SearchPage(
      href: catalog.addresses.link(to: source.target, from: catalog.addresses.address(of: .search).0), title: source.title,
      summary: source.summary, label: source.label,
      sections: sections + source.besides)
  }
}
