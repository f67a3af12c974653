/// Changes values in the bytes of a YAML text. All other bytes stay as they are: comments, blank lines, quotation marks, the order of keys.
///
/// It holds what the text must say when it is changed, and in the end reads the result, to see that it says just that.
struct YAMLSplice {
  /// The values of the keys, as they will be.
  private(set) var expected: [String: YAMLValue]
  /// The keys and values as they were written.
  let root: YAMLValue.Mapping
  private let text: [UInt8]
  /// Where each character begins, and the end of the text.
  private let offsets: [Int]
  private var edits: [(range: Range<Int>, words: String)] = []
  /// What ends a line of the text.
  private let lineEnd: String

  /// Returns `nil` when the text is not a list of keys, each on a line below the one before.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let root = try? YAMLValue.read(bytes[...])?.mapping else { return nil }
    var line = 0
    for (key, _) in root {
      guard key.scalar != nil, key.column == 1, key.line > line else { return nil }
      line = key.line
    }
    self.root = root
    expected = Dictionary(root.map { ($0.key.scalar?.string ?? "", $0.value) }) { $1 }
    offsets = bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
    self.text = bytes
    lineEnd = text.utf8.prefix { $0 != UInt8(ascii: "\n") }.last == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  /// The changed text; `nil` when it would not say what was meant.
  func result() -> String? {
    var result: [UInt8] = [], position = 0
    // Those at one place stay in their order.
    for edit in edits.enumerated().sorted(by: {
      ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
    }) {
      guard edit.element.range.lowerBound >= position else { return nil }
      result += text[position..<edit.element.range.lowerBound] + Array(edit.element.words.utf8)
      position = edit.element.range.upperBound
    }
    let changed = String(decoding: result + text[position...], as: UTF8.self)
    guard let read = YAMLSplice(changed), read.root.count == expected.count, read.expected == expected else { return nil }
    return changed
  }

  // MARK: - Keys of the text

  /// Gives a key another value, or adds it after the nearest of those that come before it.
  ///
  /// - Returns: whether that can be done.
  mutating func set(_ key: String, to value: String, after earlier: [String]) -> Bool {
    defer { expected[key] = YAMLValue(value) }
    if let present = self.value(of: key) { return replace(present, with: value) }
    add("\(key): \(SchoolFile.quoted(value))", after: earlier)
    return true
  }

  /// Adds a list that the text does not have yet.
  mutating func addList(_ key: String, of items: [[(key: String, value: String)]], after earlier: [String]) {
    expected[key] = YAMLValue(items.map(YAMLValue.init))
    add(([key + ":"] + items.map { block($0, indent: "  ") }).joined(separator: lineEnd), after: earlier)
  }

  private func value(of key: String) -> YAMLValue? { root.first { $0.key.scalar?.string == key }?.value }

  private mutating func add(_ words: String, after earlier: [String]) {
    let before = root.last { earlier.contains($0.key.scalar?.string ?? "") } ?? root.last
    let place = before.map { endOfLine(contentEnd($0.value)) } ?? text.count
    edits.append((place..<place, lineEnd + words))
  }

  // MARK: - Items of a list

  /// Gives keys of an item other values, and takes some away.
  ///
  /// - Returns: whether that can be done.
  mutating func change(
    _ index: Int, of list: String, to values: [(key: String, value: String)], without gone: [String]
  ) -> Bool {
    guard var items = expected[list]?.sequence, let pairs = value(of: list)?.sequence?[index].mapping, let first = pairs.first
    else {
      return false
    }
    var all = pairs.filter { !gone.contains($0.key.scalar?.string ?? "") }
    for (key, value) in values {
      if let place = all.firstIndex(where: { $0.key.scalar?.string == key }) {
        guard replace(all[place].value, with: value) else { return false }
        all[place].value = YAMLValue(value)
      } else {
        // After the last of the item's own that stays, so that nothing is put into what is taken away.
        guard let last = pairs.last(where: { !gone.contains($0.key.scalar?.string ?? "") }) else { return false }
        let word = "\(key): \(SchoolFile.quoted(value))", isFlow = isFlow(pairs, first)
        let place = isFlow ? contentEnd(last.value) : endOfLine(contentEnd(last.value))
        edits.append((place..<place, isFlow ? ", \(word)" : lineEnd + indent(first.key.column - 1) + word))
        all.append((YAMLValue(key), YAMLValue(value)))
      }
    }
    for (place, pair) in pairs.enumerated() where gone.contains(pair.key.scalar?.string ?? "") {
      guard place > 0 else { return false }
      let end = contentEnd(pair.value)
      // With its line, and what follows it there; the comments above it stay.
      let range = isFlow(pairs, first) ? contentEnd(pairs[place - 1].value)..<end : lineBefore(pair.key)..<endOfLine(end)
      edits.append((range, ""))
    }
    items[index] = YAMLValue(form: .mapping(all))
    expected[list] = YAMLValue(form: .sequence(items))
    return true
  }

  /// Adds an item to a list, which may be empty.
  ///
  /// - Returns: whether that can be done.
  mutating func append(_ item: [(key: String, value: String)], to list: String) -> Bool {
    guard let written = value(of: list) else { return false }
    let items = expected[list]?.sequence ?? []
    expected[list] = YAMLValue(form: .sequence(items + [YAMLValue(item)]))
    guard let present = written.sequence, let first = present.first, let last = present.last else {
      guard written.sequence != nil || Fields.isNothing(written) else { return false }
      // Instead of the brackets of an empty list, or of nothing at all.
      var start = offset(written.start)
      while start > 0, text[start - 1] == UInt8(ascii: " ") { start -= 1 }
      let words = lineEnd + block(item, indent: "  "), isOpen = items.isEmpty
      edits.append((isOpen ? start..<offset(written.end) : offset(written.end)..<offset(written.end), words))
      return true
    }
    if text[offset(written.start)] == UInt8(ascii: "[") {
      let place = contentEnd(last), words = item.map { "\($0.key): \(SchoolFile.quoted($0.value))" }.joined(separator: ", ")
      edits.append((place..<place, ", {\(words)}"))
      return true
    }
    guard let dash = text[..<offset(first.start)].lastIndex(of: UInt8(ascii: "-")) else { return false }
    let column = dash - startOfLine(dash), place = endOfLine(contentEnd(last))
    edits.append((place..<place, lineEnd + block(item, indent: indent(column))))
    return true
  }

  // MARK: - Places

  /// Where a character begins.
  private func offset(_ index: Int) -> Int { index < offsets.count ? offsets[index] : text.count }

  private mutating func replace(_ value: YAMLValue, with words: String) -> Bool {
    guard let scalar = value.scalar, scalar.style == .plain || scalar.style == .quoted else { return false }
    let start = offset(value.start), needsSpace = start == offset(value.end) && start > 0 && text[start - 1] == UInt8(ascii: ":")
    edits.append((start..<offset(value.end), (needsSpace ? " " : "") + SchoolFile.quoted(words)))
    return true
  }

  private func isFlow(_ pairs: YAMLValue.Mapping, _ first: (key: YAMLValue, value: YAMLValue)) -> Bool {
    var place = offset(first.key.start)
    while place > 0, " \t\r\n".utf8.contains(text[place - 1]) { place -= 1 }
    return place > 0 && text[place - 1] == UInt8(ascii: "{")
  }

  /// Where the last character of a value is followed by something else.
  private func contentEnd(_ value: YAMLValue) -> Int {
    let isFlow = offset(value.start) < text.count && "[{".utf8.contains(text[offset(value.start)])
    switch value.form {
    case .sequence(let items) where !isFlow: return items.last.map(contentEnd) ?? offset(value.end)
    case .mapping(let pairs) where !isFlow: return pairs.last.map { contentEnd($0.value) } ?? offset(value.end)
    case .scalar(let scalar) where scalar.style == .literal || scalar.style == .folded:
      var end = offset(value.end)
      while end > 0, " \t\r\n".utf8.contains(text[end - 1]) { end -= 1 }
      return end
    default: return offset(value.end)
    }
  }

  /// The end of the line that a place is on, before what ends it.
  private func endOfLine(_ place: Int) -> Int {
    let end = text[place...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    return end > place && text[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
  }

  /// The end of the line above that on which a key begins.
  private func lineBefore(_ key: YAMLValue) -> Int {
    let start = startOfLine(offset(key.start))
    return start > 1 && text[start - 2] == UInt8(ascii: "\r") ? start - 2 : max(0, start - 1)
  }

  private func startOfLine(_ place: Int) -> Int { text[..<place].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0 }

  private func indent(_ count: Int) -> String { String(repeating: " ", count: count) }

  private func block(_ item: [(key: String, value: String)], indent: String) -> String {
    item.enumerated().map { "\(indent)\($0.offset == 0 ? "- " : "  ")\($0.element.key): \(SchoolFile.quoted($0.element.value))" }
      .joined(separator: lineEnd)
  }
}

extension YAMLValue {
  /// A value that is yet to be written.
  fileprivate init(form: Form) { self.init(form: form, line: 0, column: 0, start: 0, end: 0) }
  fileprivate init(_ words: String) { self.init(form: .scalar(Scalar(string: words, style: .quoted))) }
  fileprivate init(_ pairs: [(key: String, value: String)]) {
    self.init(form: .mapping(pairs.map { (YAMLValue($0.key), YAMLValue($0.value)) }))
  }
  fileprivate init(_ items: [YAMLValue]) { self.init(form: .sequence(items)) }
}
