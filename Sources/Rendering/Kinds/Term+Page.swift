import Markup
import Model
import SiteIndex
import Templates

/// A term has no page of its own: all are on the page that lists them.
extension Term: RenderedItem {
  func page(_ target: Target, _ maker: PageMaker) -> Markup { Markup() }

  static func list(_ target: Target, _ maker: PageMaker) -> Markup { maker.glossaryPage() }
}
