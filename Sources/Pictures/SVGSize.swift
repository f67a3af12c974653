/// The size that an `svg` element claims (https://www.w3.org/TR/SVG2/coords.html#SizingSVGInCSS).
enum SVGSize {
  /// CSS pixels in each absolute unit (https://www.w3.org/TR/css-values-4/#absolute-lengths).
  private static let units: [(name: String, pixels: Double)] = [
    ("px", 1), ("pt", 96 / 72.0), ("pc", 16), ("mm", 96 / 25.4), ("cm", 96 / 2.54), ("in", 96), ("", 1),
  ]

  /// The size in CSS pixels: `width` and `height` when both are absolute; the view box scaled to the one that is; or the view box
  /// itself. `nil` when none of these gives a shape.
  static func read(_ attributes: [String: String]) -> (width: Double, height: Double)? {
    let (width, height) = (attributes["width"].flatMap(length), attributes["height"].flatMap(length))
    if let width, let height { return (width, height) }
    guard let box = attributes["viewBox"].flatMap(viewBox) else { return nil }
    if let width { return (width, width * box.height / box.width) }
    if let height { return (height * box.width / box.height, height) }
    return box
  }

  private static func length(_ text: String) -> Double? {
    let text = text.filter { !$0.isWhitespace }.lowercased()
    for unit in units where text.hasSuffix(unit.name) {
      return number(text.dropLast(unit.name.count)).map { $0 * unit.pixels }.flatMap(reasonable)
    }
    return nil
  }

  private static func viewBox(_ text: String) -> (width: Double, height: Double)? {
    let parts = text.split { $0 == "," || $0.isWhitespace }
    let numbers = parts.compactMap(number)
    guard parts.count == 4, numbers.count == 4, let width = reasonable(numbers[2]), let height = reasonable(numbers[3]) else {
      return nil
    }
    return (width, height)
  }

  /// A number as SVG writes it: Swift's own reader also accepts words and hexadecimal digits.
  private static func number(_ text: Substring) -> Double? {
    text.utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) } ? Double(text) : nil
  }

  /// A size, unless it is too small or too large to calculate with.
  private static func reasonable(_ size: Double) -> Double? { (0.001...1_000_000).contains(size) ? size : nil }
}
