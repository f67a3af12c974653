/// The rules in `style` elements that refer to parts of the file, with the elements that they may apply to.
struct SVGSheet {
  /// The last part of a selector, which is about the element itself. What it asks of the elements around it is ignored, so that a
  /// rule may be taken to apply to too many elements, but never to too few.
  private struct Selector {
    var element: Substring?
    var names: [(mark: Character, name: String)] = []

    init(_ text: Substring) {
      let last = text.split { $0.isWhitespace || ">+~".contains($0) }.last ?? "*"
      var rest = last[...]
      let element = rest.prefix { !".#:[*&".contains($0) }
      if !element.isEmpty { self.element = element }
      rest = rest.dropFirst(element.count)
      while let mark = rest.first {
        let name = rest.dropFirst().prefix { !".#:[*&".contains($0) }
        // Whatever else a selector asks is taken to be fulfilled.
        if mark == ":" || mark == "[" { break }
        if mark == "." || mark == "#" { names.append((mark, String(name))) }
        rest = rest.dropFirst(name.count + 1)
      }
    }

    func mayMean(_ element: SVGElement) -> Bool {
      if let name = self.element, name.lowercased() != element.name.lowercased() { return false }
      return names.allSatisfy { mark, name in
        mark == "#"
          ? element.attributes["id"] == name
          : element.attributes["class"]?.split { $0.isWhitespace }.contains { $0 == name } ?? false
      }
    }
  }

  private var rules: [(selectors: [Selector], references: [SVGReference])] = []
  /// Those rules that set the length of lines and their dashes.
  private var lengths: [(selectors: [Selector], name: String, value: String)] = []

  /// Adds a style sheet.
  ///
  /// - Returns: what makes it impossible to judge, for a message; `nil` when nothing does.
  mutating func add(_ sheet: String) -> String? {
    let text = SVGSheet.withoutComments(sheet)
    var open: [Substring] = [], quote: Character?, depth = 0
    var start = text.startIndex
    for index in text.indices {
      let character = text[index]
      if let mark = quote {
        if character == "{" || character == "}" { return "a bracket between quotes" }
        if character == mark || character.isNewline { quote = nil }
        continue
      }
      switch character {
      case "\"", "'": quote = character
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case "{", "}":
        if depth != 0 { return "a bracket within brackets" }
        let before = text[start..<index]
        if character == "{" { open.append(before) } else if let selector = open.popLast() { take(before, of: selector) }
        start = text.index(after: index)
      case ";" where depth == 0:
        if let selector = open.last { take(text[start..<index], of: selector) }
        start = text.index(after: index)
      default: break
      }
    }
    // A rule that is not closed ends with the sheet.
    if let selector = open.last { take(text[start...], of: selector) }
    return rules.contains { $0.references.contains(where: \.isVariable) } ? "a variable that holds a url(…)" : nil
  }

  /// The references in the rules that may apply to an element.
  func references(of element: SVGElement) -> [SVGReference] {
    rules.flatMap { rule in rule.selectors.contains { $0.mayMean(element) } ? rule.references : [] }
  }

  /// The values that rules may give to a property of an element.
  func values(of property: String, for element: SVGElement) -> [String] {
    lengths.filter { $0.name == property && $0.selectors.contains { $0.mayMean(element) } }.map(\.value)
  }

  private mutating func take(_ declaration: Substring, of selector: Substring) {
    let references = SVGReference.all(inDeclarations: declaration)
    let length = SVGStyle.declaration(declaration).flatMap { SVGDashes.properties.contains($0.name) ? $0 : nil }
    if references.isEmpty, length == nil { return }
    // A selector that asks for more than names, and a rule without a selector, are taken to apply to everything.
    let isPlain = selector.utf8.allSatisfy { $0 < 0x80 && !"@<([\"'|".utf8.contains($0) }
    let selectors = isPlain ? selector.split(separator: ",").map(Selector.init) : [Selector("*")]
    if !references.isEmpty { rules.append((selectors, references)) }
    if let length { lengths.append((selectors, length.name, length.value)) }
  }

  /// The sheet with a space in place of each comment; there are none within quotation marks.
  private static func withoutComments(_ sheet: String) -> String {
    var kept: [UInt8] = [], quote: UInt8?
    let bytes = Array(sheet.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if let mark = quote {
        if byte == mark || [0x0A, 0x0C, 0x0D].contains(byte) { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if bytes[index...].starts(with: "/*".utf8) {
        let end = bytes[(index + 2)...].firstRange(of: Array("*/".utf8))?.upperBound ?? bytes.count
        kept.append(0x20)
        index = end
        continue
      }
      kept.append(byte)
      index += 1
    }
    return String(decoding: kept, as: UTF8.self)
  }
}
