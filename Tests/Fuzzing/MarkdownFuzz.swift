import Diagnostics
import Markdown
import Markup

enum MarkdownFuzz {
  static func run(_ bytes: [UInt8]) throws(Broken) {
    // Bytes that are not UTF-8 are refused before they are parsed.
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    let (document, findings) = Document.parse(MarkdownText(file: "a.md", bytes: text, firstLine: 5))
    for finding in findings { try Places.check(finding.location, in: text, firstLine: 5) }
    let html = Markup.bytes { document.markup(filled(document)) }
    try Tags.check(html, "HTML")
    // A control character is not shown, and a text that has one may not be published.
    if text.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0D].contains($0) || $0 == 0x7F }) {
      try hold(findings.contains { $0.id == .controlCharacter }, "no finding names the control character")
    }
    for paragraph in document.paragraphs { try hold(paragraph.line >= 5, "a paragraph is above the first line") }
  }

  /// A filling in which every link leads to some address, no matter which.
  private static func filled(_ document: Document) -> Filling {
    var filling = Filling(titles: [:])
    filling.idPrefix = "a_"
    for opening in document.openings() {
      guard case .link(let number) = opening else { continue }
      let link = document.links[number]
      if case .lone = link.kind, link.destination.hasPrefix("b") {
        filling.openings.append(.block("<p>block</p>\n"))
      } else {
        filling.openings.append(.link(LinkTarget(href: link.destination, text: link.written)))
      }
    }
    for heading in document.headings { filling.after[heading.id] = "<p>\(heading.text)</p>\n" }
    return filling
  }
}

/// Whether the location of a finding lies within its file.
enum Places {
  static func check(_ location: Location, in bytes: [UInt8], firstLine: Int = 1) throws(Broken) {
    let lines = lines(of: bytes), line = location.line - firstLine
    try hold(line >= 0 && line < lines.count, "\(location) is not within the \(lines.count) lines")
    let scalars = lines[line].count { $0 & 0xC0 != 0x80 }
    try hold(location.column >= 1 && location.column <= scalars + 1, "\(location) is not within the \(scalars) columns")
    try hold(location.length >= 0, "\(location) has a negative length")
  }

  /// The lines of a file, divided as cmark and the findings divide them.
  static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = [], start = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r") {
      if bytes[index] == UInt8(ascii: "\r"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\n") { continue }
      lines.append(bytes[start..<index])
      start = index + 1
    }
    return lines + [bytes[start...]]
  }
}
