import Foundation

/// One way to end a line, as all that counts lines must agree on it: `\n`, with or without `\r` before it.
enum LineEnds {
  /// Makes a line end of each carriage return that stands alone: as many bytes stay.
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
