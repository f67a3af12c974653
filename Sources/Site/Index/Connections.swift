import Markdown
import Model
import Platform
import Templates

/// What the links in texts connect, known from both ends.
struct Connections: Sendable {
  /// The pages that each page's texts link to, each once, in order.
  private let from: [Target: [Target]]
  /// The pages whose texts link to each page, each once, in the order of the texts.
  private let to: [Target: [Target]]
  /// The pages that cite each source, by its id.
  let citing: [String: [Target]]

  init(_ catalog: Catalog) {
    let texts = catalog.texts().filter { $0.reader.language == nil }
    let linked = Parallel.map(texts) { catalog.linked(from: $0) }
    var from: [Target: [Target]] = [:], to: [Target: [Target]] = [:], citing: [String: [Target]] = [:]
    var seen: Set<Way> = []
    for (text, targets) in zip(texts, linked) {
      for target in targets where target != text.page && seen.insert(Way(from: text.page, to: target)).inserted {
        if case .source(let id) = target {
          citing[id, default: []].append(text.page)
        } else {
          from[text.page, default: []].append(target)
          to[target, default: []].append(text.page)
        }
      }
    }
    (self.from, self.to, self.citing) = (from, to, citing)
  }

  private struct Way: Hashable { let from, to: Target }

  /// The problems and lessons whose text for a reader links to this one's, or is linked to by it, in that order; for all readers
  /// when none is given.
  func diptychs(linkedWith diptych: Diptych, for audience: String?) -> [Diptych.ID] {
    let pages = [Target.diptych(diptych.id)] + diptych.views.map { .view(of: diptych.id, audience: $0.audience) }
    return pages.filter { audience == nil || $0.audience == audience }.flatMap { page in
      ((from[page] ?? []) + (to[page] ?? [])).compactMap { other in
        audience == nil || other.audience == audience ? other.diptych : nil
      }
    }
  }

  /// The pages that mention any of some pages.
  func mentions(of pages: [Target]) -> [Target] {
    var seen: Set<Target> = []
    return pages.flatMap { to[$0] ?? [] }.filter { $0 != .glossary && !pages.contains($0) && seen.insert($0).inserted }
  }
}

extension Target {
  /// What it is a page of; itself where it is that.
  var whole: Target {
    switch self {
    case .session(let course, _): .course(course)
    default: diptych.map(Target.diptych) ?? self
    }
  }

  /// The problem or lesson that a page of it belongs to.
  var diptych: Diptych.ID? {
    switch self {
    case .diptych(let id), .view(let id, _, _), .handout(let id, _): id
    case .plan(let slug): Diptych.ID(.problem, slug)
    default: nil
    }
  }

  /// The one audience that a view is for.
  var audience: String? { if case .view(_, let audience, _) = self { audience } else { nil } }
}

/// What belongs together: from the links themselves and from what front matter names, seen from both ends.
extension Catalog {
  /// The pages that a text and all that it quotes link to, and the sources that they cite.
  fileprivate func linked(from text: Text) -> [Target] {
    var linked: [Target] = []
    eachLink(of: text) { link, text in
      guard case .target(let target, _, _) = resolve(link.destination, in: text) else { return }
      // The glossary says what its terms mean; to name one is no mention of it.
      if case .term = target { return }
      if case .source = target { linked.append(target) }
      if part(target) != nil { linked.append(target) }
    }
    return linked
  }

  /// The sources that texts cite, by their ids.
  func citedSources() -> Set<String> {
    var cited: Set<String> = []
    for text in texts() {
      for link in text.document.links {
        if let source = Reference(link.destination, of: .source) { cited.insert(source.id) }
      }
    }
    return cited
  }

  /// The problems that one names as related, then those that name it, then those that links connect with it.
  func related(to diptych: Diptych, for audience: String?, _ connections: Connections) -> [Diptych.ID] {
    var named = diptych.related.map { Diptych.ID(.problem, $0.value) }
    if diptych.id.kind == .problem { named += (relatedFrom[diptych.slug] ?? []).map { library.problems[$0].id } }
    return among(.problem, named, diptych, audience, connections)
  }

  /// The lessons that belong with a problem, then those that links connect with it.
  func lessons(with diptych: Diptych, for audience: String?, _ connections: Connections) -> [Diptych.ID] {
    library.lessons.isEmpty ? [] : among(.lesson, lessons(for: diptych).map(\.id), diptych, audience, connections)
  }

  private func among(
    _ kind: Diptych.Kind, _ named: [Diptych.ID], _ diptych: Diptych, _ audience: String?, _ connections: Connections
  ) -> [Diptych.ID] {
    var found: [Diptych.ID] = []
    // There are few: to compare them is quicker than a set.
    for id in named + connections.diptychs(linkedWith: diptych, for: audience)
    where id.kind == kind && id != diptych.id && !found.contains(id) && has(id.slug, of: kind == .problem ? .problem : .lesson) {
      found.append(id)
    }
    return found
  }

  /// The courses and sessions that treat a problem, as far as they are for a reader.
  func courses(for problem: Diptych, _ audience: String? = nil) -> [NamedTarget] {
    problem.id.kind == .problem ? (coursesFor[problem.slug] ?? []).filter { isFor(audience, $0.target) } : []
  }

  /// Whether a page is for a reader: for all, or for this audience.
  private func isFor(_ audience: String?, _ page: Target) -> Bool {
    audience == nil || reader(of: page) == nil || reader(of: page) == audience
  }

  /// The pages that mention a problem or a lesson to a reader and are not shown beside it already.
  func mentions(of diptych: Diptych, for audience: String?, _ connections: Connections) -> [NamedTarget] {
    var pages = [Target.diptych(diptych.id)]
    pages += diptych.views.filter { audience == nil || $0.audience == audience }.map {
      .view(of: diptych.id, audience: $0.audience)
    }
    let shown = Set(evenings(for: diptych).map { Target.evening($0.slug) } + courses(for: diptych).map(\.target))
    return connections.mentions(of: pages).filter { page in
      page.diptych == nil && !shown.contains(page) && isFor(audience, page)
    }.map { NamedTarget(name(of: $0), $0) }
  }

  /// The pages that mention a page and do not belong to it.
  func mentions(of page: Target, besides problems: [Diptych], _ connections: Connections) -> [NamedTarget] {
    connections.mentions(of: [page]).filter { other in
      guard isFor(reader(of: page), other) else { return false }
      if let id = other.diptych { return !problems.contains { $0.id == id } }
      return page.course == nil || other.course != page.course
    }.map { NamedTarget(name(of: $0), $0) }
  }

  /// The one audience that a page is for.
  private func reader(of page: Target) -> String? { part(page)?.audience }
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
