/// Reads numbers from bytes, and never beyond their end.
struct ByteReader {
  let bytes: [UInt8]
  var position = 0

  init(_ bytes: [UInt8], from position: Int = 0) { (self.bytes, self.position) = (bytes, position) }

  var left: Int { bytes.count - position }

  /// The next `count` bytes; `nil`, without moving, when there are fewer.
  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= left else { return nil }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func byte() -> UInt8? { take(1)?.first }

  /// A little-endian number of `count` bytes.
  mutating func little(_ count: Int) -> Int? { take(count)?.reversed().reduce(0) { $0 << 8 | Int($1) } }
}
