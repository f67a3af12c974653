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
  /// The address of the page with the zips; `nil` when the site names none.
  package var zips: String?
  /// The address at which it is on the web, or else that of the site.
  package var address: String
  /// The address of the page on the site that checks copies.
  package var check: String
  /// The name of the folder with the school's own files.
  package var own: String
  /// The name of the folder that its zip holds.
  package var folder: String

  package init(
    site: String, school: String, publisher: String, version: String, newest: String, zips: String?, address: String,
    check: String, own: String, folder: String
  ) {
    (self.zips, self.address, self.check, self.own, self.folder) = (zips, address, check, own, folder)
    self.site = site
    self.school = school
    self.publisher = publisher
    self.version = version
    self.newest = newest
  }
}
