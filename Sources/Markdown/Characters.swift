import Diagnostics

/// Characters that a text cannot hold, and such as nobody sees.
extension Renderer {
  mutating func checkCharacters(_ marks: SourceMarks) {
    let bytes = lines.text.bytes
    var found: [(offset: Int, length: Int, isControl: Bool)] = []
    bytes.withUnsafeBufferPointer { Self.characters(in: $0) { found.append(($0, $1, $2)) } }
    if marks.hasNumber { found += Self.numbers(in: bytes) }
    holdsControl = found.contains(where: \.isControl)
    // Whoever pasted one pasted many.
    for (offset, length, isControl) in found.prefix(100) {
      let location = lines.location(at: offset, length: length)
      if isControl {
        diagnostics.append(
          Diagnostic(
            .controlCharacter, at: location, "the text holds a control character here",
            hint: "take it out, or write the words anew"))
      } else {
        let character = String(decoding: bytes[offset..<(offset + length)], as: UTF8.self)
        diagnostics.append(
          Diagnostic(
            .hiddenCharacter, at: location,
            "a character that nobody sees stands here (U+\(character.unicodeScalars.first.map(Self.hex) ?? ""))",
            hint: "take it out: search and the glossary do not find a word that holds it, or it turns the words around it"))
      }
    }
  }

  /// Puts a blank, or the sign of what is unknown, in the place of each control character of the document: it is a finding, and no
  /// output holds it, not even a preview.
  mutating func dropControlCharacters() {
    guard holdsControl else { return }
    Self.drop(from: &document.bytes)
    for index in document.headings.indices { Self.drop(from: &document.headings[index].text) }
    for index in document.links.indices {
      Self.drop(from: &document.links[index].destination)
      Self.drop(from: &document.links[index].title)
    }
  }

  private static func drop(from text: inout String) {
    var bytes = Array(text.utf8)
    drop(from: &bytes)
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// As many bytes stay, so all places do.
  private static func drop(from bytes: inout [UInt8]) {
    var found: [(offset: Int, length: Int)] = []
    bytes.withUnsafeBufferPointer { characters(in: $0) { if $2 { found.append(($0, $1)) } } }
    for (offset, length) in found {
      let other: [UInt8] = length < 3 ? [0x20, 0x20] : [0xEF, 0xBF, 0xBD, 0x20]
      bytes.replaceSubrange(offset..<(offset + length), with: other[..<length])
    }
  }

  private static func hex(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Eight bytes at a time, as far as all are plain ASCII.
  private static func characters(in bytes: UnsafeBufferPointer<UInt8>, _ take: (Int, Int, Bool) -> Void) {
    let raw = UnsafeRawBufferPointer(bytes)
    let high: UInt64 = 0x8080_8080_8080_8080
    var index = 0
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let eight = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // No byte is above 126 (adding one sets its highest bit), and none below 32 (taking 32 off borrows).
        if (eight | (eight &+ 0x0101_0101_0101_0101) | (eight &- 0x2020_2020_2020_2020)) & high == 0 {
          index += 8
          continue
        }
      }
      for place in index..<min(index + 8, bytes.count) { judge(bytes, place, take) }
      index += 8
    }
  }

  /// Judges the character that begins with a byte.
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
      // U+200B, U+2028 to U+202E, U+2066 to U+2069. What joins letters or says their direction (U+200C to U+200F) has its use.
      let (second, third) = (byte(1), byte(2))
      if second == 0x80 && (third == 0x8B || (0xA8...0xAE).contains(third)) || second == 0x81 && (0xA6...0xA9).contains(third) {
        take(index, 3, false)
      }
    case 0xEF:
      if byte(1) == 0xBB, byte(2) == 0xBF { take(index, 3, false) }
      if byte(1) == 0xBF, byte(2) >= 0xBE { take(index, 3, true) }
    case 0xF0...0xF4:
      // The last two of each plane are no characters.
      if byte(1) & 0x0F == 0x0F, byte(2) == 0xBF, byte(3) >= 0xBE { take(index, 4, true) }
    default: break
    }
  }

  /// `&#1;` and the like, which become control characters.
  private static func numbers(in bytes: [UInt8]) -> [(offset: Int, length: Int, isControl: Bool)] {
    var found: [(offset: Int, length: Int, isControl: Bool)] = []
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
        found.append((index, digits.endIndex + 1 - index, true))
      }
    }
    return found
  }
}

/// What a text may hold, told by one look at its bytes: what does not occur need not be looked for.
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
    bytes.withUnsafeBufferPointer { bytes in
      guard bytes.count > 1 else { return }
      for index in 1..<bytes.count {
        switch bytes[index] {
        case UInt8(ascii: "!"): if bytes[index - 1] == UInt8(ascii: "[") { hasCallout = true }
        case UInt8(ascii: ":"): if bytes[index - 1] == UInt8(ascii: "]") { hasDefinition = true }
        case UInt8(ascii: "#"): if bytes[index - 1] == UInt8(ascii: "&") { hasNumber = true }
        case UInt8(ascii: "["): if bytes[index - 1] == UInt8(ascii: "!") { pictures += 1 }
        default: break
        }
      }
    }
  }
}
