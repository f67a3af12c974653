import Markdown
import Model
import Platform
import Templates

/// What the links in texts connect, known from both ends.
package struct Connections: Sendable {
  /// The pages that each page's texts link to, each once, in order, by the number of its route.
  private var from: [[RouteID]]
  /// The pages whose texts link to each page or cite each source, each once, in the order of the texts.
  private var to: [[RouteID]]

  package init(_ catalog: Catalog) {
    let texts = catalog.allTexts.filter { $0.reader.language == nil }
    let linked = Parallel.map(texts) { catalog.linked(from: $0) }
    from = Array(repeating: [], count: catalog.routes.count)
    to = from
    var seen: Set<Way> = []
    for (text, ids) in zip(texts, linked) {
      guard let page = catalog.id(of: text.page) else { continue }
      for id in ids where id != page && seen.insert(Way(from: page, to: id)).inserted {
        if catalog[id].role == .text { from[page.number].append(id) }
        to[id.number].append(page)
      }
    }
  }

  private struct Way: Hashable { let from, to: RouteID }

  /// The pages whose texts link to a page or cite a source, in the order of the texts.
  package func leading(to id: RouteID) -> [RouteID] { to[id.number] }

  /// The problems and lessons whose text for a reader links to this one's, or is linked to by it, in that order; for all readers
  /// when none is given.
  package func diptychs(linkedWith diptych: Diptych, for audience: String?, in catalog: Catalog) -> [Diptych.ID] {
    catalog.readPages(of: diptych, for: audience).flatMap { page in
      (from[page.number] + to[page.number]).compactMap { other in
        audience == nil || catalog[other].audience == audience ? catalog[other].target.diptych : nil
      }
    }
  }

  /// The pages that mention any of some pages.
  package func mentions(of pages: [RouteID], in catalog: Catalog) -> [Route] {
    var seen = Set(pages)
    return pages.flatMap { to[$0.number] }.filter { seen.insert($0).inserted }.map { catalog[$0] }.filter { $0.role == .text }
  }
}

extension Target {
  /// What it is a page of; itself where it is that.
  package var whole: Target {
    switch self {
    case .session(let course, _): .course(course)
    default: diptych.map(Target.diptych) ?? self
    }
  }

  /// The problem or lesson that a page of it belongs to.
  package var diptych: Diptych.ID? {
    switch self {
    case .diptych(let id), .view(let id, _, _), .handout(let id, _): id
    case .plan(let slug): Diptych.ID(.problem, slug)
    default: nil
    }
  }
}

/// What belongs together: from the links themselves and from what front matter names, seen from both ends.
extension Catalog {
  /// The pages that a text and all that it quotes link to, and the sources that they cite. The glossary says what its terms mean: to name
  /// one is no mention of it.
  fileprivate func linked(from text: Text) -> [RouteID] {
    var linked: [RouteID] = []
    eachLink(of: text) { _, resolution in
      guard case .target(let id, _, _) = resolution else { return }
      switch self[id].target {
      case .term: break
      case .source: linked.append(id)
      default: if self[id].role == .text { linked.append(id) }
      }
    }
    return linked
  }

  /// The pages of a diptych on which a reader reads it in the site's own language: the whole, and the reader's view; every reader's when
  /// none is given.
  fileprivate func readPages(of diptych: Diptych, for audience: String?) -> [RouteID] {
    let views = diptych.views.filter { audience == nil || $0.audience == audience }
    return ([.diptych(diptych.id)] + views.map { .view(of: diptych.id, audience: $0.audience) }).compactMap(id)
  }

  /// The sources that texts cite, by their ids.
  package func citedSources() -> Set<String> {
    var cited: Set<String> = []
    for text in allTexts {
      for link in text.document.links {
        if let source = Reference(link.destination, of: .source) { cited.insert(source.id) }
      }
    }
    return cited
  }

  /// The problems that one names as related, then those that name it, then those that links connect with it.
  package func related(to diptych: Diptych, for audience: String?, _ connections: Connections) -> [Diptych.ID] {
    var named = diptych.related.map { Diptych.ID(.problem, $0.value) }
    if diptych.id.kind == .problem { named += (relatedFrom[diptych.slug] ?? []).map { library.problems[$0].id } }
    return among(.problem, named, diptych, audience, connections)
  }

  /// The lessons that belong with a problem, then those that links connect with it.
  package func lessons(with diptych: Diptych, for audience: String?, _ connections: Connections) -> [Diptych.ID] {
    library.lessons.isEmpty ? [] : among(.lesson, lessons(for: diptych).map(\.id), diptych, audience, connections)
  }

  private func among(
    _ kind: Diptych.Kind, _ named: [Diptych.ID], _ diptych: Diptych, _ audience: String?, _ connections: Connections
  ) -> [Diptych.ID] {
    var found: [Diptych.ID] = []
    // There are few: to compare them is quicker than a set.
    for id in named + connections.diptychs(linkedWith: diptych, for: audience, in: self)
    where id.kind == kind && id != diptych.id && !found.contains(id) && has(id.slug, of: kind == .problem ? .problem : .lesson) {
      found.append(id)
    }
    return found
  }

  /// The courses and sessions that treat a problem, as far as they are for a reader.
  package func courses(for problem: Diptych, _ audience: String? = nil) -> [NamedTarget] {
    problem.id.kind == .problem ? (coursesFor[problem.slug] ?? []).filter { isFor(audience, route($0.target)) } : []
  }

  /// Whether a page is for a reader: for all, or for this audience.
  private func isFor(_ audience: String?, _ page: Route?) -> Bool {
    audience == nil || page?.audience == nil || page?.audience == audience
  }

  /// The pages that mention a problem or a lesson to a reader and are not shown beside it already.
  package func mentions(of diptych: Diptych, for audience: String?, _ connections: Connections) -> [NamedTarget] {
    let shown = Set(evenings(for: diptych).map { Target.evening($0.slug) } + courses(for: diptych).map(\.target))
    return connections.mentions(of: readPages(of: diptych, for: audience), in: self).filter { page in
      page.target.diptych == nil && !shown.contains(page.target) && isFor(audience, page)
    }.map { NamedTarget($0.name, $0.target) }
  }

  /// The pages that mention a page and do not belong to it.
  package func mentions(of page: Target, besides problems: [Diptych], _ connections: Connections) -> [NamedTarget] {
    let reader = route(page)?.audience
    return connections.mentions(of: [id(of: page)].compactMap(\.self), in: self).filter { other in
      guard isFor(reader, other) else { return false }
      if let id = other.target.diptych { return !problems.contains { $0.id == id } }
      return page.course == nil || other.target.course != page.course
    }.map { NamedTarget($0.name, $0.target) }
  }
}

extension Target {
  /// The course that a page belongs to.
  fileprivate var course: String? {
    switch self {
    case .course(let slug), .session(let slug, _): slug
    default: nil
    }
  }
}
