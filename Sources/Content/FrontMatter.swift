import Diagnostics
import Foundation
import Markdown

/// A Markdown file cut in two: the YAML between its `---` lines, and the text below them.
struct FrontMatter {
  let yaml: ArraySlice<UInt8>
  let body: MarkdownText
  /// The number of the line on which the YAML begins.
  static let firstLine = 2

  /// Returns `nil`, with a finding, when the file does not begin with front matter that ends.
  init?(_ bytes: [UInt8], file: String, _ findings: Findings) {
    var lines = LineReader(bytes)
    guard let first = lines.next(), bytes[first].isMarker else {
      let words = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }, as: UTF8.self)
      if let dashes = Self.dashes(words) {
        let place = Location(file: file, line: 1, length: dashes.unicodeScalars.count)
        findings.add(
          .missingFrontMatter, at: place, "“\(dashes)” does not begin front matter", hint: "write “---”",
          fix: Fix(at: place, found: dashes, replacement: "---"))
        return nil
      }
      findings.add(
        .missingFrontMatter, at: Location(file: file, line: 1), "the file does not begin with front matter",
        hint: "begin with a line “---”, then the keys, then another line “---”")
      return nil
    }
    let start = lines.position
    var number = 1
    while let line = lines.next() {
      number += 1
      if bytes[line].isMarker {
        yaml = bytes[start..<line.lowerBound]
        if Self.goesOn(bytes[lines.position...]) {
          findings.add(
            .missingFrontMatter, at: Location(file: file, line: number, length: 3),
            "the front matter ends here, and keys stand below it", hint: "take this line out")
        }
        body = MarkdownText(file: file, bytes: Array(bytes[lines.position...]), firstLine: number + 1)
        return
      }
    }
    if let (line, dashes) = Self.close(bytes) {
      let place = Location(file: file, line: line, length: dashes.unicodeScalars.count)
      findings.add(
        .missingFrontMatter, at: place, "“\(dashes)” does not end the front matter", hint: "write “---”",
        fix: Fix(at: place, found: dashes, replacement: "---"))
      return nil
    }
    findings.add(
      .missingFrontMatter, at: Location(file: file, line: 1, length: 3), "the front matter does not end",
      hint: "close it with a line “---”")
    return nil
  }
}

extension FrontMatter {
  /// The dashes of a line that was meant to be three hyphens, which word processors turn into one or two dashes; `nil` for any
  /// other line.
  private static func dashes(_ line: String) -> String? {
    let words = line.trimmingCharacters(in: .whitespaces)
    return !words.isEmpty && words != "-" && words.count <= 5 && words.allSatisfy { "-–—‐‑−―".contains($0) } ? words : nil
  }

  /// Whether a text begins with keys and then another line `---`: these were meant to be front matter too.
  private static func goesOn(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first.map({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) == true else { return false }
    var isKey = false
    for line in text.split(separator: UInt8(ascii: "\n"), maxSplits: 40, omittingEmptySubsequences: false).prefix(40) {
      if line.isMarker { return isKey }
      let name = line.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_") }
      let rest = line.dropFirst(name.count)
      // An indented line, or an item, belongs to a key.
      let belongs = name.isEmpty && isKey && [UInt8(ascii: " "), UInt8(ascii: "-")].contains(line.first)
      guard belongs || !name.isEmpty && rest.first == UInt8(ascii: ":") && rest.dropFirst().first.map({ $0 <= 0x20 }) ?? true
      else {
        return false
      }
      isKey = true
    }
    return false
  }

  /// The first line that was meant to end the front matter.
  private static func close(_ bytes: [UInt8]) -> (line: Int, dashes: String)? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().dropFirst()
    for (index, line) in lines where line.count <= 20 {
      if let dashes = dashes(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .newlines)) {
        return (index + 1, dashes)
      }
    }
    return nil
  }
}

/// Gives the lines of some bytes one by one, each with its line end.
private struct LineReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    position = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
    return start..<position
  }
}

extension ArraySlice<UInt8> {
  /// Whether a line is `---`, with only white space after it.
  fileprivate var isMarker: Bool {
    starts(with: "---".utf8) && dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
  }
}
