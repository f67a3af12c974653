import Diagnostics

/// A parsed Markdown text: HTML with holes.
///
/// A text is parsed and rendered once, when its file is read. Whatever depends on the page that shows it, such as where a link
/// leads or what follows a heading, is left as a hole, which a ``Filling`` fills each time a page is rendered. So no syntax tree
/// is kept, and a text that is shown on several pages is parsed once.
package struct Document: Sendable {
  /// A heading.
  package struct Heading: Sendable {
    /// 1 to 6, as written.
    package var level: Int
    /// Unique within the document.
    package var id: String
    /// The heading's words, without markup.
    package var text: String
    /// Whether it is in the text itself, not within a quotation or a list.
    package var isTopLevel: Bool
    package var location: Location
    /// Where it begins among the document's bytes and holes.
    var start: (byte: Int, hole: Int)
  }

  /// A link or an image.
  package struct Link: Sendable {
    /// What it is written as.
    package enum Kind: Equatable, Sendable {
      case link, image
      /// `[@id]`, which is short for a link to `source:id` without a text.
      case citation
      /// A link without a text that is alone in its paragraph; `tight` when it is in a tight list, whose paragraphs have no
      /// `<p>`.
      case lone(tight: Bool)
    }
    package var kind: Kind
    /// As written, with entities and backslash escapes resolved.
    package var destination: String
    package var title: String
    /// Whether there is nothing between its brackets.
    package var isEmpty: Bool
    /// Whether it is all that an item of a list holds.
    package var isAlone = false
    /// Whether it is an address between `<` and `>`, which readers see as it is written.
    package var isBare: Bool
    package var location: Location

    /// The destination as it is written in the text, to be quoted in a message.
    package var written: String {
      if case .citation = kind { "@\(destination.dropFirst("source:".count))" } else { destination }
    }
  }

  /// What is left open in the HTML, to be filled for each page. The numbers are indices into ``headings``, ``links`` and
  /// ``mentions``.
  enum Hole: Equatable {
    case headingStart(Int)
    case headingEnd(Int)
    case linkStart(Int)
    case linkEnd
    case imageSource(Int)
    case loneLink(Int)
    case mentionStart(Int)
    case mentionEnd
    case calloutTitle(Callout)
    /// The attribute that names a table after the heading above it.
    case tableLabel(heading: Int)
  }

  /// The part of a document from a top-level heading on, or what comes before the first heading of level 2.
  package struct Section: Sendable {
    /// Its heading's index in ``Document/headings``; `nil` for what comes before the first.
    package var heading: Int?
    var bytes: Range<Int>
    var holes: Range<Int>

    /// Whether there is nothing in it.
    package var isEmpty: Bool { bytes.isEmpty && holes.isEmpty }
  }

  var bytes: [UInt8] = []
  var holes: [(offset: Int, hole: Hole)] = []
  package internal(set) var headings: [Heading] = []
  package internal(set) var links: [Link] = []
  /// The index of the heading with each id; `nil` when there are so few that searching them is as quick.
  private var headingsByID: [String: Int]?
  /// The meanings of ``Phrases`` that the text mentions, each once, in order of appearance.
  package internal(set) var mentions: [Int] = []
  /// The ranges of bytes that are prose: text outside headings, links, pictures and code.
  var prose: [Range<Int>] = []
  /// The paragraphs, by their ranges of bytes.
  var paragraphPlaces: [ParagraphPlace] = []

  /// The title that marks a picture as decoration, which therefore needs no words; the title is not shown.
  package static let decorative = "decoratief"

  /// A document without text.
  package init() {}

  /// Whether there is nothing to show.
  package var isEmpty: Bool { bytes.isEmpty && holes.isEmpty }

  /// The number of items of the bullet list that the document is; `nil` when it is not one such list, or holds more than that.
  package var listItems: Int? {
    var depth = 0, items = 0, lists = 0
    for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "<") {
      let tag = bytes[(index + 1)...].prefix { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: " ") }
      let name = tag.drop { $0 == UInt8(ascii: "/") }
      let isList = name.elementsEqual("ul".utf8) || name.elementsEqual("ol".utf8)
      if tag.first == UInt8(ascii: "/") {
        if isList { depth -= 1 }
        continue
      }
      if depth == 0 {
        if !name.elementsEqual("ul".utf8) { return nil }
        lists += 1
      } else if depth == 1, name.elementsEqual("li".utf8) {
        items += 1
      }
      if isList { depth += 1 }
    }
    // Outside the list there is no text either: that of a heading has no tag of its own here.
    let isWhole = bytes.first == UInt8(ascii: "<") && bytes.suffix(3).elementsEqual("l>\n".utf8)
    return lists == 1 && isWhole ? items : nil
  }

  /// The document cut at its top-level headings of level 2. The first section is what comes before all of these.
  package var sections: [Section] {
    let cuts = headings.indices.filter { headings[$0].isTopLevel && headings[$0].level == 2 }
    let first = end(of: nil)
    return [Section(heading: nil, bytes: 0..<first.byte, holes: 0..<first.hole)] + cuts.map(section(at:))
  }

  /// The heading with an id; `nil` when there is none.
  package func heading(_ id: String) -> Heading? {
    if let headingsByID { return headingsByID[id].map { headings[$0] } }
    return headings.first { $0.id == id }
  }

  /// The section of the top-level heading with an id, with all that comes below it; `nil` when there is no such heading.
  package func section(_ id: String) -> Section? {
    headings.firstIndex { $0.id == id && $0.isTopLevel }.map(section(at:))
  }

  /// The indices of the links and images in a section, in order.
  package func linkNumbers(in section: Section) -> [Int] {
    holes[section.holes].compactMap { _, hole in
      switch hole {
      case .linkStart(let index), .imageSource(let index), .loneLink(let index): index
      default: nil
      }
    }
  }

  private func section(at index: Int) -> Section {
    let start = headings[index].start, end = end(of: index)
    return Section(heading: index, bytes: start.byte..<end.byte, holes: start.hole..<end.hole)
  }

  /// Where a heading's section ends: at the next top-level heading of its level or a higher one.
  private func end(of index: Int?) -> (byte: Int, hole: Int) {
    let level = index.map { headings[$0].level } ?? 2
    let next = headings[((index ?? -1) + 1)...].first { $0.isTopLevel && $0.level <= level && $0.level > (index == nil ? 1 : 0) }
    return next?.start ?? (bytes.count, holes.count)
  }

  /// The same document without spare capacity in its arrays: a library holds thousands of documents.
  func fitted() -> Document {
    var document = self
    document.bytes = bytes.withUnsafeBufferPointer(Array.init)
    document.holes = holes.withUnsafeBufferPointer(Array.init)
    document.headings = headings.withUnsafeBufferPointer(Array.init)
    if headings.count > 64 {
      document.headingsByID = Dictionary(zip(headings.map(\.id), headings.indices), uniquingKeysWith: { first, _ in first })
    }
    document.links = links.withUnsafeBufferPointer(Array.init)
    document.prose = prose.withUnsafeBufferPointer(Array.init)
    document.paragraphPlaces = paragraphPlaces.withUnsafeBufferPointer(Array.init)
    return document
  }

  /// Gives everything in the document one location, for a text whose own locations are not known.
  package mutating func place(at location: Location) {
    for index in headings.indices { headings[index].location = location }
    for index in links.indices { links[index].location = location }
    for index in paragraphPlaces.indices { paragraphPlaces[index].line = location.line }
  }
}
