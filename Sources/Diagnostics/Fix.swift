/// What mends a finding: a replacement for some words. It is made only where nothing else can have been meant.
package struct Fix: Hashable, Codable, Sendable {
  /// Where the words begin; this may also be the quotation mark before them.
  package let location: Location
  package let found: String
  package let replacement: String
  /// Whether the location was found by searching for the words, as it is for links in Markdown. Such a fix is made only if every
  /// other occurrence in the file is mended too: another one could be code, which must stay.
  package let isSearched: Bool
  /// The typo that it corrects; `nil` for a fix that is not about a name.
  package let typo: Typo?

  package init(at location: Location, found: String, replacement: String, isSearched: Bool = false, typo: Typo? = nil) {
    self.location = location
    self.found = found
    self.replacement = replacement
    self.isSearched = isSearched
    self.typo = typo
  }
}

extension [Fix] {
  /// Returns the text of a file with these fixes made, and those that were made. A fix that does not find its words is left out,
  /// and of fixes that overlap only the first is made. All other bytes stay as they are.
  package func made(in bytes: [UInt8]) -> (bytes: [UInt8], fixes: [Fix]) {
    guard let lines = FileLines(bytes) else { return (bytes, []) }
    let placed = compactMap { fix in lines.range(of: fix).map { (range: $0, fix: fix) } }
    let trusted = Set(
      Dictionary(grouping: placed.filter(\.fix.isSearched), by: \.fix.found).filter { found, places in
        lines.count(of: Array<UInt8>(found.utf8)) == Set(places.map(\.range)).count
      }.keys)
    var result: [UInt8] = []
    var made: [Fix] = []
    var end = 0
    for (range, fix) in placed.sorted(by: {
      ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
    })
    where range.lowerBound >= end && (!fix.isSearched || trusted.contains(fix.found)) {
      result += bytes[end..<range.lowerBound]
      result += fix.replacement.utf8
      end = range.upperBound
      made.append(fix)
    }
    return (result + bytes[end...], made)
  }
}

/// The bytes of a file, and where its lines begin.
private struct FileLines {
  private let bytes: [UInt8]
  private let starts: [Int]

  /// Returns `nil` for a text with line ends that not every program counts (a lone carriage return, or Unicode's own), because
  /// then no location in it is certain.
  init?(_ bytes: [UInt8]) {
    let isUncertain = bytes.indices.contains { index in
      switch bytes[index] {
      case UInt8(ascii: "\r"): index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n")
      case 0xC2: bytes[index...].starts(with: [0xC2, 0x85])
      case 0xE2: bytes[index...].starts(with: [0xE2, 0x80, 0xA8]) || bytes[index...].starts(with: [0xE2, 0x80, 0xA9])
      default: false
      }
    }
    if isUncertain { return nil }
    self.bytes = bytes
    // A byte order mark is not part of the text.
    starts =
      [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// The bytes that a fix replaces; `nil` when its words are not at its location.
  func range(of fix: Fix) -> Range<Int>? {
    guard starts.indices.contains(fix.location.line - 1) else { return nil }
    var start = starts[fix.location.line - 1]
    for _ in 1..<max(1, fix.location.column) {
      guard start < bytes.count else { return nil }
      start += 1
      while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
    }
    let words = Array(fix.found.utf8), marks = Array("\"'".utf8)
    // Words that themselves begin with a quotation mark are found with it.
    if start < bytes.count, marks.contains(bytes[start]), words.first != bytes[start] { start += 1 }
    guard start <= bytes.count, !words.isEmpty, bytes[start...].starts(with: words) else { return nil }
    return start..<(start + words.count)
  }

  /// How often these words occur as a whole link, not as part of a longer one.
  func count(of words: [UInt8]) -> Int {
    guard let first = words.first else { return 0 }
    return bytes.indices.count { index in
      let end = index + words.count
      return bytes[index] == first && bytes[index...].starts(with: words)
        && (index == 0 || !Self.isInLink(bytes[index - 1])) && (end >= bytes.count || !Self.isInLink(bytes[end]))
    }
  }

  private static func isInLink(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || "-/#".utf8.contains(byte)
  }
}
