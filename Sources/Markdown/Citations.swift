import Diagnostics
import Markup

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `[@id]` cites a source: short for `[](source:id)`.
extension Renderer {
  /// Writes the words of a text node, its citations as links.
  mutating func text(_ literal: UnsafeBufferPointer<UInt8>) {
    // Nearly all text has no bracket.
    guard let first = literal.baseAddress, memchr(first, Int32(UInt8(ascii: "[")), literal.count) != nil else {
      prose { Escape.text(literal, into: &$0.document.bytes) }
      return
    }
    var rest = Slice(base: literal, bounds: literal.indices)
    while linkDepth == 0, let (start, id) = citation(in: rest) {
      let end = start + id.utf8.count + 3
      if let place = sourcePlace(of: id) {
        prose { Escape.text(rest[..<start], into: &$0.document.bytes) }
        cite(id, at: place)
      } else {
        prose { Escape.text(rest[..<end], into: &$0.document.bytes) }
      }
      rest = rest[end...]
    }
    checkRest(rest)
    if !rest.isEmpty { prose { Escape.text(rest, into: &$0.document.bytes) } }
  }

  private typealias Words = Slice<UnsafeBufferPointer<UInt8>>

  /// Reports a `[@` that does not begin a citation.
  private mutating func checkRest(_ words: Words) {
    guard linkDepth == 0, let open = words.firstIndex(of: UInt8(ascii: "[")), open + 1 < words.endIndex,
      words[open + 1] == UInt8(ascii: "@"),
      let place = lines.find("[@".utf8, from: max(block.lowerBound, min(citationSearch, block.upperBound)), to: block.upperBound),
      place == 0 || lines.text.bytes[place - 1] != UInt8(ascii: "\\")
    else { return }
    diagnostics.append(
      Diagnostic(
        .brokenLink, at: lines.location(at: place, length: 2), "this is not a citation",
        hint: "write each source by itself as [@id]; a literal bracket is written \\["))
  }

  /// The first `[@id]` in some words.
  private func citation(in words: Words) -> (start: Int, id: String)? {
    var from = words.startIndex
    while let open = words[from...].firstIndex(of: UInt8(ascii: "[")) {
      from = open + 1
      guard from < words.endIndex, words[from] == UInt8(ascii: "@") else { continue }
      let id = words[(from + 1)...].prefix(while: Self.isInID)
      if !id.isEmpty, id.endIndex < words.endIndex, words[id.endIndex] == UInt8(ascii: "]") {
        return (open, String(decoding: id, as: UTF8.self))
      }
    }
    return nil
  }

  /// The index of a citation's `@` in the text; `nil` when a backslash before its bracket makes it literal.
  private mutating func sourcePlace(of id: String) -> Int? {
    let from = max(block.lowerBound, citationSearch)
    if citationSearch == .max { return block.lowerBound }
    guard let place = lines.find("[@\(id)]".utf8, from: from, to: block.upperBound) else {
      // It is written with entities or the like, and is still a citation. Further searches would not find more.
      citationSearch = .max
      return block.lowerBound
    }
    citationSearch = place + id.utf8.count + 3
    return place > 0 && lines.text.bytes[place - 1] == UInt8(ascii: "\\") ? nil : place + 1
  }

  private mutating func cite(_ id: String, at place: Int) {
    document.links.append(
      Document.Link(
        kind: .citation, destination: "source:\(id)", title: "", isEmpty: true, isBare: false,
        location: lines.location(at: place, length: id.utf8.count + 1)))
    hole(.linkStart(document.links.count - 1))
    hole(.linkEnd)
  }

  private static func isInID(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-")
  }
}
