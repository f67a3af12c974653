import Markdown
import Model
import Search

/// What search finds, page by page.
struct SearchPages {
  private let catalog: Catalog
  /// For whom or what pages are, by name.
  private(set) var labels: [String] = []
  private(set) var pages: [SearchPage] = []

  init(_ catalog: Catalog) {
    self.catalog = catalog
    let library = catalog.library, words = catalog.interface
    for problem in library.problems {
      let introduction = catalog.introduction(of: problem, for: nil)
      for view in problem.views {
        let target = Target.view(problem: problem.slug, audience: view.audience)
        add(target, catalog.name(of: target), view.summary, label(of: view.audience), [introduction.document, view.body])
        for translation in view.translations {
          add(
            .view(problem: problem.slug, audience: view.audience, language: translation.language), translation.title,
            translation.summary, label(of: view.audience), [translation.introduction, translation.body])
        }
      }
      add(.problem(problem.slug), problem.title, problem.summary, words.search.forAll, [problem.introduction])
    }
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
    for term in library.terms {
      let text = SearchPage.Section(id: "", heading: "", text: term.body.plainText())
      add(.term(term.slug), term.title, [text], term.summary, words.glossary)
    }
  }

  /// Other words for the glossary's terms.
  var synonyms: [Synonyms] { catalog.library.terms.map { Synonyms(words: $0.forms + $0.synonyms, meaning: $0.title) } }

  private func label(of audience: String) -> String { catalog.audience(audience)?.title ?? audience }

  /// A page of some texts, in parts that begin at their headings of level 2.
  private mutating func add(_ target: Target, _ title: String, _ summary: String, _ label: String, _ documents: [Document]) {
    var sections = [SearchPage.Section(id: "", heading: "", text: "")]
    for document in documents {
      for section in document.sections {
        let text = document.plainText(section: section)
        if let heading = section.heading.map({ document.headings[$0] }) {
          sections.append(SearchPage.Section(id: heading.id, heading: heading.text, text: text))
        } else {
          sections[0].text += text
        }
      }
    }
    add(target, title, sections, summary, label)
  }

  private mutating func add(
    _ target: Target, _ title: String, _ sections: [SearchPage.Section], _ summary: String, _ label: String
  ) {
    let known = labels.firstIndex(of: label)
    if known == nil { labels.append(label) }
    pages.append(
      SearchPage(
        href: catalog.addresses.link(to: target, from: catalog.addresses.address(of: .search).0), title: title, summary: summary,
        label: known ?? labels.count - 1, sections: sections))
  }
}
