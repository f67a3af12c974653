import Diagnostics

extension Renderer {
  mutating func checkCharacters(_ marks: SourceMarks) {
    let bytes = lines.text.bytes
    var found = Characters.strange(in: bytes)
    if marks.hasNumber { found += Characters.numbers(in: bytes) }
    holdsControl = found.contains(where: \.isControl)
    diagnostics += Characters.findings(found, in: lines)
  }

  /// Replaces each control character in the document by spaces or by U+FFFD. There is a finding about each, and no output may
  /// hold one, not even a preview.
  mutating func dropControlCharacters() {
    guard holdsControl else { return }
    Characters.drop(from: &document.bytes)
    for index in document.headings.indices { Characters.drop(from: &document.headings[index].text) }
    for index in document.links.indices {
      Characters.drop(from: &document.links[index].destination)
      Characters.drop(from: &document.links[index].title)
    }
  }
}

/// Characters that no text may hold, and characters that nobody sees.
package enum Characters {
  struct Strange {
    let offset, length: Int
    /// Whether no text may hold it.
    let isControl: Bool
  }

  /// YAML that libyaml can read whatever characters it holds. Each character that YAML cannot hold, or that only YAML takes for
  /// the end of a line, becomes a finding and is replaced by a space.
  package static func readable(yaml: ArraySlice<UInt8>, file: String, firstLine: Int) -> (ArraySlice<UInt8>, [Diagnostic]) {
    let all = strange(in: yaml)
    if all.isEmpty { return (yaml, []) }
    let text = MarkdownText(file: file, bytes: Array(yaml), firstLine: firstLine)
    let found = all.filter { $0.isControl || isLineEnd(text.bytes, $0.offset) }
    var bytes: [UInt8] = []
    var end = 0
    for character in found {
      bytes += text.bytes[end..<character.offset]
      bytes.append(UInt8(ascii: " "))
      end = character.offset + character.length
    }
    return ((bytes + text.bytes[end...])[...], findings(found, in: Lines(text)))
  }

  /// The first character in a value that nobody sees, with the message and hint about it; `nil` when there is none.
  package static func hidden(in value: String) -> (character: String, message: String, hint: String)? {
    guard value.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    let bytes = Array(value.utf8)
    guard let found = strange(in: bytes[...]).first(where: { !$0.isControl }) else { return nil }
    let character = String(decoding: bytes[found.offset..<(found.offset + found.length)], as: UTF8.self)
    return (character, message(character), hint)
  }

  /// At most a hundred findings: an editor who pasted one such character pasted many.
  fileprivate static func findings(_ found: [Strange], in lines: Lines) -> [Diagnostic] {
    found.prefix(100).map { character in
      let location = lines.location(at: character.offset, length: character.length)
      if character.isControl {
        return Diagnostic(
          .controlCharacter, at: location, "the text holds a control character here", hint: "take it out, or write the words anew"
        )
      }
      let bytes = lines.text.bytes[character.offset..<(character.offset + character.length)]
      return Diagnostic(.hiddenCharacter, at: location, message(String(decoding: bytes, as: UTF8.self)), hint: hint)
    }
  }

  private static func message(_ character: String) -> String {
    "a character that nobody sees stands here (U+\(character.unicodeScalars.first.map(hex) ?? ""))"
  }

  private static let hint =
    "take it out: search and the glossary do not find a word that holds it, or it turns the words around it"

  /// Whether this is U+2028 or U+2029.
  private static func isLineEnd(_ bytes: [UInt8], _ offset: Int) -> Bool {
    bytes[offset] == 0xE2 && bytes[offset + 1] == 0x80 && (bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9)
  }

  fileprivate static func strange(in bytes: some Collection<UInt8>) -> [Strange] {
    var found: [Strange] = []
    // The bytes of an array or a slice are contiguous.
    bytes.withContiguousStorageIfAvailable { bytes in
      characters(in: bytes) { found.append(Strange(offset: $0, length: $1, isControl: $2)) }
    }
    return found
  }

  fileprivate static func drop(from text: inout String) {
    var bytes = Array(text.utf8)
    drop(from: &bytes)
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// Keeps the number of bytes, so that all offsets stay valid.
  fileprivate static func drop(from bytes: inout [UInt8]) {
    for character in strange(in: bytes) where character.isControl {
      let other: [UInt8] = character.length < 3 ? [0x20, 0x20] : [0xEF, 0xBF, 0xBD, 0x20]
      bytes.replaceSubrange(character.offset..<(character.offset + character.length), with: other[..<character.length])
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Calls `take` for each strange character with its offset, its length and whether it is a control character. Looks at eight
  /// bytes at a time while all of them are printable ASCII.
  private static func characters(in bytes: UnsafeBufferPointer<UInt8>, _ take: (Int, Int, Bool) -> Void) {
    let raw = UnsafeRawBufferPointer(bytes)
    let high: UInt64 = 0x8080_8080_8080_8080
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let eight = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // No byte is above 126 (adding one would set its highest bit), and none is below 32 (subtracting 32 would borrow).
        if (eight | (eight &+ 0x0101_0101_0101_0101) | (eight &- 0x2020_2020_2020_2020)) & high == 0 {
          index += 8
          continue
        }
      }
      for place in index..<min(index + 8, bytes.count) { judge(bytes, place, take) }
      index += 8
    }
  }

  /// Judges the character that begins at an index.
  private static func judge(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ take: (Int, Int, Bool) -> Void) {
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    switch bytes[index] {
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
    case 0..<0x20, 0x7F: take(index, 1, true)
    case 0xC2:
      // C1, and the soft hyphen.
      if (0x80...0x9F).contains(byte(1)) { take(index, 2, true) }
      if byte(1) == 0xAD { take(index, 2, false) }
    case 0xE2:
      // U+200B, U+2028 to U+202E, U+2066 to U+2069. Characters that join letters or give their direction (U+200C to U+200F) are
      // useful.
      let (second, third) = (byte(1), byte(2))
      if second == 0x80 && (third == 0x8B || (0xA8...0xAE).contains(third)) || second == 0x81 && (0xA6...0xA9).contains(third) {
        take(index, 3, false)
      }
    case 0xEF:
      if byte(1) == 0xBB, byte(2) == 0xBF { take(index, 3, false) }
      if byte(1) == 0xBF, byte(2) >= 0xBE { take(index, 3, true) }
    case 0xF0...0xF4:
      // The last two code points of each plane are not characters.
      if byte(1) & 0x0F == 0x0F, byte(2) == 0xBF, byte(3) >= 0xBE { take(index, 4, true) }
    default: break
    }
  }

  /// Character references such as `&#1;` that stand for control characters.
  fileprivate static func numbers(in bytes: [UInt8]) -> [Strange] {
    var found: [Strange] = []
    for index in bytes.indices.dropLast(2) where bytes[index] == UInt8(ascii: "&") && bytes[index + 1] == UInt8(ascii: "#") {
      let isHex = bytes[index + 2] | 0x20 == UInt8(ascii: "x")
      let digits = bytes[(index + (isHex ? 3 : 2))...].prefix(8).prefix { $0 != UInt8(ascii: ";") }
      guard digits.endIndex < bytes.count, bytes[digits.endIndex] == UInt8(ascii: ";"),
        let number = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10)
      else { continue }
      let isBlank = number == 9 || number == 10 || number == 13
      if number < 32 && !isBlank || (127...159).contains(number) || number & 0xFFFE == 0xFFFE
        || (0xD800...0xDFFF).contains(number)
      {
        found.append(Strange(offset: index, length: digits.endIndex + 1 - index, isControl: true))
      }
    }
    return found
  }
}

/// What a text may hold, seen in one pass over its bytes: what does not occur need not be looked for.
struct SourceMarks {
  /// `[!`
  private(set) var hasCallout = false
  /// `]:`
  private(set) var hasDefinition = false
  /// `&#`
  private(set) var hasNumber = false
  /// How often `![` occurs.
  private(set) var pictures = 0

  init(_ bytes: [UInt8]) {
    // Written without branches, so that the compiler looks at many bytes at once.
    var callout: UInt8 = 0, definition: UInt8 = 0, number: UInt8 = 0, picture: UInt8 = 0
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count > 1 else { return }
      for index in 1..<bytes.count {
        let one = bytes[index - 1], other = bytes[index]
        callout |= (one == UInt8(ascii: "[") ? 1 : 0) & (other == UInt8(ascii: "!") ? 1 : 0)
        definition |= (one == UInt8(ascii: "]") ? 1 : 0) & (other == UInt8(ascii: ":") ? 1 : 0)
        number |= (one == UInt8(ascii: "&") ? 1 : 0) & (other == UInt8(ascii: "#") ? 1 : 0)
        picture |= (one == UInt8(ascii: "!") ? 1 : 0) & (other == UInt8(ascii: "[") ? 1 : 0)
      }
    }
    (hasCallout, hasDefinition, hasNumber) = (callout != 0, definition != 0, number != 0)
    if picture != 0 {
      for index in bytes.indices.dropFirst() where bytes[index] == UInt8(ascii: "[") && bytes[index - 1] == UInt8(ascii: "!") {
        pictures += 1
      }
    }
  }
}
