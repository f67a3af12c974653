import Diagnostics
import Markdown

/// Reads YAML and keeps the locations of its values.
enum YAML {
  /// The mapping in a text. Returns `nil`, with a finding, when the text is something else or is not YAML.
  static func fields(_ yaml: some Collection<UInt8>, file: String, firstLine: Int, _ findings: Findings) -> Fields? {
    let (yaml, strange) = Characters.readable(yaml: Array(yaml)[...], file: file, firstLine: firstLine)
    findings.add(strange)
    let text = YAMLText(yaml), start = Location(file: file, line: firstLine)
    if let mapping = PlainYAML.read(yaml)?.mapping {
      return Fields(mapping, at: start, file: file, firstLine: firstLine, text, findings)
    }
    if let alias = alias(in: yaml) {
      findings.add(
        .yamlAlias, at: Location(file: file, line: firstLine + alias.line, column: alias.column, length: alias.name.count + 1),
        "the alias “*\(alias.name)” is not supported", hint: "write the value where it is needed")
      return nil
    }
    if isTooDeep(yaml) {
      findings.add(.yamlSyntax, at: start, "the YAML is nested more than \(deepest) deep")
      return nil
    }
    do {
      let node = try YAMLValue.read(yaml)
      // Front matter without a key is reported later, for the keys that it must have.
      if firstLine == 1, node == nil || node?.mapping?.isEmpty == true {
        findings.add(.emptyFile, at: Location(file: file), "the file holds nothing", hint: "write in it, or take it away")
        return nil
      }
      guard let node else { return Fields([], at: start, file: file, firstLine: firstLine, text, findings) }
      guard let mapping = node.mapping else {
        findings.add(
          .wrongType, at: start, "this must be keys with values, not \(Fields.name(of: node))",
          hint: "write each on its own line as “key: value”")
        return nil
      }
      if YAMLLines.mayLose(yaml) {
        YAMLLines(text.lines).mistakes.filter(\.isSilent).report(file, firstLine: firstLine, lines: text.lines, findings)
      }
      return Fields(mapping, at: start, file: file, firstLine: firstLine, text, findings)
    } catch {
      if let first = YAMLLines(text.lines).mistakes.first(where: { $0.id.severity == .error }) {
        [first].report(file, firstLine: firstLine, lines: text.lines, findings)
        return nil
      }
      let (message, hint) = describe(error)
      findings.add(
        .yamlSyntax, at: Location(file: file, line: firstLine + (error.line ?? 1) - 1, column: error.column ?? 1), message,
        hint: hint)
      return nil
    }
  }

  /// Whether two texts say the same, apart from the order of their keys.
  static func isSame(_ text: some Collection<UInt8>, _ other: some Collection<UInt8>) -> Bool {
    func pairs(_ text: some Collection<UInt8>) -> [String: YAMLValue]? {
      // A text that cannot be read is equal to nothing.
      guard let pairs = try? YAMLValue.read(Array(text)[...])?.mapping else { return nil }
      return Dictionary(pairs.map { ($0.key.scalar?.string ?? "", $0.value) }) { $1 }
    }
    guard let one = pairs(text), let two = pairs(other) else { return false }
    return one == two
  }

  /// The message for an error of libyaml when nothing better is known: libyaml's own words after ours.
  private static func describe(_ error: YAMLError) -> (message: String, hint: String) {
    switch error.reason {
    case .keyTwice(let key): ("the key “\(key)” stands here twice", "take one of them out")
    case .syntax(let problem):
      (
        "the keys and values cannot be read from here (libyaml: \(problem))",
        "look here and just above for a quotation mark or bracket that is not closed, or that something follows"
      )
    }
  }

  /// The deepest nesting that is read: no file needs more than five levels, and each takes stack space.
  private static let deepest = 32

  static func isTooDeep(_ text: ArraySlice<UInt8>) -> Bool { text.withUnsafeBufferPointer(depth) > deepest }

  /// An upper bound on the nesting of a text, by brackets or by dashes on one line. libyaml itself limits nesting by indentation,
  /// at 1,000.
  private static func depth(of text: UnsafeBufferPointer<UInt8>) -> Int {
    var open = 0, deepest = 0, dashes = 0, atStart = true
    var previous: UInt8 = 0
    for byte in text {
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open += 1
        deepest = max(deepest, open)
        atStart = false
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        open = max(0, open - 1)
        atStart = false
      case UInt8(ascii: "\n"): (atStart, dashes) = (true, 0)
      case UInt8(ascii: " "):
        // Only a dash with a space after it begins an item.
        if atStart, previous == UInt8(ascii: "-") || previous == UInt8(ascii: "?") { dashes += 1 }
        deepest = max(deepest, dashes)
      case UInt8(ascii: "-"), UInt8(ascii: "?"): if previous == byte { atStart = false }
      default: atStart = false
      }
      previous = byte
    }
    return deepest
  }

  /// The first alias whose name is also an anchor's. Aliases could make a small file expand without bound, and no content needs
  /// them. It looks at every `&name` and `*name` wherever they occur, so that none is missed.
  static func alias(in text: ArraySlice<UInt8>) -> (name: String, line: Int, column: Int)? {
    guard text.contains(UInt8(ascii: "&")), text.contains(UInt8(ascii: "*")) else { return nil }
    func names(after mark: UInt8) -> [(name: String, offset: Int)] {
      text.indices.filter { text[$0] == mark }.compactMap { index in
        // The characters that libyaml allows in a name.
        let name = text[(index + 1)...].prefix {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
        }
        return name.isEmpty ? nil : (String(decoding: name, as: UTF8.self), index)
      }
    }
    let anchors = Set(names(after: UInt8(ascii: "&")).map(\.name))
    guard let alias = names(after: UInt8(ascii: "*")).first(where: { anchors.contains($0.name) }) else { return nil }
    let before = text[..<alias.offset]
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return (alias.name, before.count { $0 == UInt8(ascii: "\n") }, before[start...].count { $0 & 0xC0 != 0x80 } + 1)
  }
}

/// A YAML text, cut into lines when these are first asked for: only a finding or a text of several lines needs them.
final class YAMLText {
  private let bytes: ArraySlice<UInt8>
  private(set) lazy var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }
}
