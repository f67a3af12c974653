import CCmark

/// The running text of a document, paragraph by paragraph, for judging how easily it reads.
///
/// While a text is rendered only the range of each paragraph is kept. The words are taken from those bytes when something asks
/// for them, which an ordinary build never does.
extension Document {
  /// A paragraph or an item of a list, without markup.
  package struct Paragraph: Sendable, Equatable {
    /// Its words, with the line breaks of the file.
    package var text: String
    /// The line of the file on which it begins.
    package var line: Int
  }

  /// A paragraph by its range of bytes.
  struct ParagraphPlace {
    var bytes: Range<Int>
    var line: Int
    /// The number, within the text, of the list that it is an item of; `nil` when it is in no list.
    var list: Int?
  }

  /// Every paragraph and list item with words, in order. Headings, tables, code, pictures, and links without words of their own
  /// (such as citations) are left out. So are lists of names: lists in which every item has fewer than four words.
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

  /// The line on which the first paragraph begins whose running text holds these words; `nil` when none does.
  package func line(with words: String) -> Int? {
    let words = Array(words.utf8)
    let found = prose.lazy.compactMap { bytes.firstPlace(of: words, in: $0) }.first
    return found.flatMap { found in paragraphPlaces.first { $0.bytes.contains(found) }?.line }
  }

  /// The words in a range of bytes. These are HTML of our own: a `<` always begins a tag, and only four characters are escaped.
  ///
  /// - Parameter nextHole: the index of the first hole that may lie in the range; moved past the last that does.
  private func plainText(_ range: Range<Int>, _ nextHole: inout Int) -> String {
    var text: [UInt8] = []
    var index = range.lowerBound
    while nextHole < holes.count, holes[nextHole].offset < index { nextHole += 1 }
    while index < range.upperBound {
      while nextHole < holes.count, holes[nextHole].offset <= index {
        // A full stop after a citation belongs to the words before it.
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
        // This is a letter: characters that begin with C2 or E2 are punctuation.
        isInWord = true
        words += 1
      }
    }
    return words > 3
  }
}

extension ArraySlice<UInt8> {
  /// The index where these bytes end at their first occurrence; the end of the slice when they do not occur.
  fileprivate func end(of bytes: [UInt8]) -> Int {
    indices.first { self[$0...].starts(with: bytes) }.map { $0 + bytes.count } ?? endIndex
  }
}

extension Renderer {
  /// Keeps the range of a paragraph whose content began at `start` and ends here.
  mutating func notePlace(of paragraph: Node, from start: Int) {
    guard document.bytes.count > start else { return }
    // If a callout's marker was taken off, the first words are on a later line than the paragraph.
    var first = paragraph
    while let child = first.firstChild { first = child }
    let line = first.line > 0 ? first.line : paragraph.line
    document.paragraphPlaces.append(
      Document.ParagraphPlace(
        bytes: start..<document.bytes.count, line: lines.text.firstLine + line - 1,
        list: paragraph.parent?.type == CMARK_NODE_ITEM ? openLists.last : nil))
  }
}
