import Model

/// What a copy is, for those who host it.
package struct CopyFacts: Sendable {
  package var site: String
  package var school: String
  package var publisher: String
  /// The day of its texts, in words, and what tells it from all others.
  package var version: String
  /// Where the site itself is.
  package var newest: String

  package init(site: String, school: String, publisher: String, version: String, newest: String) {
    self.site = site
    self.school = school
    self.publisher = publisher
    self.version = version
    self.newest = newest
  }
}
