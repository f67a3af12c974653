import Markup
import Model
import SiteIndex
import Templates

extension Material: RenderedItem {
  func page(_ target: Target, _ maker: PageMaker) -> Markup {
    guard let text = maker.catalog.route(target)?.texts.first else { return Markup() }
    var passages = [Passage(text)]
    if case .stories = form { passages = body.sections.filter { !$0.isEmpty }.map { Passage(text, $0) } }
    for index in passages.indices {
      passages[index].listsNotes = false
      if isRepeated { passages[index].idPrefix = nil }
    }
    let texts = maker.texts(passages, .written)
    return maker.write(
      MaterialPage(
        material: self, parts: texts.passages, neededBy: maker.named(maker.connections.needing(target)),
        cited: maker.cited(in: texts)),
      texts)
  }

  /// Whether a sheet has its text several times; an id stands on a page once.
  private var isRepeated: Bool { form.name == .cards || form.name == .badges }

  static func list(_ target: Target, _ maker: PageMaker) -> Markup {
    maker.write(ListPage(materials: maker.catalog.library.materials, words: maker.catalog.interface))
  }
}
