import Diagnostics
import Markdown

/// A mistake in a YAML text, with its position.
struct YAMLMistake {
  let id: DiagnosticID
  /// The line counts from the first of the text, the bytes from the first of the line; both from 0.
  let line: Int
  let bytes: Range<Int>
  let message: String
  let hint: String
  /// The words that may replace these; `nil` when nobody knows.
  var replacement: String?
  /// Whether libyaml reads the text in spite of it: then words are lost in silence.
  var isSilent = false
  /// Whether nothing else can have been meant.
  var isCertain = false
}

extension YAMLMistake {
  /// The words in the kind of quotation marks that changes least in them.
  static func quotation(of words: String) -> String {
    words.contains("\"") || words.contains("\\") ? "'\(words.replacing("'", with: "''"))'" : "\"\(words)\""
  }

  /// What to do with a text that YAML reads differently: put the words in quotation marks. Any Markdown in them is left out,
  /// because most values are read without it. Whether this one is cannot be known here, so then the fix is not certain.
  static func quoted(_ words: String) -> (hint: String, replacement: String, isCertain: Bool) {
    guard let alone = PlainWords.alone(in: words) else {
      let right = quotation(of: words)
      return ("put the whole between quotation marks: write “\(right)”", right, true)
    }
    let right = quotation(of: alone)
    return ("put the words alone between quotation marks, or the whole where Markdown is read: write “\(right)”", right, false)
  }

  /// What to do with a line that was meant to be a key and its value, but has another sign than a colon between them, or none.
  static func withColon(_ words: String) -> (hint: String, replacement: String?) {
    let key = words.prefix { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-" || $0 == "_") }
    let rest = words.dropFirst(key.count).drop { $0 == " " }
    guard !key.isEmpty, let sign = rest.first, "-–=;,：".contains(sign) else { return ("write it as “key: value”", nil) }
    let right = "\(key): \(rest.dropFirst().drop { $0 == " " })"
    return ("write “\(right)”", right)
  }

  /// The line with a space after its colon, if that is all it lacks to be a key and its value; `nil` otherwise, and for a web
  /// address.
  static func withSpace(_ words: String) -> String? {
    guard let colon = words.firstIndex(of: ":"), colon != words.startIndex, !words[colon...].hasPrefix("://"),
      words[..<colon].allSatisfy({ $0.isLowercase || $0 == "_" })
    else { return nil }
    return "\(words[...colon]) \(words[words.index(after: colon)...])"
  }

  static func indentation(_ spaces: Int) -> String {
    "indent it with \(spaces == 0 ? "no spaces" : spaces == 1 ? "1 space" : "\(spaces) spaces")"
  }

  /// Whether a text begins with one of the Dutch words that begin with an apostrophe, such as ’s in ’s Avonds.
  static func beginsWithApostrophe(_ words: String) -> Bool {
    let first = words.dropFirst().prefix { $0.isLetter }.lowercased()
    return words.first == "'" && ["s", "t", "n", "k", "m", "r", "ie", "em", "ns"].contains(first)
      && words.dropFirst(1 + first.count).first.map { " -".contains($0) } ?? false
  }
}

extension [YAMLMistake] {
  /// Reports them as findings.
  func report(_ file: String, firstLine: Int, lines: [ArraySlice<UInt8>], _ findings: Findings) {
    for mistake in self {
      let line = lines[mistake.line], start = line.startIndex + mistake.bytes.lowerBound
      let words = line[start..<(line.startIndex + mistake.bytes.upperBound)]
      let place = Location(
        file: file, line: firstLine + mistake.line, column: line[..<start].scalarCount + 1,
        length: Swift.max(1, words.scalarCount))
      let fix =
        mistake.isCertain
        ? mistake.replacement.map { Fix(at: place, found: String(decoding: words, as: UTF8.self), replacement: $0) } : nil
      findings.add(mistake.id, at: place, mistake.message, hint: mistake.hint, fix: fix)
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var scalarCount: Int { count { $0 & 0xC0 != 0x80 } }
}
