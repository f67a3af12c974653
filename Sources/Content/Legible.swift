import Diagnostics
import Foundation

/// Judges whether readers will see in a value what its writer saw.
enum Legible {
  /// Why a text cannot be shown as it is, as words that follow the key's name; `nil` when it can.
  static func problem(with text: String) -> String? {
    if text.unicodeScalars.contains("\t") { return "holds a tab, which is no blank" }
    if text.unicodeScalars.contains(where: isForbidden) { return "holds a control character" }
    if text.unicodeScalars.contains(where: turnsDirection) { return "holds a character that turns the direction of text" }
    if !text.isEmpty, text.unicodeScalars.allSatisfy(isInvisible) { return "holds nothing that can be seen" }
    return nil
  }

  /// How a message speaks of the curly quotation marks around a plain value, or of a single one; `nil` when there are none. YAML
  /// knows only straight ones.
  static func curlyQuotes(around text: String) -> String? {
    guard text.unicodeScalars.contains(where: { "“”„‘’‚«»".unicodeScalars.contains($0) }) else { return nil }
    guard let first = text.first, let last = text.last, text.count > 1 else { return nil }
    let pairs: [(Character, [Character])] = [
      ("“", ["”", "“"]), ("„", ["”", "“"]), ("”", ["”"]), ("‘", ["’"]), ("«", ["»"]), ("‚", ["’", "‘"]),
    ]
    let inner = text.dropFirst().dropLast()
    for (opening, closing) in pairs where first == opening {
      if closing.contains(last) {
        return inner.contains(where: { $0 == opening || closing.contains($0) }) && opening != "‘" ? nil : "marks are"
      }
      // Within brackets, a comma separates what curly quotation marks were to keep together.
      if opening != "‘", !text.dropFirst().contains(where: closing.contains) { return "mark is" }
    }
    return last == "”" && !text.dropLast().contains { "“„”".contains($0) } ? "mark is" : nil
  }

  /// Control characters, and characters that XML cannot hold.
  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 32 && scalar != "\n" || (127...159).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  /// Embeddings, overrides and isolates (UAX 9): the page marks the language, not these.
  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint || scalar.value == 0x2800
      || scalar.properties.generalCategory == .format
  }
}

extension Fields {
  /// Reports a Markdown text that begins with `>`, if it loses a list, heading or table with its line ends.
  func checkFolding(_ node: YAMLValue) {
    guard node.scalar?.style == .folded else { return }
    let place = location(of: node)
    guard
      block(below: place.line).contains(where: { line in
        line.first.map { "-*+#>|".utf8.contains($0) } == true || Legible.isNumbered(line)
      })
    else { return }
    findings.add(
      .foldedText, at: place, "the lines of this text are joined, since it begins with “>”", hint: "write “|” in its place",
      fix: Fix(at: place, found: ">", replacement: "|"))
  }
}

extension Legible {
  /// Whether a line begins like an item of a numbered list.
  fileprivate static func isNumbered(_ line: ArraySlice<UInt8>) -> Bool {
    let rest = line.drop { (0x30...0x39).contains($0) }
    return rest.count < line.count && rest.count > 1 && rest.first == UInt8(ascii: ".")
      && rest.dropFirst().first == UInt8(ascii: " ")
  }
}

extension Located<String> {
  /// The text on one line, however it was written: without line ends, and without spaces at its ends.
  var oneLine: Located<String> {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A }
    // Nearly all texts are one line already.
    guard value.utf8.first.map(isBlank) == true || value.utf8.last.map(isBlank) == true || value.utf8.contains(0x0A) else {
      return self
    }
    let lines = value.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    return Located(lines.filter { !$0.isEmpty }.joined(separator: " "), at: location)
  }
}
