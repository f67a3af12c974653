/// Takes out of the program's own files what only their writers need, so that a page's first view is light.
enum Compact {
  /// A style sheet without comments and without blanks that mean nothing. Strings stay as they are.
  static func style(_ css: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(css.count)
    var index = 0
    var isBlank = false
    while index < css.count {
      let byte = css[index]
      if css[index...].starts(with: "/*".utf8) {
        while index < css.count, !css[index...].starts(with: "*/".utf8) { index += 1 }
        index += 2
        isBlank = true
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
        index += 1
        isBlank = true
      } else {
        if isBlank, let last = result.last, !closes(last), !opens(byte) { result.append(UInt8(ascii: " ")) }
        // The last semicolon of a block ends nothing.
        if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
        isBlank = false
        // 0.5rem is .5rem; a 0 that ends another number is not one of these.
        if byte == UInt8(ascii: "0"), index + 1 < css.count, css[index + 1] == UInt8(ascii: "."),
          !(result.last.map(isWord) ?? false)
        {
          index += 1
          continue
        }
        let end = byte == UInt8(ascii: "\"") ? (css[(index + 1)...].firstIndex(of: byte) ?? css.count - 1) : index
        result += css[index...end]
        index = end + 1
      }
    }
    return result
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || byte == UInt8(ascii: ".")
  }

  /// After these a blank means nothing; a colon in a selector never has one after it.
  private static func closes(_ byte: UInt8) -> Bool { "{};,:".utf8.contains(byte) }
  private static func opens(_ byte: UInt8) -> Bool { "{};,".utf8.contains(byte) }

  /// A script without indentation, empty lines, and lines that are a comment.
  static func script(_ script: [UInt8]) -> [UInt8] {
    script.split(separator: UInt8(ascii: "\n")).map { $0.drop { $0 == UInt8(ascii: " ") } }
      .filter { !$0.isEmpty && !$0.starts(with: "//".utf8) }.flatMap { $0 + [UInt8(ascii: "\n")] }
  }
}
