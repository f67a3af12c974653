import Markdown
import Model
import Platform
import Search
import SiteIndex

package typealias SearchSection = SearchPage.Section

/// What search in the browser can find, page by page.
package struct SearchPages {
  private let catalog: Catalog
  package let language: SearchLanguage
  /// The distinct labels that say for whom or what a page is; pages refer to them by index.
  package private(set) var labels: [SearchLabel] = []
  /// A page to be read.
  private struct Source: Sendable {
    let route: Route
    let label: Int
    let group: Int
    /// The label, where it is no reader.
    let kind: String
    /// Parts of the page that are in none of its documents.
    let besides: [SearchSection]
  }

  private var sources: [Source] = []

  package init(_ catalog: Catalog) {
    self.catalog = catalog
    language = SearchLanguage([catalog.settings.language.value] + catalog.settings.languages.map(\.tag.value))
    gather()
  }

  /// Reads all pages, on all cores.
  package func read() -> ReadPages {
    var pages = ReadPages(language)
    for start in stride(from: 0, to: sources.count, by: Self.round) {
      let round = sources[start..<min(sources.count, start + Self.round)]
      let batches = stride(from: round.startIndex, to: round.endIndex, by: Self.batch).map {
        round[$0..<min(round.endIndex, $0 + Self.batch)]
      }
      let read = Parallel.map(batches, chunk: 1) { [catalog, language] batch in
        ReadBatch(batch.map { Self.page($0, catalog) }, language)
      }
      for batch in read { pages.add(batch) }
    }
    return pages
  }

  /// How many pages one thread reads at a time, and after how many their words are merged.
  private static let batch = 64, round = 8 * batch

  /// Lists every page that can be found, in order.
  private mutating func gather() {
    // What an item says in one language is one thing to find, whoever it speaks to.
    var groups = 0
    for (item, range) in zip(catalog.items, catalog.itemRoutes) {
      let routes = catalog.routes[range].filter { $0.role == .text }
      var group: [String?: Int] = [:]
      // Pages for one audience come before those for all.
      for route in routes.filter({ $0.audience != item.audience }) + routes.filter({ $0.audience == item.audience }) {
        let label = item.label(of: route, in: catalog), language = route.language
        let known = labels.firstIndex { $0.name == label && $0.language == language }
        if known == nil { labels.append(SearchLabel(label, comesAfter: item.comesAfter(route), language: language)) }
        let same = route.target.diptych == nil ? nil : group[language]
        if same == nil { (group[language], groups) = (groups, groups + 1) }
        sources.append(
          Source(
            route: route, label: known ?? labels.count - 1, group: same ?? groups - 1,
            kind: route.audience == nil ? label : "",
            besides: item.besides(route, in: catalog).map { SearchSection(id: $0.id, heading: $0.heading, text: $0.text) }))
      }
    }
  }

  /// Other words for the glossary's terms, to be found as the terms.
  package var synonyms: [Synonyms] { catalog.library.terms.map { Synonyms(words: $0.forms + $0.synonyms, meaning: $0.title) } }

  /// A page divided at its headings of level 2.
  private static func page(_ source: Source, _ catalog: Catalog) -> SearchPage {
    var sections = [SearchSection(id: "", heading: "", text: "")]
    for document in source.route.documents {
      for section in document.sections {
        let text = document.plainText(section: section)
        if let heading = section.heading.map({ document.headings[$0] }) {
          sections.append(SearchSection(id: heading.id, heading: heading.text, text: text))
        } else {
          sections[0].text += text
        }
      }
    }
    let route = source.route
    var page = SearchPage(
      href: catalog.addresses.link(to: route.target, from: catalog.addresses.address(of: .search).0),
      // For whom a view is, its label says.
      title: route.target.diptych == nil ? route.name : route.title, summary: route.summary, label: source.label,
      group: source.group,
      sections: sections + source.besides)
    page.askedAs = route.askedAs
    page.kind = source.kind
    page.language = route.language
    return page
  }
}
