import Markup
import Model
import SiteIndex

/// An item as pages show it. Each kind has a file beside this one.
protocol RenderedItem: SiteItem {
  /// One of its pages; nothing when the target is not a page of it.
  func page(_ target: Target, _ maker: PageMaker) -> Markup

  /// The page that lists all of them; nothing when they have no such page. `target` is that of their ``Listing``.
  static func list(_ target: Target, _ maker: PageMaker) -> Markup
}
