import Markup
import Model
import SiteIndex
import Templates

extension Evening: RenderedItem {
  func page(_ target: Target, _ maker: PageMaker) -> Markup {
    if case .slides = target { return maker.slides(of: self) }
    let catalog = maker.catalog, problems = catalog.problems(of: self.target)
    let face = Face(target, leading)
    return maker.written(target, publication, apart: ["invitation_"]) { texts in
      EveningPage(
        evening: self, face: face, title: face.title(title, target, in: catalog), problems: problems, body: texts[0],
        invitation: face == .visitors ? nil : texts[1],
        times: EveningTimes(self, timeZone: catalog.settings.timeZone).map { ($0.start.extended, $0.end.extended) },
        cited: maker.cited(in: texts))
    }
  }

  static func list(_ target: Target, _ maker: PageMaker) -> Markup {
    let library = maker.catalog.library
    return maker.write(ListPage(evenings: library.evenings, problems: library.problems, words: maker.catalog.interface))
  }
}

extension Face {
  /// The title of a page: that for those who lead a meeting says what it is.
  func title(_ own: String, _ target: Target, in catalog: Catalog) -> String {
    self == .leader ? catalog.route(target)?.name ?? own : own
  }

  /// Whom a page of a meeting speaks to.
  init(_ target: Target, _ leading: Leading) {
    self = if case .guide = target { .leader } else { leading.isApart ? .visitors : .all }
  }
}

extension PageMaker {
  /// The letter of invitation to an evening, as a document by itself.
  func letter(_ slug: String) -> Markup {
    guard let evening: Evening = catalog.item(at: .evening(slug)),
      let letter = catalog.route(evening.leading.page(of: .evening(slug)))?.asides.first
    else { return Markup() }
    var passage = Passage(letter, apart: "invitation_")
    (passage.idPrefix, passage.listsSources, passage.listsNotes) = (nil, false, false)
    return letterDocument(evening, letter: texts([passage], .written)[0], page)
  }
}
