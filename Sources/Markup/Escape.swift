/// Turns untrusted text into bytes that are safe in HTML. No code outside this target escapes.
package enum Escape {
  /// Appends `text` with `& < > "` escaped: safe as element text and inside double quotes.
  @inlinable
  package static func text(_ text: some Sequence<UInt8>, into bytes: inout [UInt8]) {
    let isDone: Void? = text.withContiguousStorageIfAvailable { plain($0, into: &bytes) }
    if isDone == nil { Array(text).withUnsafeBufferPointer { plain($0, into: &bytes) } }
  }

  package static func text(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) { plain(text, into: &bytes) }

  /// The same for a page. Nearly all text has nothing to escape: it is copied as it is looked through.
  static func text(_ text: String, into piece: inout Piece) {
    // Without a copy of the string, whose references would be counted.
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { escapeRare($0, to: &piece) }
    if isDone != nil { return }
    var text = text
    text.withUTF8 { escapeRare($0, to: &piece) }
  }

  @inline(__always)
  private static func escapeRare(_ bytes: UnsafeBufferPointer<UInt8>, to piece: inout Piece) {
    let plain = piece.append(whilePlain: bytes)
    if plain < bytes.count { escape(UnsafeBufferPointer(rebasing: bytes[plain...]), to: &piece) }
  }

  @usableFromInline
  static func plain(_ text: UnsafeBufferPointer<UInt8>, into bytes: inout [UInt8]) { escape(text, to: &bytes) }

  @inline(__always)
  private static func escape(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout some Sink) {
    copy(text, into: &bytes, skip: skipPlain) { byte, _ in
      switch byte {
      case UInt8(ascii: "&"): (1, "&amp;")
      case UInt8(ascii: "<"): (1, "&lt;")
      case UInt8(ascii: ">"): (1, "&gt;")
      case UInt8(ascii: "\""): (1, "&quot;")
      default: nil
      }
    }
  }

  /// Appends a URL as the value of a double-quoted attribute. Bytes that a URL may not contain are percent-encoded, existing
  /// percent escapes are kept, and `&` and `'` become entities: the same bytes as cmark's `houdini_escape_href`.
  static func url(_ url: String, into piece: inout Piece) {
    var url = url
    url.withUTF8 { url in
      copy(url, into: &piece) { byte, _ in
        switch byte {
        case UInt8(ascii: "&"): (1, "&amp;")
        case UInt8(ascii: "'"): (1, "&#x27;")
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          // The digits, with ( ) * + , - . / before them and : ; after them.
          UInt8(ascii: "(")...UInt8(ascii: ";"), UInt8(ascii: "#")...UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "@"),
          UInt8(ascii: "!"), UInt8(ascii: "="), UInt8(ascii: "_"), UInt8(ascii: "~"):
          nil
        default: (1, "%" + digits(Int(byte), 2, "0123456789ABCDEF"))
        }
      }
    }
  }

  /// Appends a JSON string with its quotation marks. What would end a script element, or end a line in readers that predate
  /// ES2019, is written as `\\uXXXX`.
  package static func json(_ text: String, into bytes: inout [UInt8]) { json(text, to: &bytes) }

  /// The same for a page.
  static func json(_ text: String, into piece: inout Piece) { json(text, to: &piece) }

  @inline(__always)
  private static func json(_ text: String, to bytes: inout some Sink) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { text in
      copy(text, into: &bytes, skip: skipPlainInJSON) { byte, rest in
        switch byte {
        case UInt8(ascii: "\""): (1, "\\\"")
        case UInt8(ascii: "\\"): (1, "\\\\")
        case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0..<0x20:
          (1, "\\u" + digits(Int(byte), 4, "0123456789abcdef"))
        // U+2028 and U+2029: line ends.
        case 0xE2 where rest.starts(with: [0xE2, 0x80, 0xA8]): (3, "\\u2028")
        case 0xE2 where rest.starts(with: [0xE2, 0x80, 0xA9]): (3, "\\u2029")
        default: nil
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends text with some bytes replaced, copying what lies between those in one go.
  ///
  /// - Parameters:
  ///   - skip: from an index in the text, the index of the next byte that may have to be replaced; a quick way past plain text.
  ///   - replacement: given a byte and the text from there on, how many bytes to replace and by what; `nil` for none.
  @inline(__always)
  private static func copy(
    _ text: UnsafeBufferPointer<UInt8>, into bytes: inout some Sink, skip: (UnsafeBufferPointer<UInt8>, Int) -> Int = { $1 },
    replacement: (UInt8, Slice<UnsafeBufferPointer<UInt8>>) -> (count: Int, by: String)?
  ) {
    var start = 0, index = 0
    while true {
      index = skip(text, index)
      if index >= text.count { break }
      guard let (count, other) = replacement(text[index], text[index...]) else {
        index += 1
        continue
      }
      bytes.add(UnsafeBufferPointer(rebasing: text[start..<index]))
      var replaced = other
      replaced.withUTF8 { bytes.add($0) }
      index += count
      start = index
    }
    bytes.add(UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// The index of the next byte that is escaped in HTML: looks at eight bytes at a time, then one by one.
  @inline(__always)
  private static func skipPlain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(text)
    while index + 8 <= raw.count {
      let bytes = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if bytes.hasEscaped { break }
      index += 8
    }
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): return index
      default: index += 1
      }
    }
    return index
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// The index of the next byte that may have to be escaped in JSON: looks at eight bytes at a time, then one by one.
  @inline(__always)
  private static func skipPlainInJSON(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(text)
    while index + 8 <= raw.count {
      let bytes = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte below 32 borrows when 32 is subtracted; so may one that follows such a byte, which does no harm.
      let isLow = (bytes &- 32 * ones) & ~bytes & (0x80 * ones) != 0
      if isLow || bytes.hasEscaped || bytes.has(UInt8(ascii: "\\")) || bytes.has(0xE2) {
        break
      }
      index += 8
    }
    while index < text.count {
      switch text[index] {
      case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0xE2:
        return index
      default: index += 1
      }
    }
    return index
  }

  /// The last `count` hexadecimal digits of a number, written with these sixteen `digits`.
  private static func digits(_ number: Int, _ count: Int, _ digits: String) -> String {
    let digits = Array(digits)
    return String((0..<count).map { digits[number >> (4 * (count - 1 - $0)) & 15] })
  }
}

/// What escaped bytes are added to.
private protocol Sink {
  mutating func append(_ byte: UInt8)
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>)
}

extension [UInt8]: Sink {
  @inline(__always)
  fileprivate mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) { append(contentsOf: bytes) }
}

extension Piece: Sink {
  @inline(__always)
  fileprivate mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) { append(bytes) }
}

extension UInt64 {
  /// Whether one of these eight bytes is escaped in HTML: `has` for two pairs at once, as `"` and `&` differ in one bit, and so do
  /// `<` and `>`.
  var hasEscaped: Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = self & ~(4 * ones) ^ (0x22 * ones), angles = (self | 2 * ones) ^ (0x3E * ones)
    return ((quotes &- ones) & ~quotes | (angles &- ones) & ~angles) & (0x80 * ones) != 0
  }

  /// Whether one of these eight bytes is `byte`: Mycroft's test for a zero byte, after an exclusive or with the one sought.
  @inlinable package func has(_ byte: UInt8) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101, rest = self ^ (UInt64(byte) &* ones)
    return (rest &- ones) & ~rest & (0x80 * ones) != 0
  }
}
