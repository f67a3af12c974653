import CCmark

/// What readers see of a block: the words that cmark left as they are, each byte with its index in the text, and signs for what
/// cmark made of the rest.
struct Visible {
  /// What stands for markup among the words. These bytes are control characters, so no text holds them.
  enum Sign {
    static let linkStart: UInt8 = 1, linkEnd: UInt8 = 2, emphasis: UInt8 = 3, code: UInt8 = 4
    /// A character that was written with a backslash or as a character reference: it is meant.
    static let meant: UInt8 = 5
  }

  private(set) var bytes: [UInt8] = []
  /// The index of each byte in the text; -1 when it is not known.
  private(set) var places: [Int] = []
  private let source: [UInt8]
  private let end: Int
  /// Where the search for the next words begins.
  private var cursor: Int
  /// How many more bytes may be looked at, so that words that are not where they are expected cost no more than the length of the
  /// text.
  private var patience: Int

  /// - Parameter block: the range of the text that holds the block.
  init(of nodes: some Sequence<Node>, in source: [UInt8], block: Range<Int>) {
    self.source = source
    (cursor, end) = (block.lowerBound, block.upperBound)
    patience = 1_000 + 16 * block.count
    for node in nodes { node.walk { take($0, entering: $1) } }
  }

  subscript(index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : UInt8(ascii: "\n") }

  private mutating func take(_ node: Node, entering: Bool) -> Walk {
    switch node.type {
    case CMARK_NODE_TEXT: place(node.literal)
    case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: sign(UInt8(ascii: "\n"))
    case CMARK_NODE_EMPH, CMARK_NODE_STRONG: sign(Sign.emphasis)
    case CMARK_NODE_LINK:
      sign(entering ? Sign.linkStart : Sign.linkEnd)
      if !entering { pass(node.bytes(cmark_node_get_url)) }
    case CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      sign(Sign.code)
      pass(node.literal)
    case CMARK_NODE_IMAGE where entering:
      sign(Sign.code)
      pass(node.bytes(cmark_node_get_url))
      return .skip
    default: break
    }
    return .on
  }

  private mutating func sign(_ byte: UInt8) {
    bytes.append(byte)
    places.append(-1)
  }

  /// Moves the cursor past these bytes, if they are there.
  private mutating func pass(_ words: UnsafeBufferPointer<UInt8>) {
    guard let first = words.first else { return }
    var index = cursor
    while index + words.count <= end, patience > 0 {
      patience -= 1
      if source[index] == first, source[index...].starts(with: words) {
        cursor = index + words.count
        return
      }
      index += 1
    }
  }

  /// Adds the words of a text node, with their indices in the text.
  private mutating func place(_ words: UnsafeBufferPointer<UInt8>) {
    guard let first = words.first else { return }
    var start = cursor
    while start < end, patience > 0 {
      patience -= 1
      let byte = source[start]
      if byte == first || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "&"), let found = match(words, at: start) {
        bytes += found.bytes
        places += found.places
        cursor = found.end
        return
      }
      start += 1
    }
    bytes += words
    places += Array(repeating: -1, count: words.count)
  }

  /// The words as they are written at an index of the text; `nil` when others are there.
  private mutating func match(
    _ words: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (bytes: [UInt8], places: [Int], end: Int)? {
    // Most words stand there just so.
    if start + words.count <= end, words.count < patience, source[start..<(start + words.count)].elementsEqual(words),
      words.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "&") })
    {
      patience -= words.count
      return (Array(words), Array(start..<(start + words.count)), start + words.count)
    }
    var (bytes, places, index, position) = ([UInt8](), [Int](), 0, start)
    while index < words.count {
      guard position < end, patience > 0 else { return nil }
      patience -= 1
      let next = position + 1 < end ? source[position + 1] : 0
      if source[position] == UInt8(ascii: "\\"), next == words[index], Self.isPunctuation(next) {
        bytes.append(Sign.meant)
        places.append(position)
        (index, position) = (index + 1, position + 2)
      } else if source[position] == UInt8(ascii: "&"), let (character, length) = entity(at: position),
        words[index...].starts(with: character)
      {
        bytes.append(Sign.meant)
        places.append(position)
        (index, position) = (index + character.count, position + length)
      } else if source[position] == words[index] {
        // A control character is reported elsewhere, and must not be taken for a sign.
        bytes.append(words[index] < 0x20 && words[index] != UInt8(ascii: "\t") ? UInt8(ascii: " ") : words[index])
        places.append(position)
        (index, position) = (index + 1, position + 1)
      } else {
        return nil
      }
    }
    return (bytes, places, position)
  }

  /// The characters that a character reference stands for, and its length in bytes; `nil` when there is no reference here.
  private mutating func entity(at start: Int) -> (bytes: [UInt8], length: Int)? {
    let written = source[start..<min(end, start + 34)]
    guard let close = written.firstIndex(of: UInt8(ascii: ";")), close > start + 1 else { return nil }
    let name = Array(written[...close])
    guard name.dropFirst().dropLast().allSatisfy({ $0 == UInt8(ascii: "#") || Self.isLetterOrDigit($0) }),
      let text = Node.parse([UInt8(ascii: "x")] + name, { Array($0.plainText.utf8.dropFirst()) })
    else { return nil }
    patience -= 100
    return text == name || text.isEmpty ? nil : (text, name.count)
  }

  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  static func isPunctuation(_ byte: UInt8) -> Bool { (0x21..<0x7F).contains(byte) && !isLetterOrDigit(byte) }
}
