import Model
import SiteIndex

/// An item as pages show it. Each kind has a file beside this one.
protocol RenderedItem: SiteItem {
  /// The bytes of one of its pages; none when the target is not a page of it.
  func page(_ target: Target, _ maker: PageMaker) -> [UInt8]
}
