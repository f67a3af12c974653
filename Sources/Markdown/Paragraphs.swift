import CCmark

/// The running text of a document, paragraph by paragraph, for those who judge how it reads.
///
/// While a text is rendered only the place of each paragraph in its bytes is kept; its words are taken from those bytes when
/// somebody asks for them, which an ordinary build never does.
extension Document {
  /// A paragraph or an item of a list, without markup.
  package struct Paragraph: Sendable, Equatable {
    /// With the line breaks of the file.
    package var text: String
    /// The line of the file on which it begins.
    package var line: Int
  }

  /// Where a paragraph stands.
  struct ParagraphPlace {
    var bytes: Range<Int>
    var line: Int
    /// The list of which it is an item's, by its number in the text.
    var list: Int?
  }

  /// Every paragraph and item with words, in order. Headings, tables, code, pictures and links without words of their own, such
  /// as citations, are left out; so are lists of names: those of which all items have fewer than four words.
  package var paragraphs: [Paragraph] {
    var nextHole = 0
    let all = paragraphPlaces.map { place in
      (list: place.list, paragraph: Paragraph(text: plainText(place.bytes, &nextHole), line: place.line))
    }
    let sentences = Set(all.compactMap { $0.list != nil && $0.paragraph.hasFourWords ? $0.list : nil })
    return all.filter { list, paragraph in
      list.map(sentences.contains) ?? true && paragraph.text.contains(where: \.isLetter)
    }.map(\.paragraph)
  }

  /// The words in some of the bytes, which are HTML of our own: a `<` always begins a tag, and four characters are escaped.
  ///
  /// - Parameter nextHole: the first hole that may stand in them.
  private func plainText(_ range: Range<Int>, _ nextHole: inout Int) -> String {
    var text: [UInt8] = []
    var index = range.lowerBound
    while nextHole < holes.count, holes[nextHole].offset < index { nextHole += 1 }
    while index < range.upperBound {
      while nextHole < holes.count, holes[nextHole].offset <= index {
        // A full stop after a citation belongs to what stands before it.
        if case .linkStart(let link) = holes[nextHole].hole, links[link].isEmpty, text.last == UInt8(ascii: " "),
          Self.closes(bytes[index])
        {
          text.removeLast()
        }
        nextHole += 1
      }
      let rest = bytes[index..<range.upperBound]
      switch bytes[index] {
      case UInt8(ascii: "<"): index = rest.end(of: rest.starts(with: Self.code) ? Self.codeEnd : [UInt8(ascii: ">")])
      default:
        let (byte, length) = Self.character(at: rest)
        text.append(byte)
        index += length
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func closes(_ byte: UInt8) -> Bool { ".,:;!?)".utf8.contains(byte) }

  private static let code = Array("<code>".utf8), codeEnd = Array("</code>".utf8)
}

extension Document.Paragraph {
  fileprivate var hasFourWords: Bool {
    var words = 0, isInWord = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
        isInWord = false
      } else if !isInWord, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte >= 0xC3 && byte != 0xE2 {
        // A letter: what begins with C2 or E2 is punctuation.
        isInWord = true
        words += 1
      }
    }
    return words > 3
  }
}

extension ArraySlice<UInt8> {
  /// Where some bytes end that stand in these; the end of all when they do not.
  fileprivate func end(of bytes: [UInt8]) -> Int {
    indices.first { self[$0...].starts(with: bytes) }.map { $0 + bytes.count } ?? endIndex
  }
}

extension Renderer {
  /// Keeps the place of a paragraph whose inside began at a byte and ends here.
  mutating func notePlace(of paragraph: Node, from start: Int) {
    guard document.bytes.count > start else { return }
    // Where a callout's mark was taken off, the first words stand on a later line than the paragraph.
    var first = paragraph
    while let child = first.firstChild { first = child }
    let line = first.line > 0 ? first.line : paragraph.line
    document.paragraphPlaces.append(
      Document.ParagraphPlace(
        bytes: start..<document.bytes.count, line: lines.text.firstLine + line - 1,
        list: paragraph.parent?.type == CMARK_NODE_ITEM ? openLists.last : nil))
  }
}
