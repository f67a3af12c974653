/// A file that is made as one whole, to print or to read without the site.
package enum Volume: Hashable, Sendable {
  case handout(of: Diptych.ID, audience: String)
  /// All that a parent evening needs: invitation, programme, handouts, plans, evaluation.
  case evening(String)
  /// The letter of invitation to a parent evening, which a school changes (DOCX).
  case letter(String)
  /// The slides of a meeting, a page each.
  case slides(Meeting)
  /// The same, which a trainer changes (PPTX).
  case editableSlides(Meeting)
  /// All that the week of a lesson needs, for all sides.
  case lesson(String)
  /// A course with its sessions.
  case course(String)
  /// All that a session of a course needs.
  case session(course: String, session: String)
  /// A material by itself.
  case material(String)
  /// All problems.
  case book
  /// All problems, for an e-reader (EPUB 3).
  case ebook
}

/// A volume that has been made and is published with the site.
package struct MadeVolume: Sendable {
  /// The path of the file that was made.
  package var path: String
  /// Its name within the site's folder of volumes.
  package var name: String
  /// The number of pages; `nil` for what the reader's device divides into pages, and for what readers change.
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
