import Foundation

/// One way to end a line, on which all code that counts lines agrees: `\n`, with or without `\r` before it.
enum LineEnds {
  /// Turns each carriage return that stands alone into a line end; the number of bytes stays the same.
  static func makeOne(in bytes: inout [UInt8]) {
    let isPlain = bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return true }
      return memchr(start, Int32(UInt8(ascii: "\r")), bytes.count) == nil
    }
    if isPlain { return }
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\r") {
      if index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") { bytes[index] = UInt8(ascii: "\n") }
    }
  }
}

extension [UInt8] {
  /// The index of the next such byte from `start` on; `nil` when there is none. The C library looks at many bytes at once.
  func firstIndex(of byte: UInt8, from start: Int) -> Int? {
    withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress, start < bytes.count,
        let found = memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return found - UnsafeMutableRawPointer(mutating: base)
    }
  }
}
