import Model

/// What a copy is, in words for those who host it.
package struct CopyFacts: Sendable {
  package var site: String
  package var school: String
  package var publisher: String
  /// Its version, in words: the day on which its texts last changed, and what identifies it.
  package var version: String
  /// The address of the site itself.
  package var newest: String

  package init(site: String, school: String, publisher: String, version: String, newest: String) {
    self.site = site
    self.school = school
    self.publisher = publisher
    self.version = version
    self.newest = newest
  }
}
