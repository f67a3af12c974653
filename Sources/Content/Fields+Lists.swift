import Diagnostics
import Markdown
import Model

/// Lists, and the links by id that are their items.
extension Fields {
  mutating func optionalList(_ key: String) -> [Located<String>]? {
    optionalItems(key, mappings: false)?.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  /// An item of a list.
  enum Item {
    case text(Located<String>)
    case mapping(Fields)
  }

  /// A list of texts, and of mappings if these are possible.
  mutating func optionalItems(_ key: String, mappings: Bool = true) -> [Item]? {
    guard let node = value(key) else { return nil }
    guard let sequence = node.sequence else {
      wrongType(node, key, "a list", hint: "write it as [one, two] or with a dash on each line")
      return nil
    }
    var seen: Set<String> = []
    return sequence.compactMap { item in
      if Fields.isNothing(item) {
        findings.add(.badValue, at: location(of: item), "an item of “\(key)” is empty", hint: "take its dash or comma out")
        return nil
      }
      if mappings, let mapping = item.mapping {
        return .mapping(Fields(mapping, at: location(of: item), file: file, firstLine: firstLine, yaml, findings))
      }
      guard let text = oneLine(item, key) else { return nil }
      guard seen.insert(text.value.lowercased()).inserted else {
        findings.add(.duplicateID, at: text.location, "“\(text.value)” stands here twice", hint: "take one of them out")
        return nil
      }
      return .text(plain(text, as: item))
    }
  }

  /// Reads a link by id; reports a text that is none.
  func reference(_ text: Located<String>) -> Located<Reference>? {
    if let reference = Reference(text.value) { return Located(reference, at: text.location) }
    let kinds = Reference.Kind.allCases.map { $0.rawValue }
    findings.add(
      .unknownScheme, at: text.location, "“\(text.value)” is not a link by id",
      hint: NearMiss.hint(String(text.value.prefix { $0 != ":" }), in: kinds).map { $0.replacing("”?", with: ":…”?") }
        ?? "write it as \(kinds.map { "\($0):…" }.joined(separator: ", "))")
    return nil
  }
}
