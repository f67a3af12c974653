import Diagnostics
import Model
import Platform

/// A school's file as it was written. Some keys can be given other values; all else stays as it is, with its comments.
package struct SchoolFile {
  package let text: String
  private let lines: [String]
  private let pairs: [(key: String, value: YAMLValue, line: Int)]

  /// Returns `nil` when the text is not a list of keys, each on a line below the one before.
  package init?(_ text: String) {
    let findings = Findings()
    guard YAML.fields(text.utf8, file: "", firstLine: 1, findings) != nil, !findings.all.hasErrors,
      let root = try? YAMLValue.read(Array(text.utf8)[...])?.mapping
    else { return nil }
    var pairs: [(key: String, value: YAMLValue, line: Int)] = []
    for (key, value) in root {
      guard let name = key.scalar?.string, key.column == 1, key.line > pairs.last?.line ?? 0 else {
        return nil
      }
      pairs.append((name, value, key.line))
    }
    self.text = text
    self.pairs = pairs
    // Each line keeps its carriage return, if it has one.
    var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { String(Substring($0)) }
    if lines.last == "" { lines.removeLast() }
    self.lines = lines
  }

  /// The value of a key; `nil` when that is not a text.
  package func words(of key: String) -> String? { value(of: key)?.scalar?.string }

  /// The keys that another file has with another value.
  package func differences(from other: SchoolFile) -> [String] {
    other.pairs.filter { value(of: $0.key) != $0.value }.map(\.key)
  }

  /// The same file with another's values. A contact whose role the other file has too takes the words from there.
  ///
  /// - Returns: `nil` when what stays cannot be told from what changes.
  package func with(_ other: SchoolFile) -> SchoolFile? {
    var lines = lines, expected = Dictionary(pairs.map { ($0.key, $0.value) }) { $1 }
    var people: [[String: String]]?
    // From the bottom up, so that the lines above keep their numbers.
    for (key, value, line) in pairs.reversed() {
      guard let coming = other.pairs.first(where: { $0.key == key }), coming.value != value else { continue }
      var words = Array(other.lines[other.range(of: coming.line)])
      if key == "contacts" {
        guard let merged = contacts(value, with: coming.value, range(of: line)) else { return nil }
        (people, words) = merged
      } else {
        expected[key] = coming.value
      }
      lines.replaceSubrange(range(of: line), with: words.map { $0 + ending(of: $0) })
    }
    for (key, value, line) in other.pairs where expected[key] == nil {
      expected[key] = value
      lines += other.lines[other.range(of: line)].map { $0 + ending(of: $0) }
    }
    // Read the result, to see that it says what was meant.
    guard let result = SchoolFile(lines.joined(separator: "\n") + "\n") else { return nil }
    var found = Dictionary(result.pairs.map { ($0.key, $0.value) }) { $1 }
    if let people {
      guard found["contacts"]?.sequence?.map(Self.words) == people else { return nil }
      found["contacts"] = expected["contacts"]
    }
    return found == expected ? result : nil
  }

  private func value(of key: String) -> YAMLValue? { pairs.first { $0.key == key }?.value }

  /// The carriage return that a new line needs in order to end like the others.
  private func ending(of line: String) -> String {
    lines.first?.utf8.last == UInt8(ascii: "\r") && line.utf8.last != UInt8(ascii: "\r") ? "\r" : ""
  }

  /// The lines of a key and its value, without the comments and blank lines before the next key.
  private func range(of line: Int) -> Range<Int> {
    var end = pairs.first { $0.line > line }.map { $0.line - 1 } ?? lines.count
    while end > line, lines[end - 1].allSatisfy(\.isWhitespace) || lines[end - 1].hasPrefix("#") { end -= 1 }
    return line - 1..<end
  }

  /// The contacts of both files, with their lines; `nil` when they cannot be told apart.
  private func contacts(_ old: YAMLValue, with new: YAMLValue, _ range: Range<Int>) -> ([[String: String]], [String])? {
    guard let present = old.sequence, let first = present.first else { return nil }
    let known = present.compactMap(Self.words), coming = (new.sequence ?? []).compactMap(Self.words)
    let starts = present.map { $0.line - 1 }
    let indent = lines[first.line - 1].prefix { $0 == " " }
    // Each contact must consist of texts and begin on a line of its own.
    guard known.count == present.count, Set(starts).count == starts.count,
      starts.allSatisfy({ range.contains($0) && lines[$0].hasPrefix(indent + "- ") })
    else { return nil }
    let ends = starts.dropFirst() + [range.upperBound]
    var people = known, blocks = zip(starts, ends).map { Array(lines[$0..<$1]) }
    for contact in coming {
      let sameRole = known.indices.filter { known[$0]["role"] == contact["role"] }
      // Among several with the same role, it is the one with the same name.
      let places = sameRole.count > 1 ? sameRole.filter { known[$0]["name"] == contact["name"] } : sameRole
      guard places.count == 1 || sameRole.isEmpty else { return nil }
      // One person's mail address and number are not those of a successor.
      let stays = places.first.flatMap { known[$0]["name"] == contact["name"] ? known[$0] : nil } ?? [:]
      let all = stays.merging(contact) { $1 }, order = ["role", "name", "email", "phone"]
      if let place = places.first {
        if known[place] == all { continue }
        guard known[place].keys.allSatisfy(order.contains) else { return nil }
      }
      let keys = order.filter { all[$0] != nil }
      let block = keys.enumerated().map {
        "\(indent)\($0.offset == 0 ? "- " : "  ")\($0.element): \(Self.quoted(all[$0.element] ?? ""))"
      }
      if let place = places.first {
        (people[place], blocks[place]) = (all, block)
      } else {
        people.append(all)
        blocks.append(block)
      }
    }
    return (people, lines[range.lowerBound..<(starts.first ?? range.upperBound)] + blocks.flatMap(\.self))
  }

  /// A mapping whose values are all texts; `nil` for anything else.
  private static func words(_ node: YAMLValue) -> [String: String]? {
    guard let mapping = node.mapping else { return nil }
    var words: [String: String] = [:]
    for (key, value) in mapping {
      guard let key = key.scalar?.string, let value = value.scalar?.string else { return nil }
      words[key] = value
    }
    return words
  }

  /// The text as a double-quoted YAML string.
  package static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case _ where scalar == "\"" || scalar == "\\": quoted += "\\\(scalar)"
      case .control: quoted += "\\x" + String(scalar.value + 0x100, radix: 16).suffix(2)
      case .lineSeparator: quoted += "\\L"
      case .paragraphSeparator: quoted += "\\P"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension ContentFolder {
  /// What is at the path of a school's file.
  package enum PresentSchool {
    case nothing, unreadable
    case file(SchoolFile)
  }

  /// Reads a school's file, if there is one.
  package func schoolFile(_ slug: String) -> PresentSchool {
    let file = "\(Self.folder)/\(slug).yml"
    guard Files.kind("\(path)/\(file)") != nil else { return .nothing }
    guard let bytes = read(file, Findings()), let school = SchoolFile(String(decoding: bytes, as: UTF8.self)) else {
      return .unreadable
    }
    return .file(school)
  }
}
