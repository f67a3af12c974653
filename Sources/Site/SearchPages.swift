import Markdown
import Model
import Platform
import Search

/// What search finds, page by page.
struct SearchPages {
  private let catalog: Catalog
  /// For whom or what pages are, by name.
  private(set) var labels: [String] = []
  /// What the index shows of each page, without the text that follows its beginning.
  private(set) var pages: [SearchPage] = []
  /// The words of all pages, some pages at a time.
  private(set) var words: [SectionWords] = []

  /// A page to be read.
  private struct Source: Sendable {
    let target: Target
    let title: String
    let summary: String
    let label: Int
    let documents: [Document]
  }

  private var sources: [Source] = []

  /// How much of a section's text is kept, in characters: more than a result shows.
  private static let kept = 600

  init(_ catalog: Catalog) {
    self.catalog = catalog
    gather()
    let batches = stride(from: 0, to: sources.count, by: 64).map { sources[$0..<min(sources.count, $0 + 64)] }
    let read = Parallel.map(batches, chunk: 1) { batch in
      var pages = batch.map { Self.page($0, catalog) }
      let words = SectionWords(pages)
      for page in pages.indices {
        for section in pages[page].sections.indices {
          pages[page].sections[section].text = String(pages[page].sections[section].text.prefix(Self.kept))
        }
      }
      return (pages: pages, words: words)
    }
    pages = read.flatMap(\.pages)
    words = read.map(\.words)
    sources = []
  }

  /// Names every page that can be found, in order.
  private mutating func gather() {
    let library = catalog.library, words = catalog.interface
    for diptych in library.diptychs {
      for view in diptych.views {
        let target = Target.view(of: diptych.id, audience: view.audience)
        add(target, catalog.name(of: target), view.summary, label(of: view.audience), [diptych.introduction, view.body])
        for translation in view.translations {
          add(
            .view(of: diptych.id, audience: view.audience, language: translation.language), translation.title,
            translation.summary, label(of: view.audience), [translation.introduction, translation.body])
        }
      }
      add(.diptych(diptych.id), diptych.title, diptych.summary, words.search.forAll, [diptych.introduction])
    }
    if let line = library.line { add(.lessons, line.title, line.summary, words.search.forAll, [line.body]) }
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
    for page in library.pages {
      add(.page(page.slug), page.title, page.summary, page.audience.map(label(of:)) ?? words.search.forAll, [page.body])
    }
    for tool in library.tools {
      add(tool.target, tool.title, tool.summary, tool.audience.map(label(of:)) ?? words.tools.title, [tool.text])
    }
    for term in library.terms { add(.term(term.slug), term.title, term.summary, words.glossary, [term.body]) }
  }

  /// Other words for the glossary's terms.
  var synonyms: [Synonyms] { catalog.library.terms.map { Synonyms(words: $0.forms + $0.synonyms, meaning: $0.title) } }

  private func label(of audience: String) -> String { catalog.audience(audience)?.title ?? audience }

  private mutating func add(_ target: Target, _ title: String, _ summary: String, _ label: String, _ documents: [Document]) {
    let known = labels.firstIndex(of: label)
    if known == nil { labels.append(label) }
    sources.append(
      Source(target: target, title: title, summary: summary, label: known ?? labels.count - 1, documents: documents))
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
      summary: source.summary, label: source.label, sections: sections)
  }
}
