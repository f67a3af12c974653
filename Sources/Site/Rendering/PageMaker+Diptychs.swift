import Markdown
import Markup
import Model
import QR
import Templates

/// The pages of problems and lessons, in every language.
extension PageMaker {
  func audiencePage(_ audience: Audience, _ language: String?) -> AudiencePage {
    let library = catalog.library
    let items = library.problems.compactMap { problem -> AudiencePage.Item? in
      if problem.readers(among: [audience]).isEmpty { return nil }
      let view = problem.view(for: audience.id)
      let translation = view?.translations.first { $0.language == language }
      return AudiencePage.Item(
        problem: problem, link: link(to: problem, audience.id, language),
        summary: translation?.summary ?? view?.summary ?? problem.summary)
    }
    guard language == nil else {
      // What is in the reader's language comes first; the rest of the site is not in it.
      let own = items.filter { $0.link.language == nil }, others = items.filter { $0.link.language != nil }
      return AudiencePage(reader: reader(audience), problems: own + others, evenings: [], pages: [])
    }
    return AudiencePage(
      reader: audience, problems: items,
      evenings: library.evenings.filter { $0.audience == nil || $0.audience == audience.id },
      lessons: library.lessons.filter { $0.hasView(for: audience.id) },
      tools: library.tools.filter { $0.audience == nil || $0.audience == audience.id },
      pages: library.pages.filter { $0.audience == audience.id })
  }

  func viewPage(_ whole: Diptych, _ audience: String, _ language: String?) -> ViewPage? {
    guard let original = whole.view(for: audience), let own = catalog.audience(audience) else { return nil }
    let translation = original.translations.first { $0.language == language }
    var (diptych, view) = translation.map { translated(whole, original, $0) } ?? (whole, original)
    if language != nil, translation == nil {
      for index in diptych.agreements.indices { diptych.agreements[index].language = catalog.interface.language }
    }
    let reader = reader(own)
    var (introduction, text) =
      translation.map { (whole.introduction(of: $0, original), whole.text(of: $0, original)) }
      ?? (whole.introduction(for: original), whole.text(of: original))
    // A text without a translation still leads its reader to what is translated.
    introduction.reader.language = language
    text.reader.language = language
    let terms = terms([introduction, text], view.publication)
    let panel = agreements(of: diptych, reader: reader, except: catalog.placedAgreements(in: text), page)
    let filler = self.filler(text, terms)
    filler.agreements = panel
    // In the words of this language.
    let worded =
      language == nil ? [:] : Dictionary(diptych.agreements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    filler.agreement = { [diptych] in agreement(worded[$0.id] ?? $0, of: diptych, reader: reader, page) }
    filler.counterparts = whole.views.filter { $0.audience != audience }.compactMap { other in
      page.theme.settings.audiences.first { $0.id == other.audience }.map {
        .init(diptych: diptych.id, view: other, audience: $0, side: page.theme.side(other.audience))
      }
    }
    if translation == nil { filler.language = nil }
    let introductionFiller = self.filler(introduction, terms)
    introductionFiller.language = filler.language
    var result = ViewPage(
      diptych: diptych, view: view, reader: reader, introduction: introduction.document.markup(introductionFiller),
      body: text.document.markup(filler), closing: catalog.placesAgreements(text) ? nil : panel,
      around: surroundings(of: whole, for: audience, language, cited: cited(in: [introduction, text])))
    result.comma = page.theme.interface.comma
    if language != nil {
      result.around.review = translation?.review
      result.notice = translation == nil ? .untranslated : translation?.review == nil ? .unreviewed : nil
      result.textLanguage = translation == nil ? catalog.interface.language : nil
    } else {
      result.around.review = original.review
    }
    return result
  }

  func diptychPage(_ diptych: Diptych) -> DiptychPage {
    let introduction = diptych.introduction(for: nil)
    let texts = diptych.views.map { diptych.text(of: $0) }
    let terms = terms([introduction] + texts, diptych.publication)
    let opening = markup(introduction, terms)
    let sections = diptych.views.map { view in
      Dictionary(view.body.sections.map { (view.body.key(of: $0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    let rows = rows(of: diptych.views).map { key in
      DiptychPage.Row(
        panels: diptych.views.indices.compactMap { index in
          let view = diptych.views[index], text = texts[index]
          guard let section = sections[index][key], !section.isEmpty else { return nil }
          let filler = self.filler(text, terms)
          filler.idPrefix = "\(view.audience)_"
          filler.headingShift = 1
          filler.agreement = { "<p>\($0.wording[view.audience] ?? "")</p>\n" }
          // They stand above, for all to see.
          filler.agreements = "<p><a href=\"#page_agreements\">\(catalog.interface.agreements)</a></p>\n"
          return (view.audience, view.body.markup(filler, section: section))
        })
    }
    return DiptychPage(
      diptych: diptych, introduction: opening, agreements: agreements(of: diptych, reader: nil, page) ?? Markup(),
      rows: rows.filter { !$0.panels.isEmpty },
      around: surroundings(of: diptych, for: nil, nil, cited: cited(in: [introduction] + texts)))
  }

  func handoutPage(_ diptych: Diptych, _ audience: String) -> HandoutPage? {
    guard let view = diptych.view(for: audience), let reader = catalog.audience(audience) else { return nil }
    let address = page.links.whole(.view(of: diptych.id, audience: audience))
    return HandoutPage(
      diptych: diptych, view: view, reader: reader, agreements: agreements(of: diptych, reader: reader, page) ?? Markup(),
      code: QRCode(address)?.svg(label: address), words: catalog.interface)
  }

  // MARK: - Pieces

  /// The sections of all views in one order: each stands after the one that it follows in its own view.
  private func rows(of views: [View]) -> [String] {
    // What follows each; what comes first follows nothing.
    var following: [String?: String] = [:], known: Set<String> = []
    for view in views {
      var last: String?
      for key in view.body.sections.map(view.body.key(of:)) {
        if known.insert(key).inserted {
          following[key] = following[last]
          following[last] = key
        }
        last = key
      }
    }
    return Array(
      sequence(state: String?.none) { last in
        last = following[last]
        return last
      })
  }

  private func surroundings(
    of diptych: Diptych, for audience: String?, _ language: String?, cited: [CitedSource]
  ) -> ViewPage.Surroundings {
    var around = ViewPage.Surroundings()
    let way = { [self] (id: Diptych.ID) in
      catalog.diptych(id).map { RelatedProblem(icon: $0.icon, link: link(to: $0, audience, language)) }
    }
    around.related = catalog.related(to: diptych, for: audience, connections).compactMap(way)
    around.lessons = catalog.lessons(with: diptych, for: audience, connections).compactMap(way)
    around.cited = cited
    around.review = diptych.review
    // Nothing of this is in another language.
    if language != nil { return around }
    around.evenings = catalog.evenings(for: diptych).filter { $0.audience == nil || audience == nil || $0.audience == audience }
    around.courses = catalog.courses(for: diptych, audience)
    around.mentions = catalog.mentions(of: diptych, for: audience, connections)
    return around
  }

  /// The way to a diptych for a reader, in the reader's language where it is translated.
  private func link(to diptych: Diptych, _ audience: String?, _ language: String?) -> NamedTarget {
    guard let audience, diptych.hasView(for: audience) else { return NamedTarget(diptych.title, .diptych(diptych.id)) }
    let target = catalog.view(diptych.id, audience, in: language)
    let translation = language.flatMap { language in
      diptych.view(for: audience)?.translations.first { $0.language == language }
    }
    return NamedTarget(
      translation?.title ?? diptych.title, target,
      language: language == nil || translation != nil ? nil : catalog.interface.language)
  }

  /// An audience in the words of the page's language.
  private func reader(_ audience: Audience) -> Audience {
    page.theme.settings.audiences.first { $0.id == audience.id } ?? audience
  }

  /// A diptych and its view in the words of a translation.
  private func translated(_ whole: Diptych, _ original: View, _ translation: Translation) -> (Diptych, View) {
    var diptych = whole, view = original
    diptych.title = translation.title
    diptych.introduction = translation.introduction
    for index in diptych.agreements.indices {
      if let wording = translation.agreements[diptych.agreements[index].id] {
        diptych.agreements[index].wording[original.audience] = wording.value
      } else {
        diptych.agreements[index].language = catalog.interface.language
      }
    }
    (view.title, view.summary, view.body) = (nil, translation.summary, translation.body)
    // What is said of the other views is not translated.
    for index in diptych.views.indices { diptych.views[index].title = nil }
    diptych.views.removeAll { $0.audience != original.audience }
    return (diptych, view)
  }
}

extension Document {
  /// What a section has in common with its counterpart: the id of its heading; empty for what stands before any.
  fileprivate func key(of section: Section) -> String { section.heading.map { headings[$0].id } ?? "" }
}
