import CZlib

/// A part of a file that is compressed by itself. Files that have parts in common are put together from pieces, each of which is
/// compressed once.
package struct Piece: Sendable {
  /// Deflate blocks (RFC 1951) that refer to nothing before them, and none of which is the last.
  fileprivate let bytes: [UInt8]
  /// The uncompressed size in bytes.
  package let size: Int
  fileprivate let crc: UInt32

  /// - Parameter level: from 1 (fast) to 9 (small).
  package init(_ plain: [UInt8], level: Int) {
    size = plain.count
    crc = UInt32(crc32(0, plain, UInt32(plain.count)))
    var stream = z_stream()
    // A window of 32 KB, without zlib's header and trailer.
    let version = deflateInit2_(
      &stream, Int32(level), Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard version == Z_OK else {
      bytes = Piece.stored(plain)
      return
    }
    defer { deflateEnd(&stream) }
    var input = plain
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(plain.count))) + 16)
    let produced = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        // A full flush ends at a whole byte, and what follows refers to nothing before it.
        return deflate(&stream, Z_FULL_FLUSH) == Z_OK && stream.avail_in == 0 ? target.count - Int(stream.avail_out) : nil
      }
    }
    if let produced { output.removeLast(output.count - produced) }
    bytes = produced == nil ? Piece.stored(plain) : output
  }

  /// Blocks that are stored, not compressed: at most 65,535 bytes each.
  private static func stored(_ plain: [UInt8]) -> [UInt8] {
    var blocks: [UInt8] = []
    for start in stride(from: 0, to: plain.count, by: 0xFFFF) {
      let part = plain[start..<min(plain.count, start + 0xFFFF)], count = UInt16(part.count)
      blocks += [0, UInt8(count & 0xFF), UInt8(count >> 8), UInt8(~count & 0xFF), UInt8(~count >> 8)]
      blocks += part
    }
    return blocks
  }
}

extension ZipEntry {
  /// A file put together from pieces.
  package init(name: String, pieces: [Piece]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(pieces.reduce(2) { $0 + $1.bytes.count })
    var crc: UInt = 0, size = 0
    for piece in pieces {
      bytes += piece.bytes
      crc = crc32_combine(crc, UInt(piece.crc), piece.size)
      size += piece.size
    }
    // The last block: empty, with fixed codes.
    bytes += [0x03, 0x00]
    self.init(name: name, bytes: bytes, packed: (UInt64(size), UInt32(crc)))
  }
}
