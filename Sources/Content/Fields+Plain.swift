import Diagnostics
import Markdown

extension Fields {
  /// A value that readers see as it stands; what they would see of markup in it is said, and what they would not see.
  func plain(_ text: Located<String>) -> Located<String> {
    if let hidden = Characters.hidden(in: text.value) {
      findings.add(.hiddenCharacter, at: place(of: hidden.character, in: text.location), hidden.message, hint: hidden.hint)
    }
    if let markup = PlainWords.markup(in: text.value) {
      findings.add(.almostMarkdown, at: place(of: markup.words, in: text.location), markup.message, hint: markup.hint)
    }
    return text
  }

  /// Where some words of a value stand, as far as they are written as they are read.
  private func place(of words: String, in value: Location) -> Location {
    let bytes = Array(words.utf8)
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
