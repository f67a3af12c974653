import Markdown
import Model
import Platform
import Templates

/// The pages that links in texts connect, seen from both ends.
package struct Connections: Sendable {
  /// The pages that each page's texts link to, each once, in order; indexed by the number of the page's route.
  private var from: [[RouteID]]
  /// The pages whose texts link to a page or cite a source, each once, in the order of the texts; indexed by the number of its
  /// route.
  private var to: [[RouteID]]
  /// By what is printed: the pages of those who lead what it is printed for, in the order of the site's lists.
  private var needs: [Target: [RouteID]] = [:]

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
    for led in catalog.led {
      guard let page = catalog.id(of: led.target) else { continue }
      for sheet in led.needs.compactMap(\.printed).compactMap({ catalog.printed($0.value) }) {
        needs[sheet.target, default: []].append(page)
      }
    }
  }

  private struct Way: Hashable { let from, to: RouteID }

  /// The pages whose texts link to a page or cite a source, in the order of the texts.
  package func leading(to id: RouteID) -> [RouteID] { to[id.number] }

  /// The pages of those who lead what a sheet is printed for.
  package func needing(_ sheet: Target) -> [RouteID] { needs[sheet] ?? [] }

  /// For each page of a diptych that an audience reads: passes the items whose pages it links to, then those whose pages link to it.
  /// `nil` takes the pages of all audiences.
  fileprivate func eachWhole(
    linkedWith diptych: Diptych, for audience: String?, in catalog: Catalog, _ take: (RouteID) -> Void
  ) {
    for page in catalog.readPages(of: diptych, for: audience) {
      for list in [from[page.number], to[page.number]] {
        for id in list where audience == nil || catalog[id].audience == audience { take(catalog.whole(of: id)) }
      }
    }
  }
}

extension Target {
  /// The problem or lesson that the page belongs to.
  package var diptych: Diptych.ID? {
    switch self {
    case .diptych(let id), .view(let id, _, _), .handout(let id, _, _): id
    case .plan(let slug, _): Diptych.ID(.problem, slug)
    default: nil
    }
  }
}

/// What belongs together, by links and by what front matter names, seen from both ends.
extension Catalog {
  /// The pages that a text and what it quotes link to, and the sources that they cite. Terms do not count: using a word of the
  /// glossary is no mention of its entry.
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

  /// The pages on which an audience reads a diptych in the site's own language: the diptych's own page and the audience's view.
  /// `nil` takes all audiences.
  fileprivate func readPages(of diptych: Diptych, for audience: String?) -> [RouteID] {
    let views = diptych.views.filter { audience == nil || $0.audience == audience }
    return ([.diptych(diptych.id)] + views.map { .view(of: diptych.id, audience: $0.audience) }).compactMap(id)
  }

  /// The ids of the sources that texts cite.
  package func citedSources() -> Set<String> {
    var cited: Set<String> = []
    for text in allTexts {
      for link in text.document.links {
        if let source = Reference(link.destination, of: .source) { cited.insert(source.id) }
      }
    }
    return cited
  }

  /// The problems that this one names as related, then those that name it, then those connected with it by links.
  package func related(to diptych: Diptych, for audience: String?, _ connections: Connections) -> [Diptych] {
    diptychs(.problem, connectedWith: diptych, for: audience, connections)
  }

  /// The lessons that belong with a problem, then those connected with it by links.
  package func lessons(with diptych: Diptych, for audience: String?, _ connections: Connections) -> [Diptych] {
    library.lessons.isEmpty ? [] : diptychs(.lesson, connectedWith: diptych, for: audience, connections)
  }

  private func diptychs(
    _ kind: Diptych.Kind, connectedWith diptych: Diptych, for audience: String?, _ connections: Connections
  ) -> [Diptych] {
    guard let own = id(of: diptych.target) else { return [] }
    var found: [RouteID] = [], diptychs: [Diptych] = []
    // They are few: comparing them is faster than a set.
    func take(_ id: RouteID) {
      guard id != own, !found.contains(id), let other = self.diptych(at: id), other.id.kind == kind else { return }
      found.append(id)
      diptychs.append(other)
    }
    names(of: own).forEach(take)
    naming(own).forEach(take)
    connections.eachWhole(linkedWith: diptych, for: audience, in: self, take)
    return diptychs
  }

  /// The problems that the front matter of a page names.
  package func problems(of target: Target) -> [Diptych] { names(of: target).compactMap(diptych(at:)) }

  /// The evenings that treat a problem.
  package func evenings(for problem: Diptych) -> [Evening] { naming(problem.target).compactMap { item(of: $0) as? Evening } }

  /// The courses and sessions that treat a problem and are for this audience.
  package func courses(for problem: Diptych, _ audience: String? = nil) -> [NamedTarget] {
    naming(problem.target).filter { item(of: $0) is Course && isFor(audience, self[$0]) }.map {
      NamedTarget(self[$0].name, self[$0].target)
    }
  }

  /// Whether a page is for an audience: for it alone, or for all.
  private func isFor(_ audience: String?, _ page: Route?) -> Bool {
    audience == nil || page?.audience == nil || page?.audience == audience
  }
}
