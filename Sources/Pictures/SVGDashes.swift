import Foundation

/// Estimates how many dashes a line has: a browser makes a shape of each, which takes it some microseconds.
struct SVGDashes {
  /// The properties that decide how long lines and dashes are.
  static let properties: Set<String> = ["stroke-dasharray", "d", "r", "rx", "ry", "width", "height", "font-size"]

  /// The longest side of the picture: percentages are taken of it, and no letter's outline is longer.
  let side: Double

  init(of root: SVGElement) {
    let size = SVGSize.read(root.attributes), box = SVGSize.read(["viewBox": root.attributes["viewBox"] ?? ""])
    side = [size, box].compactMap { $0 }.flatMap { [$0.width, $0.height] }.max() ?? 100
  }

  /// The average length of the dashes of a `stroke-dasharray` and the gaps between them; `nil` for a line without dashes.
  func mean(_ value: String) -> Double? {
    let numbers = value.split { $0 == "," || $0.isWhitespace }.compactMap { length(String($0)) }
    let sum = numbers.reduce(0, +)
    return sum > 0 && !numbers.contains { $0 < 0 } ? sum / Double(numbers.count) : nil
  }

  /// The length of an element's outline, or more.
  ///
  /// - Parameter values: all values of a property or attribute that may apply to the element.
  func outline(of element: SVGElement, _ values: (String) -> [String]) -> Double {
    func most(_ name: String) -> Double {
      let values = values(name)
      // A calculated value may be anything.
      return values.contains { $0.contains("(") } ? .infinity : values.compactMap(length).map(abs).max() ?? 0
    }
    // Dashes are measured by this length.
    if let length = element.attributes["pathLength"].flatMap(length), length > 0 { return length }
    switch element.name {
    // A style may give another path.
    case "path": return values("d").count > 1 ? .infinity : SVGPath.length(element.attributes["d"] ?? "")
    case "polyline", "polygon": return SVGPath.length("M\(element.attributes["points"] ?? "")Z")
    case "line": return most("x1") + most("x2") + most("y1") + most("y2")
    case "rect": return 2 * (most("width") + most("height"))
    case "circle": return 2 * Double.pi * most("r")
    case "ellipse": return 2 * Double.pi * max(most("rx"), most("ry"))
    case "text", "tspan", "textPath":
      let letters = element.children.reduce(0) { if case .text(let text) = $1 { $0 + text.count } else { $0 } }
      return Double(letters) * max(side, 8 * most("font-size"))
    default: return 0
    }
  }

  /// A length in pixels, or in units of the view box; `nil` for what is not a length.
  private func length(_ text: String) -> Double? {
    let number = text.prefix { $0.isNumber || "+-.".contains($0) || $0 == "e" || $0 == "E" }
    // “1em” must not be read as a number such as “1e3”.
    let digits = Double(number) ?? Double(number.prefix { $0 != "e" && $0 != "E" })
    guard let value = digits, value.isFinite else { return nil }
    let unit = text.dropFirst(Double(number) == nil ? number.prefix { $0 != "e" && $0 != "E" }.count : number.count).lowercased()
    switch unit.trimmingCharacters(in: .whitespaces) {
    case "%", "vw", "vh", "vmin", "vmax": return value * side / 100
    case "in": return value * 96
    case "cm": return value * 96 / 2.54
    case "mm": return value * 96 / 25.4
    case "pt": return value * 96 / 72
    case "pc", "em", "rem": return value * 16
    default: return value
    }
  }
}

/// Reads the data of a path (https://www.w3.org/TR/SVG2/paths.html#PathDataBNF).
struct SVGPath {
  private var rest: Substring.UTF8View
  private var here = (x: 0.0, y: 0.0)

  /// The length of a path, or somewhat more: a curve is no longer than the lines between its points.
  static func length(_ data: String) -> Double {
    var path = SVGPath(rest: Substring(data).utf8)
    return path.length()
  }

  private mutating func length() -> Double {
    var sum = 0.0, start = here
    /// The distance of a curve's last point from the point before it, which the next curve may mirror.
    var reach = 0.0
    func distance(_ one: (x: Double, y: Double), _ other: (x: Double, y: Double)) -> Double {
      hypot(one.x - other.x, one.y - other.y)
    }
    var command: UInt8 = 0
    while skipBlanks(), let next = rest.first {
      if (65...90).contains(next & 0xDF) {
        command = next
        rest = rest.dropFirst()
        if next | 0x20 == UInt8(ascii: "z") {
          sum += distance(here, start)
          here = start
          continue
        }
      }
      let known = reach
      reach = 0
      let isRelative = command & 0x20 != 0, origin = isRelative ? here : (x: 0, y: 0)
      switch command | 0x20 {
      case UInt8(ascii: "h"), UInt8(ascii: "v"):
        guard let value = number() else { return sum }
        let to = command | 0x20 == UInt8(ascii: "h") ? (origin.x + value, here.y) : (here.x, origin.y + value)
        sum += distance(here, to)
        here = to
      case UInt8(ascii: "a"):
        guard let rx = number(), let ry = number(), number() != nil, flag(), flag(), let x = number(), let y = number() else {
          return sum
        }
        let to = (origin.x + x, origin.y + y)
        // At most the whole ellipse, which is enlarged as far as it must be.
        sum += 2 * Double.pi * max(abs(rx), abs(ry), distance(here, to) / 2)
        here = to
      default:
        let count = ["c": 3, "s": 2, "q": 2][Character(UnicodeScalar(command | 0x20))] ?? 1
        let isMirrored = command | 0x20 == UInt8(ascii: "s") || command | 0x20 == UInt8(ascii: "t")
        if isMirrored { sum += 2 * known }
        for _ in 0..<count {
          guard let x = number(), let y = number() else { return sum }
          let to = (origin.x + x, origin.y + y)
          reach = distance(here, to)
          if command | 0x20 != UInt8(ascii: "m") { sum += reach }
          here = to
        }
        if command | 0x20 == UInt8(ascii: "t") { reach += known } else if count == 1 { reach = 0 }
        if command | 0x20 == UInt8(ascii: "m") {
          start = here
          // Further points are those of lines.
          command = isRelative ? UInt8(ascii: "l") : UInt8(ascii: "L")
        }
      }
    }
    return sum
  }

  private mutating func skipBlanks() -> Bool {
    rest = rest.drop { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
    return true
  }

  private mutating func flag() -> Bool {
    _ = skipBlanks()
    guard let next = rest.first, next == UInt8(ascii: "0") || next == UInt8(ascii: "1") else { return false }
    rest = rest.dropFirst()
    return true
  }

  private mutating func number() -> Double? {
    _ = skipBlanks()
    var end = rest.startIndex, hasPoint = false, hasExponent = false, last: UInt8 = 0
    while end < rest.endIndex {
      let byte = rest[end]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): break
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        guard end == rest.startIndex || last | 0x20 == UInt8(ascii: "e") else { return take(to: end) }
      case UInt8(ascii: "."):
        guard !hasPoint, !hasExponent else { return take(to: end) }
        hasPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard !hasExponent, end > rest.startIndex else { return take(to: end) }
        hasExponent = true
      default: return take(to: end)
      }
      last = byte
      end = rest.index(after: end)
    }
    return take(to: end)
  }

  private mutating func take(to end: Substring.UTF8View.Index) -> Double? {
    guard let value = Double(Substring(rest[..<end])), value.isFinite else { return nil }
    rest = rest[end...]
    return value
  }
}
