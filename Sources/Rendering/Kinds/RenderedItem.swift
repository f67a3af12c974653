import Model
import SiteIndex

/// An item as pages show it: what each kind says in a file beside this one.
protocol RenderedItem: SiteItem {
  /// One of its pages; no bytes for what is none of them.
  func page(_ target: Target, _ maker: PageMaker) -> [UInt8]
}
