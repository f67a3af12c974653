import Diagnostics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Markdown as it is in a file.
package struct MarkdownText: Sendable {
  /// The content path of the file.
  package var file: String
  /// UTF-8.
  package var bytes: [UInt8]
  /// The number of the file's line on which the text begins, 1-based.
  package var firstLine: Int
  /// How many columns the text is indented in the file, as a text within front matter is.
  package var indent: Int

  package init(file: String, bytes: [UInt8], firstLine: Int = 1, indent: Int = 0) {
    self.file = file
    self.bytes = bytes
    self.firstLine = firstLine
    self.indent = indent
  }
}

/// The lines of a text, and the way from a byte of it to its location in the file.
struct Lines {
  let text: MarkdownText
  /// Where each line begins.
  private let starts: [Int]
  /// The number of scalars that begin before each block of ``step`` bytes, so that a column in a very long line is found as
  /// quickly as any.
  private let scalarsBefore: [Int]
  private static let step = 128

  init(_ text: MarkdownText) {
    self.text = text
    var starts = [0], counts = [0]
    text.bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      // A line ends as cmark ends it: at \n, \r\n or a lone \r.
      if memchr(base, Int32(UInt8(ascii: "\r")), bytes.count) == nil {
        // The C library looks at many bytes at once.
        var index = 0
        while let found = memchr(base + index, Int32(UInt8(ascii: "\n")), bytes.count - index) {
          index = UnsafeRawPointer(found) - UnsafeRawPointer(base) + 1
          starts.append(index)
        }
      } else {
        for index in bytes.indices {
          let next = index + 1 < bytes.count ? bytes[index + 1] : 0
          if bytes[index] == UInt8(ascii: "\n") || (bytes[index] == UInt8(ascii: "\r") && next != UInt8(ascii: "\n")) {
            starts.append(index + 1)
          }
        }
      }
      var count = 0
      for block in stride(from: 0, to: bytes.count, by: Self.step) {
        count += Self.scalars(UnsafeBufferPointer(rebasing: bytes[block..<min(bytes.count, block + Self.step)]))
        counts.append(count)
      }
    }
    (self.starts, scalarsBefore) = (starts, counts)
  }

  /// The bytes of a line without its line end; `number` is 1-based within the text.
  func line(_ number: Int) -> ArraySlice<UInt8> {
    var end = start(number + 1)
    let begin = start(number)
    while end > begin, text.bytes[end - 1] == UInt8(ascii: "\n") || text.bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return text.bytes[begin..<end]
  }

  /// The offset at which a line begins; for a line after the last, the end of the text.
  func start(_ number: Int) -> Int {
    number < 1 ? 0 : number <= starts.count ? starts[number - 1] : text.bytes.count
  }

  /// The number of lines.
  var count: Int { starts.count }

  /// The number of the line that holds a byte; 1-based within the text.
  func number(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The location in the file of some bytes of the text.
  func location(at offset: Int, length: Int = 1) -> Location {
    let low = number(at: offset) - 1
    let offset = min(offset, text.bytes.count), end = min(text.bytes.count, offset + length)
    return Location(
      file: text.file, line: text.firstLine + low, column: text.indent + scalars(from: starts[low], to: offset) + 1,
      length: max(1, scalars(from: offset, to: end) + indentation(from: low, to: end)))
  }

  /// How many columns of indentation the file has within a range of lines: before each line after `line` that begins before
  /// `end`, except empty ones.
  private func indentation(from line: Int, to end: Int) -> Int {
    if text.indent == 0 { return 0 }
    return text.indent * starts[(line + 1)...].prefix { $0 < end }.count { !"\n\r".utf8.contains(text.bytes[$0]) }
  }

  private func scalars(from start: Int, to end: Int) -> Int {
    // In an ASCII text, as most are, each byte is one scalar.
    if scalarsBefore[scalarsBefore.count - 1] == text.bytes.count { return end - start }
    // As quick as two times the way from the beginning of a block.
    if (0...Self.step).contains(end - start) { return Self.scalars(text.bytes[start..<end]) }
    return scalars(to: end) - scalars(to: start)
  }

  /// The number of scalars that begin before a byte.
  private func scalars(to offset: Int) -> Int {
    let block = offset / Self.step
    return scalarsBefore[block] + Self.scalars(text.bytes[(block * Self.step)..<offset])
  }

  /// The offset at which `needle` first occurs within `start..<end`; `nil` when it does not.
  func find(_ needle: some Collection<UInt8>, from start: Int, to end: Int) -> Int? {
    let found: Int?? = needle.withContiguousStorageIfAvailable { find($0, from: start, to: end) }
    return found ?? Array(needle).withUnsafeBufferPointer { find($0, from: start, to: end) }
  }

  private func find(_ needle: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> Int? {
    guard let first = needle.baseAddress, end - start >= needle.count, needle.count > 0 else { return nil }
    return text.bytes.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return nil }
      // The C library looks at many bytes at once.
      var index = start
      while index <= end - needle.count, let found = memchr(base + index, Int32(first.pointee), end - needle.count - index + 1) {
        if memcmp(found, first, needle.count) == 0 { return UnsafeRawPointer(found) - base }
        index = UnsafeRawPointer(found) - base + 1
      }
      return nil
    }
  }

  /// The number of scalars in valid UTF-8: of all bytes but the continuation bytes. Looks at eight bytes at a time.
  private static func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.withUnsafeBufferPointer(scalars) }

  private static func scalars(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = 0, continuing = 0
    while index + 8 <= raw.count {
      let eight = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0xC0C0_C0C0_C0C0_C0C0
      // Their two highest bits are 10.
      if eight & 0x8080_8080_8080_8080 != 0 { continuing += (eight & ~(eight << 1) & 0x8080_8080_8080_8080).nonzeroBitCount }
      index += 8
    }
    while index < raw.count {
      if raw[index] & 0xC0 == 0x80 { continuing += 1 }
      index += 1
    }
    return raw.count - continuing
  }
}
