import Foundation

/// What CSS may not do, in an attribute or a `style` element. CSS is not parsed: without backslashes every function and at-rule
/// is in the text as it is (https://www.w3.org/TR/css-syntax-3/#consume-escaped-code-point). So a search finds all of them, and
/// finds too many only within comments and strings.
enum SVGStyle {
  /// Words that lead outside the file, run something, or make it move. `image`, `image-set` and `src` accept addresses as plain
  /// strings.
  private static let forbidden = [
    "\\", "@import", "@namespace", "@keyframes", "@-webkit-keyframes", "@-moz-keyframes", "expression(", "image(",
    "image-set(", "cross-fade(", "src(", "-moz-binding", "behavior:", "javascript:", "vbscript:",
  ]

  /// What the style has that it may not have, for a message; `nil` when there is nothing.
  static func problem(_ style: String) -> String? {
    let text = lowered(style)
    for word in forbidden where text.contains(word) { return word == "\\" ? "a backslash" : "“\(word)”" }
    for address in addresses(in: style) where !isFragment(address) {
      return "a url(…) to something other than a part of the file"
    }
    return nil
  }

  /// The name and the value of a declaration, without comments; `nil` when there is no colon.
  static func declaration(_ text: Substring) -> (name: String, value: String)? {
    let plain = text.contains("/*") ? Substring(text.replacing(/\/\*.*?\*\//.dotMatchesNewlines(), with: " ")) : text
    guard let colon = plain.firstIndex(of: ":") else { return nil }
    let name = String(plain[..<colon]).filter { !$0.isWhitespace }
    return (lowered(name), String(plain[plain.index(after: colon)...]).trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// The address in every `url(…)`, without white space and quotation marks around it.
  static func addresses(in style: String) -> [Substring] {
    guard style.utf8.contains(UInt8(ascii: "(")) else { return [] }
    let text = lowered(style)
    // Lowering the case moves nothing, and addresses are case-sensitive.
    return text.ranges(of: "url(").map { range in
      let start = text.utf8.distance(from: text.startIndex, to: range.upperBound)
      return unquoted(Substring(style.utf8.dropFirst(start).prefix { $0 != UInt8(ascii: ")") }))
    }
  }

  /// Whether an address is `#` and a name, and so leads to a part of the same file.
  static func isFragment(_ address: some StringProtocol) -> Bool {
    address.utf8.first == UInt8(ascii: "#") && address.utf8.count > 1
      && address.utf8.dropFirst().allSatisfy { $0 > 0x20 && !"#\"'()<>\\*".utf8.contains($0) }
  }

  /// The text with ASCII letters in lower case: CSS ignores the case of no others.
  static func lowered(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func unquoted(_ address: Substring) -> Substring {
    func trimmed(_ text: Substring) -> Substring {
      let blank = { (character: Character) in character.isWhitespace }
      let rest = text.drop(while: blank)
      return rest.lastIndex { !blank($0) }.map { rest[...$0] } ?? ""
    }
    let text = trimmed(address)
    guard let quote = text.first, quote == "\"" || quote == "'", text.count >= 2, text.last == quote else { return text }
    return text.dropFirst().dropLast()
  }
}
