import Markdown
import Model

extension FileKind {
  static let line = FileKind("lessons/index.md") { $0.line($2) }
}

extension LearningLine: OneText {
  static var items: WritableKeyPath<Library, [LearningLine]> & Sendable { \.lines }
}

extension Decoder {
  fileprivate mutating func line(_ text: Document) -> LearningLine? {
    let title = fields.text("title"), summary = fields.text("summary"), lessons = fields.list("line")
    let publication = fields.publication(.page, today: today)
    guard let title, let summary, let lessons else { return nil }
    var line = LearningLine(title: title.value, summary: summary.value, lessons: lessons, body: text, file: file)
    line.publication = publication
    return line
  }
}

extension Beginning {
  /// The text of the learning line, with its first lesson.
  static func lineText(_ first: String) -> String {
    """
    ---
    \(Beginning.head)\
    # The slugs of the lessons, one for each week.
    line:
      - \(first)
    ---
    {{ How school and home do the lessons together. }}

    """
  }
}
