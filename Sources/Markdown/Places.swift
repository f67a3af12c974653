import CCmark
import Diagnostics

/// Links and HTML, and their locations in the text.
extension Renderer {
  /// Leaves HTML out, as cmark's safe mode does, and reports it. A comment is left out in silence.
  mutating func omitHTML(_ node: Node) {
    add("<!-- raw HTML omitted -->")
    if node.isComment { return }
    let whole = node.literal
    let literal = whole.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    // cmark's own position is right unless the paragraph is in a container.
    let own = lines.start(node.line) + node.column - 1
    let isThere = node.line > 0 && lines.text.bytes[min(own, lines.text.bytes.count)...].starts(with: literal)
    let found = isThere ? own : lines.find(literal, from: max(block.lowerBound, htmlSearch), to: block.upperBound)
    let start = found ?? block.lowerBound
    htmlSearch = start + 1
    // The words on all its lines are left out.
    let length = node.type == CMARK_NODE_HTML_BLOCK ? max(literal.count, block.upperBound - start) : whole.count
    let isOpen = whole.starts(with: "<!--".utf8) && lines.find("-->".utf8, from: start, to: block.upperBound) == nil
    diagnostics.append(
      Diagnostic(
        .rawHTML, at: lines.location(at: start, length: length),
        isOpen ? "a comment that does not end: all after it is left out" : "HTML in a text is left out",
        hint: isOpen ? "end it with “-->”" : "write it in Markdown; a literal “<” is written \\<"))
  }

  mutating func addLink(_ node: Node, kind: Document.Link.Kind) {
    let destination = node.bytes(cmark_node_get_url)
    let place = find(destination) ?? block.lowerBound
    // The address of a picture within a link comes before the link's own.
    if node.firstChild?.type != CMARK_NODE_IMAGE, block.contains(place) {
      linkSearch = max(linkSearch, place + destination.count)
    }
    let location = lines.location(at: place, length: max(1, destination.count))
    checkTitle(node, at: location, after: place)
    document.links.append(
      Document.Link(
        kind: kind, destination: String(decoding: destination, as: UTF8.self),
        title: String(decoding: node.bytes(cmark_node_get_title), as: UTF8.self), isEmpty: node.firstChild == nil,
        isBare: isBare(destination, at: place), location: location))
  }

  private func isBare(_ destination: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    let text = lines.text.bytes, end = place + destination.count
    return place > 0 && end < text.endIndex && text[place - 1] == UInt8(ascii: "<") && text[end] == UInt8(ascii: ">")
      && !(place > 1 && text[place - 2] == UInt8(ascii: "("))
  }

  /// The offset of the next link's destination. cmark gives inline nodes no dependable column, so it is searched for in the text.
  /// For a reference link it is found in the definition. For one that is written differently, as with a backslash, only its
  /// bracket can be found.
  private mutating func find(_ destination: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !destination.isEmpty else { return nil }
    let name = String(decoding: destination, as: UTF8.self)
    let definition = definitionsByAddress.isEmpty ? nil : definitionsByAddress[Array(destination)]
    let defined = definition.map { definitions[$0].address.lowerBound }
    // Repeated searches for what is not there would take long in a long text.
    if misses.count >= 100 || misses.contains(name) { return defined }
    var from = max(block.lowerBound, linkSearch)
    let start = from
    for _ in 0..<20 {
      guard let found = lines.find(destination, from: from, to: block.upperBound) else { break }
      if Self.opensAddress(lines.text.bytes[start..<found]) { return found }
      from = found + 1
    }
    misses.insert(name)
    return defined ?? lines.find("](".utf8, from: start, to: block.upperBound).map { $0 + 2 }
  }

  /// Whether these bytes end with what opens an address: `](` or `<`, perhaps with spaces after it.
  private static func opensAddress(_ words: ArraySlice<UInt8>) -> Bool {
    if words.last == UInt8(ascii: "<") { return true }
    guard let last = words.lastIndex(where: { $0 > 0x20 }), words[last] == UInt8(ascii: "("), last > words.startIndex else {
      return false
    }
    return words[last - 1] == UInt8(ascii: "]")
  }

  mutating func enterBlock(_ node: Node) { enter(lines: node.line...max(node.line, node.endLine)) }

  /// Restricts the searches that follow to these lines.
  mutating func enter(lines range: ClosedRange<Int>) {
    block = lines.start(range.lowerBound)..<max(lines.start(range.lowerBound), lines.start(range.upperBound + 1))
    misses = []
    cellSearch = block.lowerBound
    beginWords()
    if citationSearch == .max { citationSearch = 0 }
  }
}
