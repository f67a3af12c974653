/// A picture or a document of the content, published beside the texts.
package struct Asset: Sendable {
  /// Its content path: relative to the content folder.
  package let path: String
  /// The bytes of a picture that was judged and cleaned, with nothing in them but the picture. Whatever shows it uses these
  /// bytes, and nobody reads the file again. `nil` for a document, whose file is published as it is.
  package let picture: [UInt8]?

  package init(path: String, picture: [UInt8]?) { (self.path, self.picture) = (path, picture) }
}
