import Markdown
import Model
import Templates

/// What belongs together: from the links themselves and from what front matter names, seen from both ends.
extension Catalog {
  /// The problems that a problem names as related, then those that name it.
  func related(to problem: Problem) -> [Problem] {
    let own = problem.related.map(\.value)
    let others = (relatedFrom[problem.slug] ?? []).map { library.problems[$0] }
    return problems(own) + others.filter { $0.slug != problem.slug && !own.contains($0.slug) }
  }

  /// The courses and sessions that treat a problem.
  func courses(for problem: Problem) -> [NamedTarget] { coursesFor[problem.slug] ?? [] }

  /// The pages that cite each source, by the source's id, each page once and in the order of the texts.
  func citingPages() -> [String: [NamedTarget]] {
    var pages: [String: [NamedTarget]] = [:]
    var seen: [String: Set<Target>] = [:]
    for text in texts() {
      for (link, _) in linksWithQuotes(of: text) {
        guard case .reference(let reference) = Destination(link.destination), reference.kind == .source,
          seen[reference.id, default: []].insert(text.page).inserted
        else { continue }
        pages[reference.id, default: []].append(NamedTarget(name(of: text.page), text.page))
      }
    }
    return pages
  }

  /// A page's name where it stands among others: a view says for whom it is.
  func name(of page: Target) -> String {
    switch page {
    case .view(_, let audience):
      [describe(page).title, self.audience(audience)?.title.lowercasedFirst].compactMap(\.self).joined(separator: ", ")
    case .glossary: interface.glossary
    default: describe(page).title
    }
  }
}
