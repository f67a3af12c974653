import Markup
import SiteIndex

/// One file of the site.
package struct Output: Sendable {
  /// Where its bytes come from.
  package enum Content: Sendable {
    /// A page, made each time it is asked for.
    case page(@Sendable () -> Markup)
    /// Another file, made each time it is asked for.
    case made(@Sendable () -> [UInt8])
    /// Made already.
    case bytes([UInt8])
    /// Copied from the file at this path.
    case copy(of: String)
  }

  package let address: Address
  package let content: Content
  /// The content file it comes from; `nil` for what is made from many.
  package let file: String?

  package init(address: Address, content: Content, file: String?) {
    (self.address, self.content, self.file) = (address, content, file)
  }
}
