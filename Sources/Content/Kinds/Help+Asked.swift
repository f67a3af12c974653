import Diagnostics
import Model

extension Decoder {
  /// How readers ask for the help: the phrases, the groups of words that they name, and what is no slip of the pen.
  mutating func asked() -> Help.Asked {
    var groups: [Help.WordGroup] = [], known: [String] = []
    if var words = fields.optionalMapping("words") {
      for name in words.names {
        guard let text = words.text(name.value) else { continue }
        let spaced = text.value.split(separator: "/").map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let joined = spaced.joined(separator: "/")
        if joined.contains(" ") {
          findings.add(
            .badValue, at: text.location, "the words of “\(name.value)” have a blank between them",
            hint: "write a slash between words of which one is enough, and a hyphen between words that follow each other")
        }
        checkGroups(in: Located(joined, at: text.location), known)
        known.append(name.value)
        groups.append(Help.WordGroup(name: name.value, words: joined))
      }
      words.finish()
    }
    let phrases = fields.list("asked_as") ?? []
    for phrase in phrases {
      checkGroups(in: phrase, known)
      if phrase.value.split(whereSeparator: \.isWhitespace).allSatisfy({ $0.hasPrefix("!") }) {
        findings.add(
          .badValue, at: phrase.location, "“\(phrase.value)” only says what is not meant",
          hint: "begin with the words that ask for help")
      }
    }
    let noSlips = (fields.optionalList("no_slips") ?? []).map(\.value)
    return Help.Asked(groups: groups, phrases: phrases.map(\.value), noSlips: noSlips)
  }

  /// A bracket is around the name of a group that stands before, and around nothing else.
  private mutating func checkGroups(in text: Located<String>, _ known: [String]) {
    for part in text.value.split(whereSeparator: { $0.isWhitespace || "/-!".contains($0) })
    where part.contains(where: "()".contains) {
      let name = String(part.dropFirst().dropLast())
      if part.first != "(" || part.last != ")" || name.isEmpty || name.contains(where: "()".contains) {
        findings.add(
          .badValue, at: text.location, "“\(part)” has a bracket that is not around the name of a group",
          hint: "write “(name)”, with a slash or a hyphen between it and other words")
      } else if !known.contains(name) {
        findings.add(
          .brokenLink, at: text.location, "“words” has no group “\(name)” above this", hint: NearMiss.hint(name, in: known))
      }
    }
  }
}
