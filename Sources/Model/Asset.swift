/// A picture or a document of the content, published beside the texts.
package struct Asset: Sendable {
  /// Below the content folder.
  package let path: String
  /// A picture as it was judged, with nothing in it but the picture. All that shows it has these bytes, and nobody reads the file
  /// again. `nil` for a document, which is published as its file is.
  package let picture: [UInt8]?

  package init(path: String, picture: [UInt8]?) { (self.path, self.picture) = (path, picture) }
}
