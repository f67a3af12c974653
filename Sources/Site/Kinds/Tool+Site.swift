import Markdown
import Model
import Templates

/// A tool or a questionnaire: its text, and what it shows at the right moment.
extension Tool: SiteItem {
  func parts(_ settings: Settings) -> [Part] { [part([text])] }

  func texts(in catalog: Catalog) -> [Text] {
    [mainText, noticeText].compactMap(\.self) + asides(catalog.settings).map(\.text)
  }

  var mainText: Text { text(of: text) }
  /// What it shows at the right moment.
  var noticeText: Text? { notice.map(text(of:)) }

  private func text(of document: Document) -> Text {
    Text(document: document, file: file, page: target, reader: Reader(audience: audience))
  }

  /// What it tells each side alone, in the order of the audiences.
  func asides(_ settings: Settings) -> [(audience: String, title: String, text: Text)] {
    guard case .signals(let questionnaire) = use else { return [] }
    return settings.audiences.compactMap { audience in
      questionnaire.urgent.sides[audience.id].map { side in
        let text = Text(document: side.text, file: file, page: target, reader: Reader(audience: audience.id))
        return (audience.id, side.title, text)
      }
    }
  }

  var named: [NamedSlugs] {
    guard case .signals(let questionnaire) = use else { return [] }
    return questionnaire.scales.map { NamedSlugs(slugs: [$0.problem]) }
  }

  func shown(in edition: inout Narrowing) -> Tool? {
    guard edition.keep(self) else { return nil }
    var tool = self
    if case .signals(let questionnaire) = use { tool.use = .signals(questionnaire.shown(to: edition.shows)) }
    return tool
  }

  func label(of part: Part, in catalog: Catalog) -> String {
    audience.map(catalog.title(ofAudience:)) ?? catalog.interface.tools.title
  }

  func besides(_ part: Part, in catalog: Catalog) -> [SearchSection] {
    guard case .directory = use else { return [] }
    return catalog.library.partners.map {
      SearchSection(id: "partner_\($0.slug)", heading: $0.title, text: "\($0.summary) \($0.region)")
    }
  }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] { maker.write(maker.toolPage(self)) }
}
