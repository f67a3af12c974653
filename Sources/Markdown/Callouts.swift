import CCmark
import Diagnostics

extension Renderer {
  /// The quotations that are callouts. Takes their `[!…]` out of the tree.
  mutating func findCallouts(in root: Node) -> [Node: Callout] {
    var quotes: [(quote: Node, marker: Marker)] = []
    root.walk { node, entering in
      if entering, node.type == CMARK_NODE_BLOCK_QUOTE, let marker = marker(of: node) { quotes.append((node, marker)) }
      return entering && node.type == CMARK_NODE_PARAGRAPH ? .skip : .on
    }
    findColons()
    var found: [Node: Callout] = [:]
    for (quote, marker) in quotes {
      judgedQuotes.insert(quote)
      let name = marker.name.uppercased()
      guard let callout = Callout.markers.first(where: { $0.marker == name })?.callout else {
        let names = Callout.markers.map(\.marker)
        diagnostics.append(
          Diagnostic(
            .unknownCallout, at: lines.location(at: marker.start, length: marker.length),
            "there is no callout “[!\(marker.name)]”",
            hint: NearMiss.of(marker.name, in: names).map { "did you mean “[!\($0)]”?" }
              ?? "use one of \(names.map { "[!\($0)]" }.joined(separator: ", "))"))
        continue
      }
      guard starts(marker.paragraph, with: marker.name) else { continue }
      take(marker.length, bytesOff: marker.paragraph)
      found[quote] = callout
    }
    return found
  }

  private struct Marker {
    let name: String
    let paragraph: Node
    /// The range of the whole `[!…]`, in bytes of the text.
    let start: Int
    let length: Int
  }

  private func marker(of quote: Node) -> Marker? {
    guard let paragraph = quote.firstChild, paragraph.type == CMARK_NODE_PARAGRAPH else { return nil }
    let start = lines.start(paragraph.line) + paragraph.column - 1
    let line = lines.text.bytes[min(start, lines.start(paragraph.line + 1))..<lines.start(paragraph.line + 1)]
    guard line.starts(with: "[!".utf8), let close = line.firstIndex(of: UInt8(ascii: "]")) else { return nil }
    // `[!TIP](link)` is a link, not a callout.
    if close + 1 < line.endIndex, line[close + 1] == UInt8(ascii: "(") || line[close + 1] == UInt8(ascii: "[") { return nil }
    return Marker(
      name: String(decoding: line[(start + 2)..<close], as: UTF8.self), paragraph: paragraph, start: start,
      length: close + 1 - start)
  }

  /// To CommonMark `> [!TIP]: …` is a link reference definition, which shows nothing: never what a writer meant.
  private mutating func findColons() {
    var number = 1
    while lines.start(number) < lines.text.bytes.count {
      let line = lines.line(number)
      let text = line.drop { " >\t".utf8.contains($0) }
      if line.contains(UInt8(ascii: ">")), text.starts(with: "[!".utf8), let close = text.firstIndex(of: UInt8(ascii: "]")),
        close + 1 < text.endIndex, text[close + 1] == UInt8(ascii: ":")
      {
        diagnostics.append(
          Diagnostic(
            .unknownCallout, at: lines.location(at: text.startIndex, length: close + 2 - text.startIndex),
            "a colon after “\(String(decoding: text[...close], as: UTF8.self))” makes its text disappear",
            hint: "leave the colon out"))
      }
      number += 1
    }
  }

  /// Whether a paragraph's text begins with a callout's marker. It does not when the marker became part of something else, such
  /// as a link.
  private func starts(_ paragraph: Node, with name: String) -> Bool {
    var text: [UInt8] = []
    let mark = Array("[!\(name)]".utf8)
    var child = paragraph.firstChild
    while let node = child, node.type == CMARK_NODE_TEXT, text.count < mark.count {
      text += node.literal
      child = node.next
    }
    return text.starts(with: mark)
  }

  /// Takes this many bytes off the beginning of a paragraph's text, with the space or line break after them.
  private func take(_ length: Int, bytesOff paragraph: Node) {
    var left = length
    while left > 0, let child = paragraph.firstChild, child.type == CMARK_NODE_TEXT {
      let literal = child.literal
      if literal.count <= left {
        left -= literal.count
        child.unlink()
      } else {
        child.setLiteral(String(decoding: literal.dropFirst(left), as: UTF8.self))
        left = 0
      }
    }
    if let child = paragraph.firstChild, child.type == CMARK_NODE_TEXT {
      let rest = child.literal.drop { $0 == UInt8(ascii: " ") }
      if rest.isEmpty { child.unlink() } else { child.setLiteral(String(decoding: rest, as: UTF8.self)) }
    }
    if let child = paragraph.firstChild, child.type == CMARK_NODE_SOFTBREAK || child.type == CMARK_NODE_LINEBREAK {
      child.unlink()
    }
    if paragraph.firstChild == nil { paragraph.unlink() }
  }
}
