import Model

extension School {
  /// A school's own texts: what it says in the places that the site leaves to it, and its pages.
  package var texts: [Text] {
    paragraphs.map { Text($0.text, file: file, page: .school) }
      + pages.map { Text($0.body, file: $0.file, page: .schoolPage($0.slug)) }
  }
}
