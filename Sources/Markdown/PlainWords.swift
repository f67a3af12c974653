import CCmark

/// Values that readers see as they are written, such as a title or an agreement: Markdown means nothing in them.
package enum PlainWords {
  /// Words in a value that would not be shown as their writer meant, with the message and hint about them.
  package struct Markup {
    package let words: String
    package let message: String
    package let hint: String
  }

  /// The first markup in a value. Returns `nil` when there is none, and for a value that is not prose, such as an address.
  package static func markup(in value: String) -> Markup? {
    guard let first = value.utf8.first, "-*+#>".utf8.contains(first) || value.utf8.contains(where: { marks[Int($0)] }) else {
      return nil
    }
    var bytes = value.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    // It is an address, a path or a colour.
    guard bytes.contains(UInt8(ascii: " ")) || !bytes.contains(where: { "/:@#".utf8.contains($0) }) else { return nil }
    if let mark = mark(before: bytes[...]) {
      return Markup(words: mark, message: "“\(mark)” is shown: \(reason)", hint: "write the words alone")
    }
    // Parse it as a heading, whose content can only be inline.
    let source = Array("# ".utf8) + bytes + (bytes.last == UInt8(ascii: "#") ? Array(" x".utf8) : [])
    func shown(_ bytes: ArraySlice<UInt8>) -> Markup {
      let words = String(decoding: bytes, as: UTF8.self)
      return Markup(
        words: words, message: "“\(shortened(words))” is shown with its marks: \(reason)",
        hint: "write the words alone, without marks or links")
    }
    return Node.parse(source) { root -> Markup? in
      guard let heading = root.firstChild else { return nil }
      if let range = difference(bytes, from: Array(heading.plainText.utf8.prefix(bytes.count))) { return shown(bytes[range]) }
      let visible = Visible(of: heading.children, in: source, block: 2..<source.count)
      let almost = AlmostMarkdown(visible, AlmostMarkdown.Context(isPlain: true))
      guard let found = almost.findings.first, let range = visible.source(found.range) else { return nil }
      return shown(source[range])
    } ?? nil
  }

  /// The words of a value without the markup in it; `nil` when it has none.
  package static func alone(in value: String) -> String? {
    guard markup(in: value) != nil else { return nil }
    var words = value.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }[...]
    while let mark = mark(before: words) { words = words.dropFirst(mark.utf8.count + 1) }
    if let read = Node.parse(Array("# ".utf8) + words, { $0.firstChild?.plainText }) ?? nil { words = Array(read.utf8)[...] }
    let text = String(decoding: words, as: UTF8.self)
    // Drop the marks that did not become markup but were meant to.
    return markup(in: text) == nil ? text : String(text.filter { !"*_`[]<>{}~\\".contains($0) })
  }

  /// The mark of a list, a heading or a quotation at the beginning of a value; `nil` when there is none. “> 5 jaar” means more
  /// than five, and has none.
  private static func mark(before value: ArraySlice<UInt8>) -> String? {
    ["-", "*", "+", "#", "##", "###", ">"].first { mark in
      let rest = value.dropFirst(mark.utf8.count)
      return value.starts(with: mark.utf8) && rest.first == UInt8(ascii: " ")
        && !(mark == ">" && rest.dropFirst().first.map(AlmostMarkdown.isDigit) ?? false)
    }
  }

  private static func shortened(_ words: String) -> String {
    let beginning = words.prefix(60)
    return beginning.endIndex == words.endIndex ? words : "\(beginning)…"
  }

  private static let reason = "this is plain text, without Markdown"

  /// The range of bytes that Markdown would change; `nil` when nothing but spaces would differ.
  private static func difference(_ bytes: [UInt8], from shown: [UInt8]) -> Range<Int>? {
    func squeezed(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.filter { $0 != UInt8(ascii: " ") } }
    if squeezed(bytes) == squeezed(shown) { return nil }
    var start = 0
    while start < bytes.count, start < shown.count, bytes[start] == shown[start] { start += 1 }
    var end = 0
    while end < bytes.count - start, end < shown.count - start, bytes[bytes.count - 1 - end] == shown[shown.count - 1 - end] {
      end += 1
    }
    while start > 0, bytes[start - 1] == UInt8(ascii: "&") { start -= 1 }
    var range = start..<(bytes.count - end)
    // Widen the range to whole characters.
    while range.lowerBound > 0, bytes[range.lowerBound] & 0xC0 == 0x80 { range = (range.lowerBound - 1)..<range.upperBound }
    while range.upperBound < bytes.count, bytes[range.upperBound] & 0xC0 == 0x80 {
      range = range.lowerBound..<(range.upperBound + 1)
    }
    return range.isEmpty ? nil : range
  }

  /// Bytes that markup can be made of: a value without any need not be parsed.
  private static let marks: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for byte in "*_`[<&\\~{".utf8 { table[Int(byte)] = true }
    return table
  }()
}
