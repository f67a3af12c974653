import Diagnostics
import Markdown
import Model

/// A YAML mapping that is read key by key, strictly: a key that is missing, of the wrong type or unknown becomes a finding. A
/// read returns `nil` when there is no usable value.
struct Fields {
  /// The location where the mapping begins.
  let location: Location
  let file: String
  let findings: Findings
  let firstLine: Int
  /// The YAML that it is in.
  let yaml: YAMLText
  private var keys: [(name: String, location: Location, value: YAMLValue)] = []
  /// The index of each key, by name; empty when there are few keys.
  private var places: [String: Int] = [:]
  private var asked: [String] = []
  private var isOpenToAll = false

  init(
    _ mapping: YAMLValue.Mapping, at location: Location, file: String, firstLine: Int, _ yaml: YAMLText, _ findings: Findings
  ) {
    self.yaml = yaml
    self.location = location
    self.file = file
    self.findings = findings
    self.firstLine = firstLine
    keys.reserveCapacity(mapping.count)
    for (key, value) in mapping {
      let place = self.location(of: key)
      guard let name = key.scalar?.string else {
        findings.add(.wrongType, at: place, "a key must be a word, not \(Fields.name(of: key))")
        continue
      }
      keys.append((name, place, value))
    }
    if keys.count > 64 { places = Dictionary(zip(keys.map(\.name), keys.indices), uniquingKeysWith: { first, _ in first }) }
  }

  private func index(of key: String) -> Int? {
    places.isEmpty ? keys.firstIndex { $0.name == key } : places[key]
  }

  private subscript(key: String) -> YAMLValue? { index(of: key).map { keys[$0].value } }

  // MARK: - Required

  /// Text that is not empty.
  mutating func text(_ key: String) -> Located<String>? { optionalText(key) ?? missing(key) }

  /// A Markdown text in front matter.
  enum MarkdownValue {
    /// Written as a block, so that the location of every line is known.
    case block(MarkdownText)
    case other(Located<String>)
  }

  /// Markdown that is not empty.
  mutating func markdown(_ key: String) -> MarkdownValue? {
    optionalMarkdown(key) ?? missing(key)
  }

  mutating func optionalMarkdown(_ key: String) -> MarkdownValue? {
    guard let node = value(key), let text = written(key) else { return nil }
    checkFolding(node)
    guard node.scalar?.style == .literal else { return .other(text) }
    // The block begins on the line after the key, and its first line with words gives its indentation.
    let line = text.location.line, indent = Self.indent(wordsBelow(line).first ?? [])
    return .block(MarkdownText(file: file, bytes: Array(text.value.utf8), firstLine: line + 1, indent: indent))
  }

  /// A whole number within a range.
  mutating func number(_ key: String, in range: ClosedRange<Int>) -> Int? {
    optionalNumber(key, in: range) ?? missing(key, unless: self[key])
  }

  /// A list of texts; it may be empty.
  mutating func list(_ key: String) -> [Located<String>]? { optionalList(key) ?? missing(key, unless: self[key]) }

  /// A list of mappings.
  mutating func mappings(_ key: String) -> [Fields]? { optionalMappings(key) ?? missing(key, unless: self[key]) }

  /// A mapping.
  mutating func mapping(_ key: String) -> Fields? { optionalMapping(key) ?? missing(key, unless: self[key]) }

  // MARK: - Optional

  mutating func optionalText(_ key: String) -> Located<String>? {
    guard let node = value(key) else { return nil }
    return oneLine(node, key).flatMap { $0.value.isEmpty ? nil : plain($0, as: node) }
  }

  /// Text, of any number of lines.
  private mutating func written(_ key: String) -> Located<String>? {
    guard let node = value(key), let text = scalar(node, key) else { return nil }
    return text.value.isEmpty ? nil : text
  }

  mutating func optionalNumber(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = optionalText(key) else { return nil }
    guard let number = Int(text.value), range.contains(number) else {
      findings.add(
        .badValue, at: text.location,
        "“\(key)” must be a whole number from \(range.lowerBound) to \(range.upperBound), not “\(text.value)”")
      return nil
    }
    return number
  }

  /// A value with a form of its own, such as a date.
  mutating func value<Value: Written>(_ key: String, _ type: Value.Type) -> Located<Value>? {
    optionalValue(key, type) ?? missing(key, unless: self[key])
  }

  mutating func optionalValue<Value: Written>(_ key: String, _ type: Value.Type) -> Located<Value>? {
    guard let text = optionalText(key) else { return nil }
    guard let value = Value(text.value) else {
      let (message, hint) = Value.refusal(of: text.value)
      findings.add(Value.finding, at: text.location, message, hint: hint)
      return nil
    }
    return Located(value, at: text.location)
  }

  /// Whether a key is `true`. Reports nothing, and does not count as asking for the key.
  func isTrue(_ key: String) -> Bool { self[key]?.scalar?.string == "true" }

  /// `true` or `false`.
  mutating func optionalFlag(_ key: String) -> Bool? {
    guard let text = optionalText(key) else { return nil }
    switch text.value {
    case "true": return true
    case "false": return false
    default:
      findings.add(.badValue, at: text.location, "“\(key)” must be true or false, not “\(text.value)”")
      return nil
    }
  }

  mutating func optionalMappings(_ key: String) -> [Fields]? {
    guard let node = value(key) else { return nil }
    guard let sequence = node.sequence else {
      wrongType(node, key, "a list", hint: "begin each item with a dash")
      return nil
    }
    return sequence.compactMap { item in
      guard let mapping = item.mapping else {
        wrongType(item, key, "keys with values")
        return nil
      }
      return Fields(mapping, at: location(of: item), file: file, firstLine: firstLine, yaml, findings)
    }
  }

  mutating func optionalMapping(_ key: String) -> Fields? {
    guard let node = value(key) else { return nil }
    guard let mapping = node.mapping else {
      wrongType(node, key, "keys with values")
      return nil
    }
    return Fields(mapping, at: location(of: node), file: file, firstLine: firstLine, yaml, findings)
  }

  /// Whether a key is absent or empty. One that has a value that was refused has been reported already.
  func isOpen(_ key: String) -> Bool { self[key].map(Fields.isNothing) ?? true }

  // MARK: - All keys

  /// The names of all keys, for a mapping whose keys are not known beforehand.
  var names: [Located<String>] { keys.map { Located($0.name, at: $0.location) } }

  /// Takes all keys as known, so that ``finish()`` reports none.
  mutating func askForAll() { isOpenToAll = true }

  /// Reports each key that nothing asked for. To be called once all known keys have been asked for.
  func finish() {
    if isOpenToAll { return }
    let unknown = keys.filter { !asked.contains($0.name) }
    if unknown.isEmpty { return }
    // A key that is there already is not what was meant.
    let free = asked.filter { self[$0] == nil }, names = keys.map(\.name)
    let all = "the keys are \(Set(asked).sorted().joined(separator: ", "))"
    for (name, place, _) in unknown {
      findings.add(
        .unknownKey, at: Location(file: file, line: place.line, column: place.column, length: name.unicodeScalars.count),
        "there is no key “\(name)” here", hint: NearMiss.hint(name, in: free) ?? all,
        fix: Typo.fix(Located(name, at: place), among: names, in: asked))
    }
  }

  // MARK: - Reading and reporting

  /// The value of a key, unless it is absent or empty.
  mutating func value(_ key: String) -> YAMLValue? {
    asked.append(key)
    guard let node = self[key], !Fields.isNothing(node) else { return nil }
    return node
  }

  func scalar(_ node: YAMLValue, _ key: String) -> Located<String>? {
    guard let scalar = node.scalar else {
      wrongType(node, key, "text")
      return nil
    }
    var place = location(of: node)
    let marks = scalar.style == .quoted ? 2 : 0
    // Nearly all texts are one line of plain ASCII.
    if scalar.isPlain || scalar.string.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      place.length = max(1, scalar.string.utf8.count + marks)
      return Located(scalar.string, at: place)
    }
    place.length = max(1, scalar.string.prefix { !$0.isNewline }.unicodeScalars.count + marks)
    if let problem = Legible.problem(with: scalar.string) {
      findings.add(.badValue, at: place, "“\(key)” \(problem)", hint: "write it anew")
      return nil
    }
    if scalar.style == .plain, let marks = Legible.curlyQuotes(around: scalar.string) {
      findings.add(
        .curlyQuotes, at: place, "the quotation \(marks) shown with the text",
        hint: "take them out; to show them, put the whole between straight ones: \(YAMLMistake.quotation(of: scalar.string))"
      )
    }
    return Located(scalar.string, at: place)
  }

  /// The same on one line.
  func oneLine(_ node: YAMLValue, _ key: String) -> Located<String>? {
    node.scalar?.isPlain == true ? scalar(node, key) : scalar(node, key)?.oneLine
  }

  /// Reports a required key that is absent or empty. One that is present but wrong has been reported already.
  private func missing<Value>(_ key: String, unless present: YAMLValue? = nil) -> Value? {
    if let present = present ?? self[key] {
      if Fields.isNothing(present) {
        findings.add(.missingKey, at: keyLocation(key), "“\(key)” is empty")
      }
    } else {
      findings.add(.missingKey, at: location, "the key “\(key)” is missing here")
    }
    return nil
  }

  func wrongType(_ node: YAMLValue, _ key: String, _ expected: String, hint: String? = nil) {
    findings.add(.wrongType, at: location(of: node), "“\(key)” must be \(expected), not \(Fields.name(of: node))", hint: hint)
  }

  /// The location of a value, or of its key when it has none.
  func valueLocation(_ key: String) -> Location {
    guard let node = self[key] else { return keyLocation(key) }
    var place = location(of: node)
    place.length = max(1, node.scalar?.string.unicodeScalars.count ?? 1)
    return place
  }

  /// The location of a key; that of the mapping when it has no such key.
  func keyLocation(_ key: String) -> Location {
    guard let index = index(of: key) else { return location }
    var place = keys[index].location
    place.length = key.unicodeScalars.count
    return place
  }

  /// The words of each line of a block text, by the number of the line that opens the block.
  func block(below line: Int) -> [ArraySlice<UInt8>] {
    let below = wordsBelow(line), first = Self.indent(below.first ?? [])
    return below.prefix { Self.indent($0) >= first && first > 0 }.map { $0.dropFirst(Self.indent($0)) }
  }

  private static func indent(_ line: ArraySlice<UInt8>) -> Int { line.prefix { $0 == UInt8(ascii: " ") }.count }

  /// The lines below this one that are not blank.
  private func wordsBelow(_ line: Int) -> some Collection<ArraySlice<UInt8>> {
    yaml.lines.dropFirst(line - firstLine + 1).lazy.filter { $0.contains { $0 > 0x20 } }
  }

  func location(of node: YAMLValue) -> Location {
    Location(file: file, line: firstLine + node.line - 1, column: node.column)
  }
}
