import Diagnostics

/// What a new file leaves for its writer: `{{ what belongs here }}`.
enum Placeholders {
  /// Reports each that is left.
  static func find(in bytes: [UInt8], file: String, _ findings: Findings) {
    let brace = UInt8(ascii: "{"), end = UInt8(ascii: "}"), newline = UInt8(ascii: "\n")
    var position = 0
    while let start = bytes[position...].firstIndex(of: brace) {
      position = start + 1
      guard position < bytes.count, bytes[position] == brace else { continue }
      let line = bytes[start...].prefix { $0 != newline }
      guard let close = line.indices.first(where: { $0 + 1 < line.endIndex && line[$0] == end && line[$0 + 1] == end }) else {
        continue
      }
      let lineStart = bytes[..<start].lastIndex(of: newline).map { $0 + 1 } ?? 0
      let words = String(decoding: bytes[(start + 2)..<close], as: UTF8.self)
      findings.add(
        .placeholder,
        at: Location(
          file: file, line: bytes[..<start].count { $0 == newline } + 1,
          column: String(decoding: bytes[lineStart..<start], as: UTF8.self).unicodeScalars.count + 1,
          length: words.unicodeScalars.count + 4),
        "this is yet to be written", hint: "put in its place:\(words)".trimmedEnd)
      position = close + 2
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
