import SiteIndex

/// One file of the site.
package struct Output: Sendable {
  /// Where its bytes come from.
  package enum Content: Sendable {
    /// Made when it is asked for.
    case made(@Sendable () -> [UInt8])
    case bytes([UInt8])
    /// The file at a path.
    case copy(of: String)
  }

  package let address: Address
  package let content: Content
  /// The content file it comes from, or `nil` for what is made of many.
  package let file: String?

  package init(address: Address, content: Content, file: String?) {
    (self.address, self.content, self.file) = (address, content, file)
  }
}
