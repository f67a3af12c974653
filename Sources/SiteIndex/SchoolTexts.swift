import Model

extension School {
  /// The texts of its own: what stands in places that the site leaves it, and its pages.
  package var texts: [Text] {
    paragraphs.map { Text($0.text, file: file, page: .school) }
      + pages.map { Text($0.body, file: $0.file, page: .schoolPage($0.slug)) }
  }
}
