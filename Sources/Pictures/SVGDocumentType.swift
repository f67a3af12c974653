/// The document type of an SVG, as drawing programs write it. It names a standard, and may declare entities, mostly for the names
/// of namespaces. It is dropped, and its entities are replaced by what they stand for.
struct SVGDocumentType {
  /// Its range in the text.
  let range: Range<Int>
  /// The words of each entity, by its name.
  let entities: [String: [UInt8]]

  /// Returns `nil` when it declares anything but plain words, and when there is no document type here.
  init?(_ bytes: [UInt8], at start: Int) {
    var reader = ByteReader(bytes, from: start)
    guard reader.skip("<!DOCTYPE"), reader.skipBlanks() else { return nil }
    while let byte = reader.peek, byte != UInt8(ascii: "["), byte != UInt8(ascii: ">") {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        guard reader.quoted() != nil else { return nil }
      } else {
        _ = reader.byte()
      }
    }
    var entities: [String: [UInt8]] = [:]
    if reader.skip("[") {
      while !reader.skip("]") {
        if reader.skipBlanks() { continue }
        if reader.skip("<!--") {
          guard reader.skip(to: "-->") else { return nil }
          continue
        }
        guard reader.skip("<!ENTITY"), reader.skipBlanks(), let name = reader.name(), reader.skipBlanks(),
          let words = reader.quoted(), words.allSatisfy({ $0 >= 0x20 && !"<&%".utf8.contains($0) }), words.count <= 256,
          entities.count < 100, !["lt", "gt", "amp", "quot", "apos"].contains(name)
        else { return nil }
        _ = reader.skipBlanks()
        guard reader.skip(">") else { return nil }
        // Of several with the same name the first counts.
        if entities[name] == nil { entities[name] = SVGDocumentType.escaped(words) }
      }
      _ = reader.skipBlanks()
    }
    guard reader.skip(">") else { return nil }
    (range, self.entities) = (start..<reader.position, entities)
  }

  /// The text with spaces in place of the document type, and with its entities replaced; `nil` when that would become too long.
  func resolved(in text: [UInt8]) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    for (index, byte) in text[..<range.upperBound].enumerated() {
      result.append(index < range.lowerBound || byte == UInt8(ascii: "\n") ? byte : UInt8(ascii: " "))
    }
    var reader = ByteReader(text, from: range.upperBound)
    while let byte = reader.byte() {
      guard byte == UInt8(ascii: "&"), !entities.isEmpty else {
        result.append(byte)
        continue
      }
      let start = reader.position
      if let name = reader.name(), reader.skip(";"), let words = entities[name] {
        result += words
        guard result.count <= Limits.svgFileBytes else { return nil }
      } else {
        reader.position = start
        result.append(byte)
      }
    }
    return result
  }

  /// The words with every character that could end an attribute written as a character reference.
  private static func escaped(_ words: ArraySlice<UInt8>) -> [UInt8] {
    words.flatMap { byte -> [UInt8] in
      [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ">")].contains(byte) ? Array("&#\(byte);".utf8) : [byte]
    }
  }
}

extension ByteReader {
  fileprivate var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  fileprivate mutating func skip(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// Skips white space.
  ///
  /// - Returns: whether there was any.
  fileprivate mutating func skipBlanks() -> Bool {
    let start = position
    while let byte = peek, Picture.whitespace.contains(byte) { position += 1 }
    return position > start
  }

  fileprivate mutating func skip(to word: String) -> Bool {
    guard let range = bytes[position...].firstRange(of: Array(word.utf8)) else { return false }
    position = range.upperBound
    return true
  }

  fileprivate mutating func quoted() -> ArraySlice<UInt8>? {
    guard let quote = peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
      let end = bytes[(position + 1)...].firstIndex(of: quote)
    else { return nil }
    defer { position = end + 1 }
    return bytes[position + 1..<end]
  }

  fileprivate mutating func name() -> String? {
    let start = position
    func isLetter(_ byte: UInt8) -> Bool {
      (65...90).contains(byte & 0xDF) || (48...57).contains(byte) || "_-.".utf8.contains(byte)
    }
    while let byte = peek, isLetter(byte) { position += 1 }
    return position > start && position - start <= 100 ? String(decoding: bytes[start..<position], as: UTF8.self) : nil
  }
}
