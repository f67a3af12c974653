/// What is made as one file, to be printed or to be read without the site.
package enum Volume: Hashable, Sendable {
  case handout(of: Diptych.ID, audience: String)
  /// All that a parent evening asks: invitation, programme, handouts, plans, evaluation.
  case evening(String)
  /// All that the week of a lesson asks, for all sides.
  case lesson(String)
  /// A course with its sessions.
  case course(String)
  /// All problems.
  case book
  /// All problems, for an e-reader (EPUB 3).
  case ebook
}

/// A volume that was made, and is published with the site.
package struct MadeVolume: Sendable {
  /// Where it is.
  package var path: String
  /// Where the site has it.
  package var name: String
  /// `nil` where pages are what the reader's device makes of them.
  package var pages: Int?
  /// In bytes.
  package var size: Int

  package init(path: String, name: String, pages: Int?, size: Int) {
    self.path = path
    self.name = name
    self.pages = pages
    self.size = size
  }
}
