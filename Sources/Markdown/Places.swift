import CCmark
import Diagnostics

/// Links and HTML, and where they stand in the text.
extension Renderer {
  /// Leaves HTML out, as cmark's safe mode does, and says so; a comment is left out in silence.
  mutating func omitHTML(_ node: Node) {
    add("<!-- raw HTML omitted -->")
    if node.isComment { return }
    let literal = node.literal.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    // cmark's own place is right unless the paragraph stands in a container.
    let own = lines.start(node.line) + node.column - 1
    let isThere = node.line > 0 && lines.text.bytes[min(own, lines.text.bytes.count)...].starts(with: literal)
    let found = isThere ? own : lines.find(literal, from: max(block.lowerBound, htmlSearch), to: block.upperBound)
    htmlSearch = (found ?? block.lowerBound) + 1
    diagnostics.append(
      Diagnostic(
        .rawHTML, at: lines.location(at: found ?? block.lowerBound, length: literal.count), "HTML in a text is left out",
        hint: "write it in Markdown; a literal “<” is written \\<"))
  }

  mutating func addLink(_ node: Node, kind: Document.Link.Kind) {
    let destination = node.bytes(cmark_node_get_url)
    let place = find(destination) ?? block.lowerBound
    // The address of a picture within a link stands before the link's own.
    if node.firstChild?.type != CMARK_NODE_IMAGE { linkSearch = max(linkSearch, place + destination.count) }
    document.links.append(
      Document.Link(
        kind: kind, destination: String(decoding: destination, as: UTF8.self),
        title: String(decoding: node.bytes(cmark_node_get_title), as: UTF8.self), isEmpty: node.firstChild == nil,
        location: lines.location(at: place, length: max(1, destination.count))))
  }

  /// Where the next link's destination stands: cmark gives inline nodes no dependable column, so it is looked up in the text.
  /// Nothing for a destination that is written otherwise, or elsewhere, as that of a reference link.
  private mutating func find(_ destination: UnsafeBufferPointer<UInt8>) -> Int? {
    // Looking again and again for what is not there would take long in a long text.
    guard !destination.isEmpty, misses.count < 100 else { return nil }
    let name = String(decoding: destination, as: UTF8.self)
    if misses.contains(name) { return nil }
    for opening in ["](", "](<", "<", ""] {
      let written = Array(opening.utf8) + destination
      if let found = lines.find(written, from: max(block.lowerBound, linkSearch), to: block.upperBound) {
        return found + opening.utf8.count
      }
    }
    misses.insert(name)
    return nil
  }

  mutating func enterBlock(_ node: Node) { enter(lines: node.line...max(node.line, node.endLine)) }

  /// Looks for what follows in some lines only.
  mutating func enter(lines range: ClosedRange<Int>) {
    block = lines.start(range.lowerBound)..<max(lines.start(range.lowerBound), lines.start(range.upperBound + 1))
    misses = []
    if citationSearch == .max { citationSearch = 0 }
  }
}
