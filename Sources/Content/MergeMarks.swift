import Diagnostics

/// The marks that a version control system leaves in a file that two people changed, around what each of them wrote.
enum MergeMarks {
  /// Reports the first of them. Whatever else is wrong with such a file follows from it.
  ///
  /// - Returns: whether there are any.
  static func find(in bytes: [UInt8], file: String, _ findings: Findings) -> Bool {
    var start = 0, line = 1
    while start < bytes.count {
      if mayBegin(bytes[start]), isMark(bytes[start...]) {
        let length = bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.count { $0 & 0xC0 != 0x80 }
        findings.add(
          .mergeConflict, at: Location(file: file, line: line, length: length), "two versions of this file were not put together",
          hint: "keep what is right of what stands between “<<<<<<<”, “=======” and “>>>>>>>”, and take these lines out")
        return true
      }
      guard let end = bytes.firstIndex(of: UInt8(ascii: "\n"), from: start) else { return false }
      (start, line) = (end + 1, line + 1)
    }
    return false
  }

  /// Whether a line that begins with this byte may be a mark.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "|")
  }

  /// Whether a line that may be a mark begins with seven of it. A line of `=` does not count: it may just as well underline a heading.
  private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, bytes.prefix(7).count == 7, bytes.prefix(7).allSatisfy({ $0 == first })
    else { return false }
    let next = bytes.dropFirst(7).first
    if next == UInt8(ascii: " ") {
      return first != UInt8(ascii: "|") || bytes.dropFirst(8).first.map { $0 > 0x20 && $0 != first } ?? false
    }
    return first != UInt8(ascii: "|") && (next == nil || next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r"))
  }
}
