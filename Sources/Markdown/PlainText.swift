extension Document {
  /// The words of the document without markup, or of one section without its heading. What a page fills in is left out.
  package func plainText(section: Section? = nil) -> String {
    var range = section?.bytes ?? bytes.indices
    if let heading = section?.heading, let end = holes[section?.holes ?? 0..<0].first(where: { $0.hole.ends(heading: heading) }) {
      range = end.offset..<range.upperBound
    }
    return Document.plainText(of: bytes[range])
  }

  /// The words of HTML that this target wrote: there every `<` begins a tag, and there are only four entities.
  static func plainText(of html: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(html.count)
    var index = html.startIndex
    while index < html.endIndex {
      switch html[index] {
      case UInt8(ascii: "<"):
        let end = html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.endIndex - 1
        // The end of a block separates words; that of an inline element does not.
        if Self.isBlock(html[(index + 1)..<end]), text.last != UInt8(ascii: " ") { text.append(UInt8(ascii: " ")) }
        index = end + 1
      case UInt8(ascii: "&"):
        let (byte, length) = character(at: html[index...])
        text.append(byte)
        index += length
      default:
        let end = html[index...].firstIndex { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") } ?? html.endIndex
        text.append(contentsOf: html[index..<end])
        index = end
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The byte that this HTML begins with, and the number of bytes it is written with.
  static func character(at html: ArraySlice<UInt8>) -> (byte: UInt8, length: Int) {
    guard let first = html.first else { return (UInt8(ascii: " "), 1) }
    guard first == UInt8(ascii: "&"), let found = entities.first(where: { html.starts(with: $0.entity) }) else {
      return (first, 1)
    }
    return (found.byte, found.entity.count)
  }

  private static let entities: [(entity: [UInt8], byte: UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&quot;".utf8), UInt8(ascii: "\"")),
  ]

  private static func isBlock(_ tag: ArraySlice<UInt8>) -> Bool {
    let name = tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "/") }
    return !["a", "em", "strong", "code"].contains { name.elementsEqual($0.utf8) }
  }
}

extension Document.Hole {
  fileprivate func ends(heading: Int) -> Bool {
    if case .headingEnd(heading) = self { true } else { false }
  }
}
