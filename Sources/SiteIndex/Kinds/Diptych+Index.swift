import Markdown
import Model
import Templates

/// A problem or a lesson: an introduction for all, and a view for each audience.
extension Diptych: SiteItem {
  package func routes(_ settings: Settings) -> [Route] {
    func plan(_ language: String?, _ file: String) -> Route {
      Route(.plan(slug, language: language), .page, file: file, updated: publication.updated)
    }
    let plans = [plan(nil, file)] + translations(for: settings).map { plan($0.language, $0.file) }
    return [route([Text(introduction, file: file, page: target)], naming: [NamedSlugs(related)])]
      + (id.kind == .problem ? plans : [])
      + views.flatMap { routes(of: $0, settings) }
  }

  private func routes(of view: View, _ settings: Settings) -> [Route] {
    let updated = updated(view), target = Target.view(of: id, audience: view.audience)
    let reader = Reader(audience: view.audience),
      name = settings.audiences.first { $0.id == view.audience }?.title.lowercasedFirst
    let title = view.title ?? title
    let texts = [
      Text(introduction, file: file, page: target, reader: reader, beside: [view.body]),
      Text(view.body, file: view.file, page: target, reader: reader, beside: [introduction], diptych: id),
    ]
    let own = Route(
      target, .text, file: view.file, title: title, name: [title, name].compactMap(\.self).joined(separator: ", "),
      summary: view.summary, audience: view.audience, publication: view.publication, updated: updated, texts: texts,
      askedAs: view.askedAs)
    func handout(_ language: String?, _ file: String) -> Route {
      Route(.handout(of: id, audience: view.audience, language: language), .page, file: file, updated: updated)
    }
    return [own] + view.translations.map { route(of: $0, view) } + [handout(nil, view.file)]
      + view.translations.map { handout($0.language, $0.file) }
  }

  /// For each language of the site, the translation of the first who reads it, where there is one.
  package func translations(for settings: Settings) -> [Translation] {
    settings.languages.compactMap { translation(into: $0.tag.value, for: settings)?.translation }
  }

  /// The first view that is translated into a language, in the order of the site's readers, with that translation.
  package func translation(into language: String, for settings: Settings) -> (view: View, translation: Translation)? {
    settings.readers.lazy.compactMap { self.view(for: $0.id) }.compactMap { view in
      view.translations.first { $0.language == language }.map { (view, $0) }
    }.first
  }

  private func route(of translation: Translation, _ view: View) -> Route {
    let language = translation.language, target = Target.view(of: id, audience: view.audience, language: language)
    func text(_ document: Document, beside other: Document, _ diptych: Diptych.ID?) -> Text {
      Text(
        document, file: translation.file, page: target, reader: Reader(audience: view.audience, language: language),
        beside: [other], diptych: diptych)
    }
    // A translation names its audience only in its own language.
    return Route(
      target, .text, file: translation.file, title: translation.title, summary: translation.summary, audience: view.audience,
      updated: updated(view),
      texts: [
        text(translation.introduction, beside: translation.body, nil),
        text(translation.body, beside: translation.introduction, id),
      ], askedAs: translation.askedAs)
  }

  package func shown(in edition: inout Narrowing) -> Diptych? {
    let isShown = edition.keep(self)
    let gone = views.map(\.audience).filter { !isShown || !edition.shows($0) }
    for view in views where gone.contains(view.audience) {
      let reader = edition.settings.audiences.first { $0.id == view.audience }?.title.lowercasedFirst ?? view.audience
      for (language, file) in [(nil, view.file)] + view.translations.map({ ($0.language, $0.file) }) {
        edition.leave(
          .view(of: id, audience: view.audience, language: language), "\(title), \(reader)", file, isElsewhere: isShown,
          expiredIn: edition.expired(publication, self.file))
      }
    }
    guard isShown else { return nil }
    var diptych = self
    diptych.views.removeAll { !edition.shows($0.audience) }
    for index in diptych.agreements.indices {
      diptych.agreements[index].wording = diptych.agreements[index].wording.filter { edition.shows($0.key) }
    }
    return diptych
  }

  package func label(of route: Route, in catalog: Catalog) -> String {
    route.audience.map { catalog.title(ofAudience: $0, in: route.language) } ?? catalog.interface.search.forAll
  }

  /// A view shows the agreements in the words for its readers, and beside its text what is to be chosen from.
  package func words(of route: Route, in catalog: Catalog) -> [String] {
    guard let view = route.audience.flatMap(view(for:)) else {
      return [called.name, goal].compactMap(\.self) + ["\(ages.lowerBound)-\(ages.upperBound)"]
    }
    if let translation = view.translations.first(where: { $0.language == route.language }) {
      return [translation.called.name] + translation.points + translation.starters
        + agreements.compactMap { translation.agreements[$0.id]?.value }
    }
    let steps = view.lesson.map { lesson in lesson.steps.flatMap { [$0.what, $0.how ?? "", "\($0.minutes ?? 0)"] } }
    return [called.name] + view.points + view.starters + agreements.map { $0.wording[view.audience] ?? "" } + (steps ?? [])
      + (view.lesson?.materials.map(\.said) ?? [])
  }

  /// What a lesson's page says about how to teach it, which is not part of its text.
  package func besides(_ route: Route, in catalog: Catalog) -> [FoundSection] {
    guard route.target.language == nil, let lesson = route.audience.flatMap(view(for:))?.lesson else { return [] }
    let words = catalog.interface.lessons
    return [
      FoundSection(
        id: "page_steps", heading: words.steps, text: lesson.steps.map { "\($0.what) \($0.how ?? "")" }.joined(separator: " ")),
      FoundSection(
        id: "page_materials", heading: words.materialsLead, text: lesson.materials.compactMap(\.words).joined(separator: ", ")),
    ].filter { !$0.text.isEmpty }
  }
}
