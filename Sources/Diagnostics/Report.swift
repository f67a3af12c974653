/// Prints findings: `file:line:column` and the message, the line itself with the words underlined, and what to do.
package struct Report {
  private let folder: String
  private let line: (_ file: String, _ number: Int) -> String?
  private let last = LastLine()

  /// - Parameters:
  ///   - folder: put before each file, so that an editor can open it from where the command ran.
  ///   - line: returns a line of a content file, or `nil` when it cannot be read.
  package init(folder: String, line: @escaping (_ file: String, _ number: Int) -> String?) {
    self.folder = folder
    self.line = line
  }

  /// One finding as printed, ending with a line end.
  package func text(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location
    let path = folder.isEmpty ? place.file : "\(folder)/\(place.file)"
    var text = """
      \(Report.printable(path)):\(place.line):\(place.column): \(diagnostic.severity.rawValue): \(Report.printable(diagnostic.message)) \
      [\(diagnostic.id.rawValue)]

      """
    if place.length > 0, let source = last.scalars(place, line) {
      let number = String(place.line)
      let margin = String(repeating: " ", count: number.count)
      let (shown, offset) = Report.window(source, around: place.column)
      let rest = max(1, shown.count - offset)
      text += """
        \(number) | \(shown)
        \(margin) | \(String(repeating: " ", count: offset))\(String(repeating: "^", count: min(place.length, rest)))

        """
    }
    if let hint = diagnostic.hint { text += "hint: \(Report.printable(hint))\n" }
    return text
  }

  /// Keeps the last line that was shown: many findings may be about one long line.
  private final class LastLine {
    private var file = "", number = 0, scalars: [Unicode.Scalar]?

    func scalars(_ place: Location, _ line: (String, Int) -> String?) -> [Unicode.Scalar]? {
      if place.line != number || place.file != file {
        (file, number, scalars) = (place.file, place.line, line(place.file, place.line).map { Array($0.unicodeScalars) })
      }
      return scalars
    }
  }

  /// The part of a line that is worth showing (at most 100 scalars), and where in it the column falls; tabs and control
  /// characters become spaces.
  private static func window(_ source: [Unicode.Scalar], around column: Int) -> (shown: String, offset: Int) {
    let width = 100
    let start = max(0, column - 1 - (column > width ? width / 2 : column))
    var shown = ""
    shown.unicodeScalars.append(contentsOf: source.dropFirst(start).prefix(width))
    return (printable(shown), max(0, column - 1 - start))
  }

  /// Content must not control the terminal: control characters, and those that change the direction of text, become spaces.
  package static func printable(_ text: String) -> String { replaced(text) { steers($0) } }

  /// The same for text of several lines: its line ends stay.
  package static func printable(lines text: String) -> String { replaced(text) { steers($0) && $0 != "\n" } }

  /// The same for JSON: the characters are written as `\uXXXX`, so a program that reads it still gets what was meant.
  package static func printable(json text: String) -> String {
    replaced(text, by: { "\\u" + String(0x10000 + $0.value, radix: 16).dropFirst() }) { steers($0) && $0 != "\n" }
  }

  private static func replaced(
    _ text: String, by other: (Unicode.Scalar) -> String = { _ in " " }, where isBad: (Unicode.Scalar) -> Bool
  ) -> String {
    guard text.unicodeScalars.contains(where: isBad) else { return text }
    return text.unicodeScalars.reduce(into: "") { isBad($1) ? $0 += other($1) : $0.unicodeScalars.append($1) }
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...31, 127...159, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
