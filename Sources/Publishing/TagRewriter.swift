/// Changes the attributes in a page that this program made: there every value stands in double quotes, and nothing else looks like a tag.
enum TagRewriter {
  /// - Parameter change: what becomes of an attribute of an element, from its value as it is written; any number of attributes, written as they are.
  static func rewritten(
    _ page: ArraySlice<UInt8>, _ change: (_ tag: String, _ name: String, _ value: String) -> [(name: String, value: String)]
  ) -> [UInt8] {
    var made: [UInt8] = [], rest = page
    made.reserveCapacity(page.count * 5 / 4)
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      made += rest[..<start]
      rest = rest[start...]
      guard rest.count > 1, isLetter(rest[start + 1]) else {
        made.append(rest.removeFirst())
        continue
      }
      let end =
        rest.firstIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "\n") } ?? rest.endIndex
      let tag = String(decoding: rest[(start + 1)..<end], as: UTF8.self)
      made += rest[..<end]
      rest = rest[end...]
      attributes(of: tag, in: &rest, into: &made, change)
      // What a script holds is no markup.
      if tag == "script", let close = rest.firstRange(of: Array("</script".utf8))?.lowerBound {
        made += rest[..<close]
        rest = rest[close...]
      }
    }
    return made + rest
  }

  private static func attributes(
    of tag: String, in rest: inout ArraySlice<UInt8>, into made: inout [UInt8],
    _ change: (String, String, String) -> [(name: String, value: String)]
  ) {
    while let byte = rest.first {
      if byte == UInt8(ascii: ">") { return }
      guard isLetter(byte) else {
        made.append(rest.removeFirst())
        continue
      }
      let end =
        rest.firstIndex { [UInt8(ascii: "="), UInt8(ascii: " "), UInt8(ascii: ">"), UInt8(ascii: "\n")].contains($0) }
        ?? rest.endIndex
      let name = rest[..<end]
      rest = rest[end...]
      guard rest.starts(with: "=\"".utf8), let close = rest.dropFirst(2).firstIndex(of: UInt8(ascii: "\"")) else {
        made += name
        continue
      }
      let value = String(decoding: rest[(rest.startIndex + 2)..<close], as: UTF8.self)
      let changed = change(tag, String(decoding: name, as: UTF8.self), value)
      made += Array(changed.map { "\($0.name)=\"\($0.value)\"" }.joined(separator: " ").utf8)
      rest = rest[(close + 1)...]
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z") }
}
