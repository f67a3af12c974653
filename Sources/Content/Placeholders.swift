import Diagnostics

/// The placeholders that a new file leaves to its writer: `{{ what belongs here }}`.
enum Placeholders {
  /// Reports each that is left.
  static func find(in bytes: [UInt8], file: String, _ findings: Findings) {
    let brace = UInt8(ascii: "{"), end = UInt8(ascii: "}"), newline = UInt8(ascii: "\n")
    var position = 0
    // Where the last one was, so that each byte is counted once.
    var (counted, line, column) = (0, 1, 1)
    while let start = bytes.firstIndex(of: brace, from: position) {
      position = start + 1
      guard position < bytes.count, bytes[position] == brace else { continue }
      position = start + 2
      while position < bytes.count, bytes[position] != newline, !(bytes[position] == end && bytes[position - 1] == end) {
        position += 1
      }
      let close = position - 1
      guard position < bytes.count, bytes[position] == end else { continue }
      for byte in bytes[counted..<start] {
        if byte == newline { (line, column) = (line + 1, 1) } else if byte & 0xC0 != 0x80 { column += 1 }
      }
      counted = start
      let words = String(decoding: bytes[(start + 2)..<close], as: UTF8.self)
      findings.add(
        .placeholder, at: Location(file: file, line: line, column: column, length: words.unicodeScalars.count + 4),
        "this is yet to be written", hint: "put in its place:\(words)".trimmedEnd)
      position += 1
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
