/// A paragraph of plain text, with its location.
package struct Prose: Sendable, Equatable {
  /// The words without markup, with the line breaks of the file.
  package var text: String
  /// The content path of its file.
  package var file: String
  /// The line of the file on which it begins; the first line is 1.
  package var line: Int

  package init(text: String, file: String, line: Int) {
    self.text = text
    self.file = file
    self.line = line
  }
}
