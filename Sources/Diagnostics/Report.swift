/// The printed form of findings: `file:line:column`, the line itself with a caret, and what to do.
package struct Report {
  private let folder: String
  private let line: (_ file: String, _ number: Int) -> String?

  /// - Parameters:
  ///   - folder: put before each file, so that an editor can open it from where the command ran.
  ///   - line: gives a line of a content file, or nothing when it cannot be read.
  package init(folder: String, line: @escaping (_ file: String, _ number: Int) -> String?) {
    self.folder = folder
    self.line = line
  }

  /// One finding, with a line end.
  package func text(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.location
    let path = folder.isEmpty ? place.file : "\(folder)/\(place.file)"
    var text = """
      \(Report.printable(path)):\(place.line):\(place.column): \(diagnostic.severity.rawValue): \(Report.printable(diagnostic.message)) \
      [\(diagnostic.id.rawValue)]

      """
    if place.length > 0, let source = line(place.file, place.line) {
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

  /// The part of a line worth showing and where in it the column falls; tabs and control characters become spaces.
  private static func window(_ source: String, around column: Int) -> (shown: String, offset: Int) {
    let width = 100
    let scalars = source.unicodeScalars
    let start = max(0, column - 1 - (column > width ? width / 2 : column))
    let visible = scalars.dropFirst(start).prefix(width)
    return (printable(String(String.UnicodeScalarView(visible))), max(0, column - 1 - start))
  }

  /// Content must not steer the terminal: control characters and those that turn the direction of text become spaces.
  package static func printable(_ text: String) -> String { replaced(text) { steers($0) } }

  /// The same for text of several lines.
  package static func printable(lines text: String) -> String { replaced(text) { steers($0) && $0 != "\n" } }

  private static func replaced(_ text: String, where isBad: (Unicode.Scalar) -> Bool) -> String {
    guard text.unicodeScalars.contains(where: isBad) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isBad($0) ? " " : $0 }))
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...31, 127...159, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
