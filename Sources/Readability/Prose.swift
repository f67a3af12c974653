/// A paragraph of plain text, and where it stands in its file.
package struct Prose: Sendable, Equatable {
  /// Without markup; line breaks as in the file.
  package var text: String
  /// The file it stands in.
  package var file: String
  /// The line of the file on which it begins; the first line is 1.
  package var line: Int

  package init(text: String, file: String, line: Int) {
    self.text = text
    self.file = file
    self.line = line
  }
}
