import Markdown
import Model
import Platform
import Search
import SiteIndex

package typealias SearchSection = SearchPage.Section

/// What search in the browser can find, page by page.
package struct SearchPages {
  private let catalog: Catalog
  /// The distinct labels that say for whom or what a page is; pages refer to them by index.
  package private(set) var labels: [String] = []
  /// A page to be read.
  private struct Source: Sendable {
    let route: Route
    let label: Int
    /// Parts of the page that are in none of its documents.
    let besides: [SearchSection]
  }

  private var sources: [Source] = []

  package init(_ catalog: Catalog) {
    self.catalog = catalog
    gather()
  }

  /// Reads all pages, on all cores.
  ///
  /// - Parameter algorithm: libstemmer's name for the language; `nil` for no stemming.
  package func read(algorithm: String?) -> ReadPages {
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

  /// How many pages one thread reads at a time, and after how many their words are merged.
  private static let batch = 64, round = 8 * batch

  /// Lists every page that can be found, in order.
  private mutating func gather() {
    for (item, range) in zip(catalog.items, catalog.itemRoutes) {
      let routes = catalog.routes[range].filter { $0.role == .text }
      // Pages for one audience come before those for all.
      for route in routes.filter({ $0.audience != item.audience }) + routes.filter({ $0.audience == item.audience }) {
        let label = item.label(of: route, in: catalog), known = labels.firstIndex(of: label)
        if known == nil { labels.append(label) }
        sources.append(
          Source(
            route: route, label: known ?? labels.count - 1,
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
    return SearchPage(
      href: catalog.addresses.link(to: source.route.target, from: catalog.addresses.address(of: .search).0),
      title: source.route.name,
      summary: source.route.summary, label: source.label,
      sections: sections + source.besides)
  }
}
