import Markup

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
    // The words are never longer than the HTML.
    String(unsafeUninitializedCapacity: html.count) { text in
      html.withUnsafeBufferPointer { html in
        var index = 0, count = 0
        let raw = UnsafeRawBufferPointer(html), target = UnsafeMutableRawBufferPointer(text)
        while index < html.count {
          // Eight bytes of words at a time.
          if index + 8 <= html.count, count + 8 <= text.count {
            let eight = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            if !eight.has(UInt8(ascii: "<")), !eight.has(UInt8(ascii: "&")) {
              target.storeBytes(of: eight, toByteOffset: count, as: UInt64.self)
              (index, count) = (index + 8, count + 8)
              continue
            }
          }
          switch html[index] {
          case UInt8(ascii: "<"):
            var end = index + 1
            while end < html.count, html[end] != UInt8(ascii: ">") { end += 1 }
            // The end of a block separates words; that of an inline element does not.
            if isBlock(html[(index + 1)..<min(end, html.count)]), count == 0 || text[count - 1] != UInt8(ascii: " ") {
              text[count] = UInt8(ascii: " ")
              count += 1
            }
            index = end + 1
          case UInt8(ascii: "&"):
            let (byte, length) = character(at: ArraySlice(html[index..<min(html.count, index + 6)]))
            text[count] = byte
            count += 1
            index += length
          case let byte:
            text[count] = byte
            count += 1
            index += 1
          }
        }
        return count
      }
    }
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

  private static func isBlock(_ tag: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let name = tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "/") }
    return !inline.contains { $0.count == name.count && name.elementsEqual($0) }
  }

  /// The elements within words.
  private static let inline = ["a", "em", "strong", "code"].map { Array($0.utf8) }
}

extension Document.Hole {
  fileprivate func ends(heading: Int) -> Bool {
    if case .headingEnd(heading) = self { true } else { false }
  }
}
