import Markdown
import Model
import Templates

/// A tool or a questionnaire: its text, and what it shows at the right moment.
extension Tool: SiteItem {
  /// Shown apart are the texts that appear at the right moment: a notice, if there is one, and what it tells each side alone.
  package func routes(_ settings: Settings) -> [Route] {
    let sides = sides(settings).map { id, side in Text(side.text, file: file, page: target, reader: Reader(audience: id)) }
    var named: [NamedSlugs] = []
    if case .signals(let questionnaire) = use { named = questionnaire.scales.map { NamedSlugs([$0.problem]) } }
    return [route([text(text)], asides: [notice.map(text)].compactMap(\.self) + sides, naming: named)]
  }

  /// What it tells each side alone, in the order of the audiences.
  package func sides(_ settings: Settings) -> [(audience: String, side: Questionnaire.Urgent.Side)] {
    guard case .signals(let questionnaire) = use else { return [] }
    return settings.audiences.compactMap { audience in questionnaire.urgent.sides[audience.id].map { (audience.id, $0) } }
  }

  package func shown(in edition: inout Narrowing) -> Tool? {
    guard edition.keep(self) else { return nil }
    var tool = self
    if case .signals(let questionnaire) = use { tool.use = .signals(questionnaire.shown(to: edition.shows)) }
    return tool
  }

  package func label(of route: Route, in catalog: Catalog) -> String {
    audience.map(catalog.title(ofAudience:)) ?? catalog.interface.tools.title
  }

  package func words(of route: Route, in catalog: Catalog) -> [String] {
    (duration.map { [$0] } ?? []) + wordsOfUse(in: catalog)
  }

  private func wordsOfUse(in catalog: Catalog) -> [String] {
    func texts(_ questions: [Question]) -> [String] { questions.map(\.text) }
    switch use {
    case .sociogram(let sociogram): return texts(sociogram.questions) + texts(sociogram.negative?.questions ?? [])
    case .portfolio(let portfolio):
      return texts(portfolio.questions + portfolio.evaluation) + [portfolio.diplomaTitle, portfolio.diplomaText]
    case .contacts(let list): return texts(list.questions)
    case .directory(let categories):
      return categories.map(\.name)
        + catalog.library.partners.filter(catalog.settings.publishes).flatMap { partner -> [String] in
          [partner.title, partner.summary, partner.category.value, partner.region, partner.address ?? ""]
            + [partner.phone?.text, partner.email?.text, partner.url?.text].map { $0 ?? "" }
        }
    case .signals(let questionnaire):
      let items = questionnaire.items + questionnaire.urgent.items
      return questionnaire.answers + questionnaire.scales.map(\.title) + sides(catalog.settings).map(\.side.title)
        + items.flatMap { item in catalog.audienceIDs.map { item.wording[$0] ?? "" } }
    }
  }

  package func besides(_ route: Route, in catalog: Catalog) -> [FoundSection] {
    guard case .directory = use else { return [] }
    return catalog.library.partners.map {
      FoundSection(id: "partner_\($0.slug)", heading: $0.title, text: "\($0.summary) \($0.region)")
    }
  }
}
