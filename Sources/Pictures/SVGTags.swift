/// Finds the tags in an XML text. The parser gives positions at the end of a tag, and says nothing of a document type. So both
/// are found here, by the five ways in which `<` can continue.
struct SVGTags {
  private let bytes: [UInt8]
  /// The offsets of the start tags.
  private var starts: [Int] = []
  private var instructions: [Int] = []
  /// The document type, if it declares nothing but words.
  private(set) var type: SVGDocumentType?
  /// The offset of the first `<!` that begins neither that, a comment nor CDATA. What follows it is not looked at.
  private(set) var documentType: Int?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var position = 0
    while let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[(start + 1)...]
      if rest.starts(with: "!--".utf8) {
        position = end(of: "-->", from: start + 4)
      } else if rest.starts(with: "![CDATA[".utf8) {
        position = end(of: "]]>", from: start + 9)
      } else if rest.first == UInt8(ascii: "!") {
        guard starts.isEmpty, type == nil, let found = SVGDocumentType(bytes, at: start) else {
          documentType = start
          return
        }
        type = found
        position = found.range.upperBound
      } else if rest.first == UInt8(ascii: "?") {
        instructions.append(start)
        position = end(of: "?>", from: start + 2)
      } else if rest.first == UInt8(ascii: "/") {
        position = end(of: ">", from: start + 2)
      } else {
        starts.append(start)
        position = endOfTag(from: start + 1)
      }
    }
  }

  /// The position of a byte, or the end of the text for one beyond it.
  func place(at offset: Int) -> PictureError.Place {
    let before = bytes.prefix(offset)
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return PictureError.Place(line: line, column: before[start...].count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// The position of the start tag with this index, or of one of its attributes.
  func place(ofElement number: Int, attribute: String? = nil) -> PictureError.Place? {
    guard starts.indices.contains(number) else { return nil }
    let offset = attribute.flatMap { self.offset(of: $0, from: starts[number] + 1) }
    return place(at: offset ?? starts[number])
  }

  /// The position of the instruction with this index.
  func place(ofInstruction number: Int) -> PictureError.Place? {
    instructions.indices.contains(number) ? place(at: instructions[number]) : nil
  }

  private func end(of mark: String, from start: Int) -> Int {
    let mark = Array(mark.utf8)
    var position = start
    while position < bytes.count {
      if bytes[position] == mark[0], bytes[position...].starts(with: mark) { return position + mark.count }
      position += 1
    }
    return bytes.count
  }

  private func endOfTag(from start: Int) -> Int {
    var quote: UInt8?
    for position in start..<bytes.count {
      let byte = bytes[position]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return position + 1
      }
    }
    return bytes.count
  }

  private func offset(of attribute: String, from start: Int) -> Int? {
    let name = Array(attribute.utf8)
    var quote: UInt8?
    for position in start..<endOfTag(from: start) {
      let byte = bytes[position]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if Picture.whitespace.contains(bytes[position - 1]), bytes[position...].starts(with: name),
        let next = bytes[(position + name.count)...].first,
        next == UInt8(ascii: "=") || Picture.whitespace.contains(next)
      {
        return position
      }
    }
    return nil
  }
}
