import Diagnostics

/// A parsed Markdown text: HTML with holes.
///
/// The text is parsed and rendered once, when it is read. What depends on the page that shows it (where a link leads, what
/// follows a heading) is a hole, filled by a ``Filling`` each time a page is rendered. So the tree is dropped at once, and a
/// text shown on several pages costs one parse.
package struct Document: Sendable {
  /// A heading, in order of appearance.
  package struct Heading: Sendable {
    /// 1 to 6, as written.
    package var level: Int
    /// Unique within the document.
    package var id: String
    /// The heading without markup.
    package var text: String
    /// Whether it stands in the text itself, not in a quotation or a list.
    package var isTopLevel: Bool
    package var location: Location
    /// Where it begins in the document's bytes and holes.
    var start: (byte: Int, hole: Int)
  }

  /// A link or image, in order of appearance.
  package struct Link: Sendable {
    /// What is linked, and how.
    package enum Kind: Equatable, Sendable {
      case link, image
      /// `[@id]`, short for a link to `source:id` without a text.
      case citation
      /// A link without a text that is all there is in its paragraph; `tight` where that paragraph has no `<p>` of its own.
      case lone(tight: Bool)
    }
    package var kind: Kind
    /// As written, with entities and backslash escapes resolved.
    package var destination: String
    package var title: String
    /// Whether nothing stands between the brackets.
    package var isEmpty: Bool
    /// Whether it is an address between `<` and `>`, which readers see as it is.
    package var isBare: Bool
    package var location: Location

    /// The destination as it stands at its place.
    package var written: String {
      if case .citation = kind { "@\(destination.dropFirst("source:".count))" } else { destination }
    }
  }

  /// What is left open in the rendered HTML.
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

  /// A part of the document that begins at a top-level heading, or what stands before the first of level 2.
  package struct Section: Sendable {
    /// Index into ``Document/headings``, or `nil` for what stands before the first.
    package var heading: Int?
    var bytes: Range<Int>
    var holes: Range<Int>

    /// Whether nothing stands in it.
    package var isEmpty: Bool { bytes.isEmpty && holes.isEmpty }
  }

  var bytes: [UInt8] = []
  var holes: [(offset: Int, hole: Hole)] = []
  package internal(set) var headings: [Heading] = []
  package internal(set) var links: [Link] = []
  /// Where the heading with each id is; `nil` where a look at all of them is as quick.
  private var headingsByID: [String: Int]?
  /// The meanings of ``Phrases`` that the text mentions, each once, in order of appearance.
  package internal(set) var mentions: [Int] = []
  /// Where in the bytes prose stands: text outside headings, links, pictures and code.
  var prose: [Range<Int>] = []
  /// Where in the bytes paragraphs stand.
  var paragraphPlaces: [ParagraphPlace] = []

  /// The title of a picture that only adorns, and so has no words; it is not shown.
  package static let decorative = "decoratief"

  /// A document without text.
  package init() {}

  /// Whether there is nothing to show.
  package var isEmpty: Bool { bytes.isEmpty && holes.isEmpty }

  /// The document cut at its top-level headings of level 2; the first section is what stands before any.
  package var sections: [Section] {
    let cuts = headings.indices.filter { headings[$0].isTopLevel && headings[$0].level == 2 }
    let first = end(of: nil)
    return [Section(heading: nil, bytes: 0..<first.byte, holes: 0..<first.hole)] + cuts.map(section(at:))
  }

  /// The heading with an id.
  package func heading(_ id: String) -> Heading? {
    if let headingsByID { return headingsByID[id].map { headings[$0] } }
    return headings.first { $0.id == id }
  }

  /// The section that begins at the top-level heading with an id, with all that stands below it.
  package func section(_ id: String) -> Section? {
    headings.firstIndex { $0.id == id && $0.isTopLevel }.map(section(at:))
  }

  /// Which of the document's links stand in a section.
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

  /// Where the section of a heading ends: at the next top-level heading of its level or a higher one.
  private func end(of index: Int?) -> (byte: Int, hole: Int) {
    let level = index.map { headings[$0].level } ?? 2
    let next = headings[((index ?? -1) + 1)...].first { $0.isTopLevel && $0.level <= level && $0.level > (index == nil ? 1 : 0) }
    return next?.start ?? (bytes.count, holes.count)
  }

  /// The same without the room in which it grew: a library holds thousands.
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

  /// Puts everything at one place, for a text whose own places are not known.
  package mutating func place(at location: Location) {
    for index in headings.indices { headings[index].location = location }
    for index in links.indices { links[index].location = location }
    for index in paragraphPlaces.indices { paragraphPlaces[index].line = location.line }
  }
}
