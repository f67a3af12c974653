import Diagnostics
import Markdown
import Model

/// Turns one file, its front matter and the text below, into a typed value.
struct Decoder {
  var fields: Fields
  let body: MarkdownText
  let audiences: [Audience]
  let today: Day
  /// Whether the file says that it is a draft; set by ``value(_:_:)``.
  private(set) var isDraft = false

  init(fields: Fields, body: MarkdownText, audiences: [Audience], today: Day) {
    self.fields = fields
    self.body = body
    self.audiences = audiences
    self.today = today
  }

  var findings: Findings { fields.findings }
  var file: String { fields.file }

  /// The value of a file. Returns `nil` when a required key is missing or wrong; the findings say which.
  mutating func value(_ kind: FileKind, _ names: PathPattern.Names) -> (any FileValue)? {
    let text = document(body)
    if kind.canBeDraft { isDraft = fields.isTrue("draft") }
    let value = kind.read(&self, names, text)
    fields.finish()
    return value
  }

  /// Reads the only audience that something is for; `nil` when it is for all.
  mutating func audience() -> String? {
    guard let audience = fields.optionalText("audience") else { return nil }
    audiences.check(audience, findings)
    return audience.value
  }
}
