extension Document {
  /// Whether another document is equal to this one, or differs only in the words between its headings and links. All that decides
  /// where a link leads, or what comes under which heading, is then the same. Phrases must not have been looked for in either.
  package func differsInWordsAlone(from other: Document) -> Bool {
    holes.elementsEqual(other.holes) { $0.hole == $1.hole }
      && headings.elementsEqual(other.headings) {
        ($0.id, $0.text, $0.level, $0.isTopLevel) == ($1.id, $1.text, $1.level, $1.isTopLevel)
      }
      && links.elementsEqual(other.links) {
        ($0.destination, $0.title, $0.isEmpty) == ($1.destination, $1.title, $1.isEmpty) && $0.kind == $1.kind
      }
  }
}
