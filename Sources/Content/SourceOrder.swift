import Diagnostics

/// Reports sources that are not in the order of their ids. The site does not need that order, but an editor finds a source by it,
/// and sees whether it is there. A file with comments by themselves has an order of its own, which is left alone.
func checkOrder(of ids: [Located<String>], in yaml: [UInt8], _ findings: Findings) {
  guard let (previous, late) = zip(ids, ids.dropFirst()).first(where: { $1.value < $0.value }),
    let entries = SourceEntries(yaml, keys: ids.map(\.location))
  else { return }
  let order = ids.indices.sorted { ids[$0].value < ids[$1].value }
  findings.add(
    .unsortedSources, at: Location(file: late.location.file, line: late.location.line, length: late.value.unicodeScalars.count),
    "“\(late.value)” stands after “\(previous.value)”",
    hint: "sources stand in the order of their ids; “tweeluik check --fix” sorts them",
    fix: entries.fix(order: order, of: late.location.file))
}

/// The sources in a YAML file, each with the comment right above it, and the blank lines between them.
private struct SourceEntries {
  private let yaml: [UInt8]
  private let lines: [ArraySlice<UInt8>]
  /// The lines of each source.
  private var entries: [Range<Int>] = []

  /// Returns `nil` for a file that holds anything else.
  init?(_ yaml: [UInt8], keys: [Location]) {
    self.yaml = yaml
    lines = yaml.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard keys.allSatisfy({ $0.column == 1 && $0.line <= lines.count }), Set(keys.map(\.line)).count == keys.count else {
      return nil
    }
    // Go from the bottom up.
    var end = lines.count
    for (index, key) in keys.enumerated().reversed() {
      var start = key.line - 1
      // A comment above the first entry is about the file.
      while index > 0, start > keys[index - 1].line, lines[start - 1].first == UInt8(ascii: "#") { start -= 1 }
      while end > key.line, Self.isBlank(lines[end - 1]) { end -= 1 }
      if lines[key.line..<max(key.line, end)].contains(where: { $0.first == UInt8(ascii: "#") }) { return nil }
      entries.append(start..<end)
      end = start
    }
    entries.reverse()
  }

  /// A fix that puts the sources in another order and leaves the lines between them. Returns `nil` when the file would no longer
  /// say the same.
  func fix(order: [Int], of file: String) -> Fix? {
    guard let first = entries.first, let last = entries.last else { return nil }
    // The last line has no line end to take along.
    if lines.last?.isEmpty == false, yaml.contains(UInt8(ascii: "\r")) { return nil }
    var sorted: [ArraySlice<UInt8>] = []
    var position = first.lowerBound
    for (place, index) in zip(entries, order) {
      sorted += lines[position..<place.lowerBound] + lines[entries[index]]
      position = place.upperBound
    }
    let found = Array(lines[first.lowerBound..<last.upperBound].joined(separator: [UInt8(ascii: "\n")]))
    let replacement = Array(sorted.joined(separator: [UInt8(ascii: "\n")]))
    guard YAML.isSame(yaml, lines[..<first.lowerBound].flatMap { $0 + [UInt8(ascii: "\n")] } + replacement + [UInt8(ascii: "\n")])
    else { return nil }
    return Fix(
      at: Location(file: file, line: first.lowerBound + 1), found: String(decoding: found, as: UTF8.self),
      replacement: String(decoding: replacement, as: UTF8.self))
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
  }
}
