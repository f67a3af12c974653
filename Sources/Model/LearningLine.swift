import Diagnostics
import Markdown

/// The order in which school and home do the lessons, one a week.
package struct LearningLine: Sendable {
  package var title: String
  package var summary: String
  /// The lessons' slugs, in the order in which they are done.
  package var lessons: [Located<String>]
  package var body: Document
  package var publication = Publication()
  package var file: String

  package init(title: String, summary: String, lessons: [Located<String>], body: Document, file: String) {
    self.title = title
    self.summary = summary
    self.lessons = lessons
    self.body = body
    self.file = file
  }
}
