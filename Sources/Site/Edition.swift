import Markdown
import Model
import Templates

/// An edition is the part of a library that one build shows: what is published on a day, for some audiences. What is left out
/// is gone from it, so that no page, list or feed can show a word of it; only its name stays, for the links that lead to it.
extension Catalog {
  /// - Parameter audiences: whose views and pages it holds; nothing for all.
  package func edition(on day: Day, for audiences: Set<String>? = nil) -> Catalog {
    var narrowing = Narrowing(library: library, settings: settings, day: day, audiences: audiences)
    narrowing.run()
    // A partner has no page that a link could lead to, and so is not among what is left out.
    let hasAllPartners = narrowing.library.partners.count == library.partners.count
    if narrowing.library.leftOut.isEmpty, hasAllPartners, library.drafts.isEmpty { return self }
    guard let edition = Catalog(narrowing.library) else { return self }
    narrowing.keep(assets: edition.usedAssets(), of: usedAssets())
    narrowing.keep(sources: edition.citedSources(), of: citedSources())
    return Catalog(narrowing.library) ?? edition
  }

  /// Where a link to something left out leads; nothing where only its words stay.
  func link(toLeftOut found: LeftOut, heading: String?) -> String? {
    guard settings.leftOutLinks == .site, found.isElsewhere else { return nil }
    return addresses.whole(found.target, heading: heading, baseURL: settings.baseURL)
  }

  /// The pictures and other files that texts and problems show or link to.
  private func usedAssets() -> Set<String> {
    var used = Set(library.diptychs.compactMap(\.icon))
    for text in texts() {
      for link in text.document.links {
        if case .target(.asset(let path), _, _) = resolve(link.destination, in: text) { used.insert(path) }
      }
    }
    return used
  }
}

private struct Narrowing {
  var library: Library
  let settings: Settings
  let day: Day
  let audiences: Set<String>?

  mutating func run() {
    let before = library
    library.settings?.edition = audiences
    for audience in settings.audiences where !shows(audience.id) {
      leave(.audience(audience.id), audience.title, "site.yml", isElsewhere: true)
    }
    library.problems = before.problems.compactMap { diptych($0) }
    library.lessons = before.lessons.compactMap { diptych($0) }
    if let line = before.line, !keep(.lessons, line.title, line.file, line.publication, for: nil) { library.line = nil }
    library.evenings = before.evenings.filter { keep(.evening($0.slug), $0.title, $0.file, $0.publication, for: $0.audience) }
    library.courses = before.courses.compactMap { course($0) }
    library.terms = before.terms.filter { keep(.term($0.slug), $0.title, $0.file, $0.publication, for: nil) }
    library.pages = before.pages.filter { keep(.page($0.slug), $0.title, $0.file, $0.publication, for: $0.audience) }
    library.tools = before.tools.filter { keep($0.target, $0.title, $0.file, $0.publication, for: $0.audience) }.map { whole in
      var tool = whole
      if case .signals(let questionnaire) = tool.use { tool.use = .signals(questionnaire.shown(to: shows)) }
      return tool
    }
    library.partners = before.partners.filter { partner in
      expire(partner.publication)
      return partner.publication.isShown(on: day)
    }
    leaveEmptyList(.tools, before.tools.map(\.publication), isEmpty: library.tools.isEmpty)
    leaveEmptyList(.evenings, before.evenings.map(\.publication), isEmpty: library.evenings.isEmpty)
    leaveEmptyList(.courses, before.courses.map(\.publication), isEmpty: library.courses.isEmpty)
    leaveEmptyList(.glossary, before.terms.map(\.publication), isEmpty: library.terms.isEmpty)
    leaveEmptyList(.overview, before.problems.map(\.publication), isEmpty: library.problems.isEmpty)
  }

  /// A list that now holds nothing has no page. The whole site has it if anything in it is published.
  private mutating func leaveEmptyList(_ target: Target, _ publications: [Publication], isEmpty: Bool) {
    guard isEmpty, !publications.isEmpty else { return }
    leave(target, "", "site.yml", isElsewhere: publications.contains { $0.isShown(on: day) })
  }

  /// Pictures and other files go with the texts that show them. Those that no text shows go with what is left out beside them,
  /// and are no part of an edition for some audiences: nobody can say for whom they are.
  mutating func keep(assets used: Set<String>, of all: Set<String>) {
    let folders = Set((library.leftOut.map(\.file) + library.drafts).map(folder))
    library.assets = library.assets.filter {
      used.contains($0.path) || !(all.contains($0.path) || audiences != nil || folders.contains(folder($0.path)))
    }
  }

  private func folder(_ file: String) -> String { file.split(separator: "/").dropLast().joined(separator: "/") }

  /// Sources go with the texts that cite them, and those in which they are cited with them. What no text cites stays.
  mutating func keep(sources cited: Set<String>, of all: Set<String>) {
    let via = Dictionary(
      library.sources.compactMap { source in source.via.map { (source.id, $0.value) } }, uniquingKeysWith: { first, _ in first })
    func closed(_ ids: Set<String>) -> Set<String> {
      var known = ids, next = ids
      while !next.isEmpty {
        next = Set(next.compactMap { via[$0] }).subtracting(known)
        known.formUnion(next)
      }
      return known
    }
    let gone = closed(all).subtracting(closed(cited))
    let before = library.sources.count
    library.sources.removeAll { gone.contains($0.id) }
    if library.sources.isEmpty, before > 0 { leave(.sources, "", "sources.yml", isElsewhere: audiences != nil) }
  }

  private func shows(_ audience: String?) -> Bool { audience.map { audiences?.contains($0) ?? true } ?? true }

  private mutating func diptych(_ whole: Diptych) -> Diptych? {
    var diptych = whole
    let isShown = diptych.publication.isShown(on: day), expiredIn = expired(diptych.publication, diptych.file)
    if !isShown {
      leave(.diptych(diptych.id), diptych.title, diptych.file, isElsewhere: false, expiredIn: expiredIn)
      expire(diptych.publication)
    }
    for view in diptych.views where !isShown || !shows(view.audience) {
      let reader = settings.audiences.first { $0.id == view.audience }?.title.lowercasedFirst ?? view.audience
      let title = "\(diptych.title), \(reader)"
      leave(.view(of: diptych.id, audience: view.audience), title, view.file, isElsewhere: isShown, expiredIn: expiredIn)
      for translation in view.translations {
        let target = Target.view(of: diptych.id, audience: view.audience, language: translation.language)
        leave(target, title, translation.file, isElsewhere: isShown, expiredIn: expiredIn)
      }
    }
    guard isShown else { return nil }
    diptych.views.removeAll { !shows($0.audience) }
    for index in diptych.agreements.indices {
      diptych.agreements[index].wording = diptych.agreements[index].wording.filter { shows($0.key) }
    }
    return diptych
  }

  private mutating func course(_ whole: Course) -> Course? {
    var course = whole
    guard keep(.course(course.slug), course.title, course.file, course.publication, for: course.audience) else {
      for session in course.sessions {
        leave(
          .session(course: course.slug, session: session.slug), session.title, session.file,
          isElsewhere: course.publication.isShown(on: day) && session.publication.isShown(on: day),
          expiredIn: expired(course.publication, course.file) ?? expired(session.publication, session.file))
      }
      return nil
    }
    course.sessions = whole.sessions.filter {
      keep(.session(course: whole.slug, session: $0.slug), $0.title, $0.file, $0.publication, for: nil)
    }
    return course
  }

  private mutating func keep(
    _ target: Target, _ title: String, _ file: String, _ publication: Publication, for audience: String?
  ) -> Bool {
    let isPublished = publication.isShown(on: day)
    if isPublished, shows(audience) { return true }
    if shows(audience) { expire(publication) }
    leave(target, title, file, isElsewhere: isPublished, expiredIn: expired(publication, file))
    return false
  }

  private mutating func expire(_ publication: Publication) {
    guard publication.isOver(on: day), let until = publication.until else { return }
    library.lastExpired = max(library.lastExpired ?? until, until)
  }

  /// The file of what has expired.
  private func expired(_ publication: Publication, _ file: String) -> String? { publication.isOver(on: day) ? file : nil }

  private mutating func leave(_ target: Target, _ title: String, _ file: String, isElsewhere: Bool, expiredIn: String? = nil) {
    library.leftOut.append(LeftOut(target: target, title: title, file: file, isElsewhere: isElsewhere, expiredIn: expiredIn))
  }
}
