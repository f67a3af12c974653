import Model
import SiteIndex

/// An item as pages show it. Each kind has a file beside this one.
protocol RenderedItem: SiteItem {
  /// The bytes of one of its pages; none when the target is not a page of it.
  func page(_ target: Target, _ maker: PageMaker) -> [UInt8]

  /// The bytes of the page that lists all of them; none when they have no such page. `target` is that of their ``Listing``.
  static func list(_ target: Target, _ maker: PageMaker) -> [UInt8]
}
