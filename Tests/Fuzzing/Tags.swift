/// Checks that bytes are HTML as this program writes it: UTF-8 without control characters, every element closed where it was opened.
enum Tags {
  private static let void: Set<String> = ["area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]
  private static let raw: Set<String> = ["script", "style"]

  static func check(_ bytes: [UInt8], _ name: String) throws(Broken) {
    try text(bytes, name)
    var open: [String] = []
    var rest = bytes[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      if rest.starts(with: "!--".utf8) {
        while !rest.isEmpty, !rest.starts(with: "-->".utf8) { rest = rest.dropFirst() }
        continue
      }
      let isEnd = rest.first == UInt8(ascii: "/")
      if isEnd { rest = rest.dropFirst() }
      let tag = String(decoding: rest.prefix { isNamePart($0) }, as: UTF8.self)
      try hold(
        isEnd || !tag.isEmpty || rest.first == UInt8(ascii: "!") || rest.first == UInt8(ascii: "?"),
        "\(name): “<” does not begin a tag")
      var quote: UInt8?
      var last: UInt8 = 0
      while let byte = rest.first, quote != nil || byte != UInt8(ascii: ">") {
        if byte == UInt8(ascii: "\"") { quote = quote == nil ? byte : nil }
        (last, rest) = (byte, rest.dropFirst())
      }
      try hold(!rest.isEmpty, "\(name): the tag “\(tag)” does not end")
      if isEnd {
        try hold(open.last == tag, "\(name): “</\(tag)>” closes “\(open.last ?? "nothing")”")
        open.removeLast()
      } else if !tag.isEmpty, last != UInt8(ascii: "/"), !void.contains(tag) {
        open.append(tag)
        if raw.contains(tag) { while !rest.isEmpty, !rest.starts(with: "</\(tag)".utf8) { rest = rest.dropFirst() } }
      }
    }
    try hold(open.isEmpty, "\(name): \(open) are not closed")
  }

  /// Checks that bytes are UTF-8 without the control characters that XML does not allow.
  static func text(_ bytes: [UInt8], _ name: String) throws(Broken) {
    try hold(String(validating: bytes, as: UTF8.self) != nil, "\(name) is not UTF-8")
    let control = bytes.first { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 && $0 != 0x0D || $0 == 0x7F }
    try hold(control == nil, "\(name) has the control character \(control ?? 0)")
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }
}
