import Diagnostics
import Markdown
import Model
import Templates

/// What belongs together: from the links themselves and from what front matter names, seen from both ends.
extension Catalog {
  /// The problems that a problem names as related, then those that name it.
  func related(to problem: Problem) -> [Problem] {
    let own = problem.related.map(\.value)
    let others = library.problems.filter { other in
      other.slug != problem.slug && !own.contains(other.slug) && other.related.contains { $0.value == problem.slug }
    }
    return problems(own) + others
  }

  /// The courses and sessions that treat a problem.
  func courses(for problem: Problem) -> [NamedTarget] {
    func treats(_ problems: [Located<String>]) -> Bool { problems.contains { $0.value == problem.slug } }
    return library.courses.flatMap { course -> [NamedTarget] in
      let sessions = course.sessions.filter { treats($0.problems) }.map {
        NamedTarget("\(course.title): \($0.title.lowercasedFirst)", .session(course: course.slug, session: $0.slug))
      }
      return (treats(course.problems) ? [NamedTarget(course.title, .course(course.slug))] : []) + sessions
    }
  }

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
