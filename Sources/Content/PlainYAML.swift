/// Reads the YAML that nearly all files use, exactly as libyaml reads it, in a tenth of its time. It gives up on whatever is not
/// surely read alike, and on what a writer may not have meant, which ``YAML`` then judges.
///
/// It knows keys with values on their line, lists with a dash on each line, both in each other, and lists of words in brackets. A
/// value is plain or stands between double quotation marks, on one line. `PlainYAMLTests` compares the two readers.
struct PlainYAML {
  private struct GivesUp: Error {}

  private let text: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// The number of the line, where it begins, and by how many spaces it is indented; -1 at the end of the text.
  private var line = 0, lineStart = 0, indent = 0
  /// How many characters there are before an offset, and before the line: positions are asked for from first to last.
  private var counted = (offset: 0, characters: 0), charactersBefore = 0

  /// The mapping that a text holds; `nil` when it has to be read by libyaml.
  static func read(_ text: ArraySlice<UInt8>) -> YAMLValue? {
    text.withUnsafeBufferPointer { text in
      var reader = PlainYAML(text)
      return try? reader.whole()
    }
  }

  private init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  private mutating func whole() throws(GivesUp) -> YAMLValue {
    try beginLine()
    guard indent == 0 else { throw GivesUp() }
    let value = try mapping(at: 0, depth: 0)
    guard indent < 0 else { throw GivesUp() }
    return value
  }

  /// The byte at the position; a line end at the end of the text.
  private var byte: UInt8 { position < text.count ? text[position] : UInt8(ascii: "\n") }
  private var next: UInt8 { position + 1 < text.count ? text[position + 1] : UInt8(ascii: "\n") }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") }

  private mutating func skipSpaces() {
    while position < text.count, text[position] == UInt8(ascii: " ") { position += 1 }
  }

  /// How many characters there are before the position.
  private mutating func index() -> Int {
    for offset in counted.offset..<position where text[offset] & 0xC0 != 0x80 { counted.characters += 1 }
    counted.offset = position
    return counted.characters
  }

  private mutating func value(_ form: YAMLValue.Form, _ line: Int, _ column: Int, _ start: Int) -> YAMLValue {
    YAMLValue(form: form, line: line, column: column, start: start, end: index())
  }

  // MARK: - Lines

  /// Goes from the end of a value to the first word of the next line that has any.
  private mutating func endLine() throws(GivesUp) {
    skipSpaces()
    guard byte == UInt8(ascii: "\n") else { throw GivesUp() }
    position += 1
    try beginLine()
  }

  private mutating func beginLine() throws(GivesUp) {
    while position < text.count {
      lineStart = position
      charactersBefore = index()
      line += 1
      skipSpaces()
      if position < text.count, text[position] != UInt8(ascii: "\n") {
        indent = position - lineStart
        return
      }
      position += 1
    }
    (position, indent) = (text.count, -1)
  }

  private var isItem: Bool { byte == UInt8(ascii: "-") && next == UInt8(ascii: " ") }

  // MARK: - Keys and lists

  /// The keys that begin in a column, with their values.
  private mutating func mapping(at column: Int, depth: Int) throws(GivesUp) -> YAMLValue {
    if depth > 8 { throw GivesUp() }
    var pairs: YAMLValue.Mapping = []
    let line = line, start = index()
    repeat {
      let key = try key()
      if pairs.count > 64 { throw GivesUp() }
      for pair in pairs where pair.key.scalar?.string == key.scalar?.string { throw GivesUp() }
      position += 1
      skipSpaces()
      if byte == UInt8(ascii: "\n") {
        try endLine()
        guard indent > column || indent == column && isItem else { throw GivesUp() }
        pairs.append((key, try isItem ? list(at: indent, depth: depth + 1) : mapping(at: indent, depth: depth + 1)))
      } else {
        pairs.append((key, try onOneLine()))
      }
      // What is indented further would belong to the value.
      if indent > column { throw GivesUp() }
    } while indent == column && !isItem
    return value(.mapping(pairs), line, column + 1, start)
  }

  /// The items whose dashes are in a column.
  private mutating func list(at column: Int, depth: Int) throws(GivesUp) -> YAMLValue {
    if depth > 8 { throw GivesUp() }
    var values: [YAMLValue] = []
    let line = line, start = index()
    repeat {
      position += 1
      skipSpaces()
      values.append(try keyEnd() == nil ? onOneLine() : mapping(at: position - lineStart, depth: depth + 1))
      if indent > column { throw GivesUp() }
    } while indent == column && isItem
    return value(.sequence(values), line, column + 1, start)
  }

  /// Where the key at the position ends; `nil` when there is none.
  private func keyEnd() -> Int? {
    var end = position
    while end < text.count, Self.isLetterOrDigit(text[end]) || text[end] == UInt8(ascii: "_") || text[end] == UInt8(ascii: "-") {
      end += 1
    }
    guard end > position, end < position + 100, end < text.count, text[end] == UInt8(ascii: ":"), Self.isLetterOrDigit(byte),
      end + 1 == text.count || isBlank(text[end + 1])
    else { return nil }
    return end
  }

  private mutating func key() throws(GivesUp) -> YAMLValue {
    guard let end = keyEnd() else { throw GivesUp() }
    return scalar(to: end, .plain)
  }

  // MARK: - Values

  /// A value that ends on its line; goes to the next one.
  private mutating func onOneLine() throws(GivesUp) -> YAMLValue {
    let value = try byte == UInt8(ascii: "[") ? words() : scalar()
    try endLine()
    return value
  }

  /// A list in brackets.
  private mutating func words() throws(GivesUp) -> YAMLValue {
    var values: [YAMLValue] = []
    let start = index(), column = start - charactersBefore + 1
    position += 1
    skipSpaces()
    if byte != UInt8(ascii: "]") {
      while true {
        values.append(try scalar(isWord: true))
        skipSpaces()
        if byte == UInt8(ascii: "]") { break }
        guard byte == UInt8(ascii: ",") else { throw GivesUp() }
        position += 1
        skipSpaces()
      }
    }
    position += 1
    return value(.sequence(values), line, column, start)
  }

  /// - Parameter isWord: whether it is within brackets.
  private mutating func scalar(isWord: Bool = false) throws(GivesUp) -> YAMLValue {
    var isPlain = true
    if byte == UInt8(ascii: "\"") {
      var end = position + 1
      while end < text.count, text[end] != UInt8(ascii: "\"") {
        switch Self.kinds[Int(text[end])] {
        case .blank, .word, .mark: break
        case .shown: isPlain = false
        case .wide:
          if isLineEnd(at: end) { throw GivesUp() }
          isPlain = false
        case .strange, .lineEnd: throw GivesUp()
        }
        end += 1
      }
      guard end < text.count else { throw GivesUp() }
      // A mark at the beginning of a line means more than elsewhere.
      return scalar(to: end + 1, .quoted, isPlain: isPlain && Self.isLetterOrDigit(next) && text[end - 1] != UInt8(ascii: " "))
    }
    guard Self.isLetterOrDigit(byte) || byte >= 0x80 else { throw GivesUp() }
    var end = position, last = position
    loop: while end < text.count {
      switch Self.kinds[Int(text[end])] {
      case .strange: throw GivesUp()
      case .lineEnd: break loop
      case .blank:
        end += 1
        continue
      case .word: break
      case .shown: isPlain = false
      case .wide:
        if isLineEnd(at: end) { throw GivesUp() }
        isPlain = false
      case .mark:
        if isWord {
          if text[end] == UInt8(ascii: ",") || text[end] == UInt8(ascii: "]") { break loop }
          if text[end] != UInt8(ascii: "'") { throw GivesUp() }
        } else if text[end] == UInt8(ascii: ":") {
          if end + 1 == text.count || isBlank(text[end + 1]) { throw GivesUp() }
        } else if text[end] == UInt8(ascii: "#"), end > last {
          throw GivesUp()
        }
      }
      end += 1
      last = end
    }
    return scalar(to: last, .plain, isPlain: isPlain)
  }

  private mutating func scalar(to end: Int, _ style: YAMLValue.Style, isPlain: Bool = false) -> YAMLValue {
    let start = index(), column = start - charactersBefore + 1
    let words = style == .quoted ? (position + 1)..<(end - 1) : position..<end
    let string = String(decoding: UnsafeBufferPointer(rebasing: text[words]), as: UTF8.self)
    position = end
    return value(.scalar(YAMLValue.Scalar(string: string, style: style, isPlain: isPlain)), line, column, start)
  }

  // MARK: - Bytes

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private enum Kind: UInt8 {
    case word, blank, lineEnd
    /// What may mean something, depending on what is beside it.
    case mark
    /// What means nothing in YAML, but may be judged where it is shown: a mark of Markdown, or a part of a longer character.
    case shown
    /// What begins a character that may be a line end.
    case wide
    /// What may mean something wherever it stands, or what YAML takes for the end of a line.
    case strange
  }

  /// By a byte. Characters that begin with C2 or EF are rare, and some of them mean something.
  private static let kinds: [Kind] = (0...255).map { byte in
    switch UInt8(byte) {
    case UInt8(ascii: " "): .blank
    case UInt8(ascii: "\n"): .lineEnd
    case UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "?"),
      UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "%"),
      UInt8(ascii: "@"):
      .mark
    case 0..<0x20, 0x7F, UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "["), UInt8(ascii: "{"), 0xC2, 0xEF: .strange
    case 0xE2: .wide
    case 0x80..., UInt8(ascii: "_"), UInt8(ascii: "<"), UInt8(ascii: "~"), UInt8(ascii: "`"), UInt8(ascii: "&"): .shown
    default: .word
    }
  }

  /// Whether U+2028 or U+2029 is here, which libyaml takes for line ends.
  private func isLineEnd(at offset: Int) -> Bool {
    offset + 2 < text.count && text[offset + 1] == 0x80 && text[offset + 2] & 0xFE == 0xA8
  }
}
