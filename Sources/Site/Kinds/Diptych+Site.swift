import Markdown
import Model
import Templates

/// A problem or a lesson: an introduction for all, and a view for each audience.
extension Diptych: SiteItem {
  func parts(_ settings: Settings) -> [Part] {
    [part([introduction])]
      + views.flatMap { view in
        let reader = settings.audiences.first { $0.id == view.audience }?.title.lowercasedFirst
        func part(_ title: String, _ summary: String, _ language: String?, _ file: String, _ documents: [Document]) -> Part {
          Part(
            .view(of: id, audience: view.audience, language: language), file: file, title: title,
            // What is in another language says nothing in the site's own.
            name: language == nil ? [title, reader].compactMap(\.self).joined(separator: ", ") : title, summary: summary,
            audience: view.audience, publication: language == nil ? view.publication : Publication(), updated: updated(view),
            documents: documents)
        }
        return [part(view.title ?? title, view.summary, nil, view.file, [introduction, view.body])]
          + view.translations.map { part($0.title, $0.summary, $0.language, $0.file, [$0.introduction, $0.body]) }
      }
  }

  func routes(in catalog: Catalog) -> [Route] {
    var routes = [Route(target: target, file: file, updated: publication.updated)]
    if id.kind == .problem { routes.append(Route(target: .plan(slug), file: file, updated: publication.updated)) }
    for view in views {
      let updated = updated(view)
      routes.append(Route(target: .handout(of: id, audience: view.audience), file: view.file, updated: updated))
      routes += catalog.languages(of: view.audience).map { language in
        let translation = view.translations.first { $0.language == language }
        return Route(
          target: .view(of: id, audience: view.audience, language: language), file: translation?.file ?? view.file,
          updated: updated, isStandIn: language != nil && translation == nil)
      }
    }
    return routes
  }

  func texts(in catalog: Catalog) -> [Text] {
    [introduction(for: nil)]
      + views.flatMap { view in
        [introduction(for: view), text(of: view)]
          + view.translations.flatMap { [introduction(of: $0, view), text(of: $0, view)] }
      }
  }

  var named: [NamedSlugs] { [NamedSlugs(slugs: related, owner: id.kind == .problem ? slug : nil)] }

  func shown(in edition: inout Narrowing) -> Diptych? {
    let isShown = edition.keep(self)
    let gone = views.map(\.audience).filter { !isShown || !edition.shows($0) }
    for part in gone.isEmpty ? [] : parts(edition.settings) {
      guard let audience = part.audience, gone.contains(audience) else { continue }
      let reader = edition.settings.audiences.first { $0.id == audience }?.title.lowercasedFirst ?? audience
      edition.leave(
        part.target, "\(title), \(reader)", part.file, isElsewhere: isShown, expiredIn: edition.expired(publication, file))
    }
    guard isShown else { return nil }
    var diptych = self
    diptych.views.removeAll { !edition.shows($0.audience) }
    for index in diptych.agreements.indices {
      diptych.agreements[index].wording = diptych.agreements[index].wording.filter { edition.shows($0.key) }
    }
    return diptych
  }

  func label(of part: Part, in catalog: Catalog) -> String {
    part.audience.map(catalog.title(ofAudience:)) ?? catalog.interface.search.forAll
  }

  /// What a lesson's page says of how to do it, which is no part of its text.
  func besides(_ part: Part, in catalog: Catalog) -> [SearchSection] {
    guard part.target.language == nil, let lesson = part.audience.flatMap(view(for:))?.lesson else { return [] }
    let words = catalog.interface.lessons
    return [
      SearchSection(
        id: "page_steps", heading: words.steps, text: lesson.steps.map { "\($0.what) \($0.how ?? "")" }.joined(separator: " ")),
      SearchSection(id: "page_materials", heading: words.materialsLead, text: lesson.materials.joined(separator: ", ")),
    ].filter { !$0.text.isEmpty }
  }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] {
    switch target {
    case .diptych: maker.write(maker.diptychPage(self))
    case .view(_, let audience, let language): maker.write(maker.viewPage(self, audience, language))
    case .handout(_, let audience): maker.write(maker.handoutPage(self, audience))
    case .plan: maker.write(PlanPage(problem: self, words: maker.catalog.interface))
    default: []
    }
  }

  // MARK: - Texts

  /// The shared introduction, on its own page or on that of a view.
  func introduction(for view: View?) -> Text {
    Text(
      document: introduction, file: file, page: view.map { .view(of: id, audience: $0.audience) } ?? target,
      reader: Reader(audience: view?.audience), beside: view.map { [$0.body] } ?? [])
  }

  func text(of view: View) -> Text {
    Text(
      document: view.body, file: view.file, page: .view(of: id, audience: view.audience),
      reader: Reader(audience: view.audience), beside: [introduction], diptych: id)
  }

  func introduction(of translation: Translation, _ view: View) -> Text {
    var text = text(of: translation, view)
    (text.document, text.beside, text.diptych) = (translation.introduction, [translation.body], nil)
    return text
  }

  func text(of translation: Translation, _ view: View) -> Text {
    let language = translation.language
    return Text(
      document: translation.body, file: translation.file, page: .view(of: id, audience: view.audience, language: language),
      reader: Reader(audience: view.audience, language: language), beside: [translation.introduction], diptych: id)
  }
}
