/// Removes from the program's own files what only their writers need, so that the first page a reader opens is light.
enum Compact {
  /// The style sheet without comments and without white space that means nothing. Strings stay as they are.
  static func style(_ css: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(css.count)
    var index = 0
    var isBlank = false
    // Within brackets a plus adds, and needs its blanks.
    var depth = 0
    func joins(_ byte: UInt8) -> Bool {
      depth == 0 && (byte == UInt8(ascii: ">") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "~"))
    }
    while index < css.count {
      let byte = css[index], next = index + 1 < css.count ? css[index + 1] : 0
      if byte == UInt8(ascii: "/"), next == UInt8(ascii: "*") {
        index += 2
        while index + 1 < css.count, css[index] != UInt8(ascii: "*") || css[index + 1] != UInt8(ascii: "/") { index += 1 }
        index += 2
        isBlank = true
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
        index += 1
        isBlank = true
      } else {
        if isBlank, let last = result.last, !closes(last), !opens(byte), !joins(last), !joins(byte) {
          result.append(UInt8(ascii: " "))
        }
        // The last semicolon of a block is not needed.
        if byte == UInt8(ascii: "}"), result.last == UInt8(ascii: ";") { result.removeLast() }
        isBlank = false
        if byte == UInt8(ascii: "(") { depth += 1 }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        // `0.5rem` becomes `.5rem`, but not where the 0 ends another number.
        if byte == UInt8(ascii: "0"), next == UInt8(ascii: "."), !(result.last.map(isWord) ?? false) {
          index += 1
          continue
        }
        let start = index
        index += 1
        guard byte == UInt8(ascii: "\"") else {
          result.append(byte)
          continue
        }
        while index < css.count, css[index] != byte { index += 1 }
        index = min(index + 1, css.count)
        result += css[start..<index]
      }
    }
    return result
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  /// White space after these means nothing; in a selector, a colon never has any after it.
  private static func closes(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ":") || opens(byte) }
  private static func opens(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
  }

  /// The script without indentation, empty lines, and lines that are a comment.
  static func script(_ script: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(script.count)
    var index = 0
    while index < script.count {
      while index < script.count, script[index] == UInt8(ascii: " ") { index += 1 }
      let start = index
      while index < script.count, script[index] != UInt8(ascii: "\n") { index += 1 }
      let isComment = index > start + 1 && script[start] == UInt8(ascii: "/") && script[start + 1] == UInt8(ascii: "/")
      if index > start, !isComment {
        result += script[start..<index]
        result.append(UInt8(ascii: "\n"))
      }
      index += 1
    }
    return result
  }
}
