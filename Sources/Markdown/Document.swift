import Diagnostics

/// A parsed Markdown text: HTML with holes.
///
/// The text is parsed and rendered once, when it is read. What depends on the page that shows it (where a link leads, what
/// follows a heading) is a hole, filled by a ``Filler`` each time a page is rendered. So the tree is dropped at once, and a
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
  }

  /// A link or image, in order of appearance.
  package struct Link: Sendable {
    package enum Kind: Sendable {
      case link, image
      /// A link without a text that is all there is in its paragraph; `tight` where that paragraph has no `<p>` of its own.
      case lone(tight: Bool)
    }
    package var kind: Kind
    /// As written, with entities and backslash escapes resolved.
    package var destination: String
    package var title: String
    /// Whether nothing stands between the brackets.
    package var isEmpty: Bool
    package var location: Location
  }

  /// What is left open in the rendered HTML.
  enum Hole {
    case headingStart(Int)
    case headingEnd(Int)
    case linkStart(Int)
    case linkEnd
    case imageSource(Int)
    case loneLink(Int)
    case calloutTitle(Callout)
    /// The attribute that names a table after the heading above it.
    case tableLabel(heading: Int)
  }

  /// A part of the document that begins at a top-level heading of level 2; the first one is what stands before any.
  package struct Section: Sendable {
    /// Index into ``Document/headings``, or nothing for what stands before the first.
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
  package internal(set) var sections: [Section] = []

  /// A document without text.
  package init() {}

  /// Whether there is nothing to show.
  package var isEmpty: Bool { bytes.isEmpty && holes.isEmpty }

  /// Puts everything at one place, for a text whose own places are not known.
  package mutating func place(at location: Location) {
    for index in headings.indices { headings[index].location = location }
    for index in links.indices { links[index].location = location }
  }
}
