import Markdown
import Markup
import Model
import QR
import SiteIndex
import Templates

extension Diptych: RenderedItem {
  func page(_ target: Target, _ maker: PageMaker) -> Markup {
    switch target {
    case .diptych: maker.diptychPage(self)
    case .view(_, let audience, let language): maker.viewPage(self, audience, language)
    case .handout(_, let audience, let language): maker.write(maker.handoutPage(self, audience, language))
    case .plan(_, let language): maker.write(maker.planPage(self, language))
    default: Markup()
    }
  }

  /// The lessons are listed by their learning line, which is an item.
  static func list(_ target: Target, _ maker: PageMaker) -> Markup {
    target == .overview ? maker.write(maker.overviewPage()) : Markup()
  }
}

/// The pages of problems and lessons, in every language.
extension PageMaker {
  func viewPage(_ whole: Diptych, _ audience: String, _ language: String?) -> Markup {
    guard let original = whole.view(for: audience), let own = catalog.audience(audience), let route = catalog.route(target),
      route.texts.count == 2
    else { return Markup() }
    let translation = original.translations.first { $0.language == language }
    let (diptych, view) = translation.map { translated(whole, original, $0) } ?? (whole, original)
    let reader = reader(own)
    var introduction = Passage(route.texts[0]), body = Passage(route.texts[1])
    (introduction.language, body.language) = (route.language, route.language)
    body.agreements = choices(for: [reader])
    // The language's own words.
    let worded =
      language == nil ? [:] : Dictionary(diptych.agreements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    body.agreement = { agreement(worded[$0.id] ?? $0, of: diptych, reader: reader, page) }
    body.counterparts = whole.views.filter { $0.audience != audience }.compactMap { other in
      guard let audience = page.theme.settings.audiences.first(where: { $0.id == other.audience }),
        let id = catalog.id(of: .view(of: diptych.id, audience: other.audience))
      else { return nil }
      return Passage.Counterpart(id: id, view: other, audience: audience, side: page.theme.side(other.audience))
    }
    let texts = texts([introduction, body], LinkedTerms(view.publication))
    var result = ViewPage(
      diptych: diptych, view: view, reader: reader, introduction: texts[0], body: texts[1],
      around: surroundings(of: whole, for: audience, language, cited: cited(in: texts)), comma: page.theme.interface.comma)
    if language != nil {
      result.around.review = translation?.review
      result.isUnreviewed = translation?.review == nil
    } else {
      result.around.review = original.review
    }
    return write(result, texts)
  }

  func diptychPage(_ diptych: Diptych) -> Markup {
    guard let introduction = catalog.route(diptych.target)?.texts.first else { return Markup() }
    let choices = choices(for: catalog.settings.readers),
      views = diptych.views.compactMap { view in
        catalog.route(.view(of: diptych.id, audience: view.audience))?.texts.last.map { (audience: view.audience, text: $0) }
      }
    // Each row with its panels that are not empty: the audience, and the panel's index among the passages.
    var passages = [Passage(introduction)]
    let all = diptych.views.count > 1 ? rows(of: views.map(\.text.document)) : []
    let rows = all.map { sections in
      zip(views, sections).compactMap { view, section -> (audience: String, passage: Int)? in
        guard let section, !section.isEmpty else { return nil }
        let audience = view.audience
        var passage = Passage(view.text, section)
        (passage.idPrefix, passage.headingShift) = ("\(audience)_", 1)
        passage.agreement = { "<p>\($0.wording[audience] ?? "")</p>\n" }
        passage.agreements = choices
        passages.append(passage)
        return (audience, passages.count - 1)
      }
    }
    let texts = texts(passages, LinkedTerms(diptych.publication))
    return write(
      DiptychPage(
        diptych: diptych, introduction: texts[0],
        rows: rows.filter { !$0.isEmpty }.map { row in DiptychPage.Row(panels: row.map { ($0.audience, texts[$0.passage]) }) },
        around: surroundings(of: diptych, for: nil, nil, cited: cited(in: texts))), texts)
  }

  func handoutPage(_ whole: Diptych, _ audience: String, _ language: String?) -> HandoutPage? {
    guard let original = whole.view(for: audience), let own = catalog.audience(audience) else { return nil }
    let translation = original.translations.first { $0.language == language }
    let (diptych, view) = translation.map { translated(whole, original, $0) } ?? (whole, original)
    let code = code(of: .view(of: diptych.id, audience: audience, language: language))
    var handout = HandoutPage(
      diptych: diptych, view: view, reader: reader(own), code: code, page.theme)
    handout.isUnreviewed = translation.map { $0.review == nil } ?? false
    return handout
  }

  /// The plan; in another language in the words of the first who reads that.
  func planPage(_ whole: Diptych, _ language: String?) -> PlanPage {
    let file = "\(page.theme.planFiles)-\(whole.slug)"
    guard let language, let (view, translation) = whole.translation(into: language, for: catalog.settings) else {
      return PlanPage(problem: whole, file: file, page.theme)
    }
    let (problem, _) = translated(whole, view, translation)
    var plan = PlanPage(problem: problem, file: file, page.theme)
    plan.reader = page.theme.settings.audiences.first { $0.id == view.audience }
    plan.original = whole
    plan.isUnreviewed = translation.review == nil
    return plan
  }

  // MARK: - What these pages share

  /// A link from a text to what can be chosen, which is above it.
  private func choices(for readers: [Audience]) -> Markup {
    let words = page.theme.interface
    // The text may be in the site's own language.
    let lang = words.language == catalog.settings.language.value ? nil : Interface.attributes(of: words.language)
    return "<p\(lang)><a class=\"alone\" href=\"#page_agreements\">\(words.choosing(for: readers).above)</a></p>\n"
  }

  /// The sections of all texts in one order, in which each comes after the one that it follows in its own text; each with its
  /// counterpart in every text.
  private func rows(of texts: [Document]) -> [[Document.Section?]] {
    // By key, the number of a row; by that, the row that follows, and its sections. Row 0 is before all.
    var numbers: [String: Int] = [:], following: [Int?] = [nil], rows = [[Document.Section?]()]
    for (text, document) in texts.enumerated() {
      var last = 0
      for section in document.sections {
        let key = document.key(of: section), known = numbers[key], number = known ?? rows.count
        if known == nil {
          numbers[key] = number
          following.append(following[last])
          following[last] = number
          rows.append(Array(repeating: nil, count: texts.count))
        }
        if rows[number][text] == nil { rows[number][text] = section }
        last = number
      }
    }
    return sequence(first: 0) { following[$0] }.dropFirst().map { rows[$0] }
  }

  private func surroundings(
    of diptych: Diptych, for audience: String?, _ language: String?, cited: [CitedSource]
  ) -> ViewPage.Surroundings {
    var around = ViewPage.Surroundings()
    let way = { [self] (other: Diptych) in
      let (link, expert) = called(other, audience, language)
      return RelatedProblem(icon: other.icon, link: link, expert: expert)
    }
    around.related = catalog.related(to: diptych, for: audience, connections).map(way)
    around.lessons = catalog.lessons(with: diptych, for: audience, connections).map(way)
    around.cited = cited
    around.review = diptych.review
    // None of this is translated.
    if language != nil { return around }
    around.evenings = catalog.evenings(for: diptych).filter { $0.audience == nil || audience == nil || $0.audience == audience }
    around.courses = catalog.courses(for: diptych, audience)
    return around
  }

  /// A link to a diptych for an audience, in the reader's language where it is translated.
  func link(to diptych: Diptych, _ audience: String?, _ language: String?) -> NamedTarget {
    guard let audience, diptych.hasView(for: audience) else { return NamedTarget(diptych.title, .diptych(diptych.id)) }
    let target = catalog.view(diptych.id, audience, in: language)
    let translation = language.flatMap { language in
      diptych.view(for: audience)?.translations.first { $0.language == language }
    }
    return NamedTarget(
      translation?.title ?? diptych.title, target,
      language: language == nil || translation != nil ? nil : catalog.interface.language)
  }

  /// A link to a diptych by what one sees, and the expert's word for that.
  private func called(_ diptych: Diptych, _ audience: String?, _ language: String?) -> (link: NamedTarget, expert: String?) {
    var link = link(to: diptych, audience, language)
    let translation = audience.flatMap { diptych.view(for: $0) }?.translations.first { $0.language == language }
    let called = translation?.called ?? diptych.called
    link.name = called.name
    return (link, called.expert)
  }

  /// An audience with its name in the page's language.
  func reader(_ audience: Audience) -> Audience {
    page.theme.settings.audiences.first { $0.id == audience.id } ?? audience
  }

  /// A diptych and its view with the words of a translation.
  private func translated(_ whole: Diptych, _ original: View, _ translation: Translation) -> (Diptych, View) {
    var diptych = whole, view = original
    (diptych.title, diptych.seenAs) = (translation.title, translation.seenAs)
    diptych.introduction = translation.introduction
    for index in diptych.agreements.indices {
      if let wording = translation.agreements[diptych.agreements[index].id] {
        diptych.agreements[index].wording[original.audience] = wording.value
      } else {
        diptych.agreements[index].language = catalog.interface.language
      }
    }
    (view.title, view.summary, view.body) = (nil, translation.summary, translation.body)
    (view.points, view.starters) = (translation.points, translation.starters)
    // The titles of the other views are not translated.
    for index in diptych.views.indices { diptych.views[index].title = nil }
    diptych.views.removeAll { $0.audience != original.audience }
    return (diptych, view)
  }
}

extension Document {
  /// What pairs a section with its counterparts in other views: the id of its heading; empty for what comes before the first
  /// heading.
  fileprivate func key(of section: Section) -> String { section.heading.map { headings[$0].id } ?? "" }
}
