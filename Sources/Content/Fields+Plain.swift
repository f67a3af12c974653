import Diagnostics
import Markdown

extension Fields {
  /// The kind of YAML that a value is, in words for a message.
  static func name(of node: YAMLValue) -> String {
    switch node.form {
    case .scalar: "text"
    case .sequence: "a list"
    case .mapping: "keys with values"
    }
  }

  /// Whether a value is left open: empty, blank, or YAML's null.
  static func isNothing(_ node: YAMLValue) -> Bool {
    guard let scalar = node.scalar else { return false }
    if scalar.isPlain { return scalar.style == .plain && scalar.string.utf8.count == 4 && isNull(scalar.string) }
    if scalar.string.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) { return true }
    return scalar.style == .plain && isNull(scalar.string)
  }

  private static func isNull(_ text: String) -> Bool { text == "~" || text == "null" || text == "Null" || text == "NULL" }

  /// Checks a value that readers see as it is written: reports markup that they would see, and characters that they would not.
  func plain(_ text: Located<String>) -> Located<String> {
    if let hidden = Characters.hidden(in: text.value) {
      findings.add(.hiddenCharacter, at: place(of: hidden.character, in: text.location), hidden.message, hint: hidden.hint)
    }
    if let markup = PlainWords.markup(in: text.value) {
      findings.add(.almostMarkdown, at: place(of: markup.words, in: text.location), markup.message, hint: markup.hint)
    }
    return text
  }

  /// The same, unless it is known already that there is nothing to report.
  func plain(_ text: Located<String>, as node: YAMLValue) -> Located<String> {
    node.scalar?.isPlain == true ? text : plain(text)
  }

  /// The location of some words within a value, if they are written in the file as they are read; otherwise that of the value.
  private func place(of words: String, in value: Location) -> Location {
    let bytes = Array(words.utf8), lines = yaml.lines
    for number in value.line..<(value.line + 40) {
      guard lines.indices.contains(number - firstLine) else { break }
      let scalars = String(decoding: lines[number - firstLine], as: UTF8.self).unicodeScalars
      let first = number == value.line ? value.column - 1 : 0
      let rest = Array(String(scalars.dropFirst(first)).utf8)
      guard let start = rest.firstRange(of: bytes)?.lowerBound else { continue }
      return Location(
        file: file, line: number, column: first + rest[..<start].count { $0 & 0xC0 != 0x80 } + 1,
        length: words.unicodeScalars.count)
    }
    return value
  }
}
