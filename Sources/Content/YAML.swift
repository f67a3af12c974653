import Diagnostics
import Yams

/// Reads YAML with the places of its values.
enum YAML {
  /// The mapping that a text is; nothing, with a finding, when it is something else or is no YAML.
  static func fields(_ yaml: some Collection<UInt8>, file: String, firstLine: Int, _ findings: Findings) -> Fields? {
    let text = String(decoding: yaml, as: UTF8.self)
    let start = Location(file: file, line: firstLine)
    if let alias = alias(in: text) {
      findings.add(
        .yamlAlias, at: start, "the alias “*\(alias)” is not supported", hint: "write the value where it is needed")
      return nil
    }
    guard depth(of: text) <= deepest else {
      findings.add(.yamlSyntax, at: start, "the YAML is nested more than \(deepest) deep")
      return nil
    }
    do {
      let node = try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
      guard let node else { return Fields(Node.Mapping([]), at: start, file: file, firstLine: firstLine, findings) }
      guard let mapping = node.mapping else {
        findings.add(
          .wrongType, at: start, "this must be keys with values, not \(Fields.name(of: node))",
          hint: "write each on its own line as “key: value”")
        return nil
      }
      return Fields(mapping, at: start, file: file, firstLine: firstLine, findings)
    } catch {
      let (mark, problem) = describe(error)
      findings.add(
        .yamlSyntax,
        at: Location(file: file, line: firstLine + (mark?.line ?? 1) - 1, column: mark?.column ?? 1),
        problem, hint: hint(for: problem))
      return nil
    }
  }

  private static func describe(_ error: any Error) -> (Mark?, String) {
    guard let error = error as? YamlError else { return (nil, "the YAML can not be read") }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      return (mark, problem)
    case .duplicatedKeysInMapping(let keys, let context):
      return (context.mark, "the key “\(keys.first ?? "")” stands here twice")
    case .reader(let problem, _, _, _): return (nil, problem)
    default: return (nil, "the YAML can not be read")
    }
  }

  private static func hint(for problem: String) -> String? {
    if problem.contains("mapping values are not allowed") { return "put a text that contains “: ” between quotes" }
    if problem.contains("cannot start any token") { return "put a text that begins with a special character between quotes" }
    if problem.contains("tab") { return "indent with spaces, not with tabs" }
    return nil
  }

  /// The deepest nesting we read; no file needs more than five levels, and each costs stack.
  private static let deepest = 32

  /// How deep a text may nest: brackets that are open, or indented lines and dashes, whichever is more. Never too low.
  private static func depth(of text: String) -> Int {
    var open = 0, deepest = 0, dashes = 0, atStart = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open += 1
        deepest = max(deepest, open)
        atStart = false
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        open = max(0, open - 1)
        atStart = false
      case UInt8(ascii: "\n"): (atStart, dashes) = (true, 0)
      case UInt8(ascii: "-"), UInt8(ascii: "?"):
        if atStart { dashes += 1 }
        deepest = max(deepest, dashes)
      case UInt8(ascii: " "): break
      default: atStart = false
      }
    }
    return deepest
  }

  /// The name of an alias that is used: aliases could make a small file expand without bound, and no content needs them.
  private static func alias(in text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "&")), text.utf8.contains(UInt8(ascii: "*")) else { return nil }
    let words = text.split { " \t\n\r,[]{}".contains($0) }
    let anchors = Set(words.filter { $0.first == "&" }.map { $0.dropFirst() })
    return words.first { $0.first == "*" && $0.count > 1 && anchors.contains($0.dropFirst()) }.map { String($0.dropFirst()) }
  }
}
