/// Small pictures, made byte by byte.
package enum Made {
  package static func png(width: UInt32 = 3, height: UInt32 = 2, extra: [UInt8] = []) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", big(width) + big(height) + [8, 0, 0, 0, 0]) + extra
      + chunk("IDAT", [0x78, 0x9C, 0x63, 0x60, 0x80, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01]) + chunk("IEND", [])
  }

  package static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    big(UInt32(body.count)) + name.utf8 + body + big(checksum(name.utf8 + body))
  }

  /// Calculated bit by bit, where the sources use a table.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in bytes {
      for bit in 0..<8 {
        let low = (value ^ UInt32(byte >> UInt8(bit))) & 1
        value >>= 1
        if low == 1 { value ^= 0xEDB8_8320 }
      }
    }
    return ~value
  }

  package static func jpeg(width: UInt16 = 30, height: UInt16 = 20, extra: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + segment(0xE0, "JFIF\0".utf8 + [1, 1, 0, 0, 1, 0, 1, 0, 0]) + extra
      + segment(0xC0, [8] + big(width) + [1, 1, 0x11, 0], swap: big(height)) + segment(0xDA, [1, 1, 0, 0, 63, 0])
      + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56] + [0xFF, 0xD9]
  }

  package static let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x0A, 0]
  package static let timing: [UInt8] = [0x21, 0xF9, 4, 0, 10, 0, 0, 0]

  package static func gif(width: UInt8 = 2, extra: [UInt8] = [], frames: [UInt8] = frame) -> [UInt8] {
    "GIF89a".utf8 + [width, 0, 1, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + extra + frames + [0x3B]
  }

  /// A WebP without animation or loss of detail, 2 × 1 pixels.
  package static let lossless = riff("VP8L", [0x2F, 1, 0, 0, 0, 0])

  package static func webp(_ chunks: [UInt8] = lossless) -> [UInt8] {
    "RIFF".utf8 + little(UInt32(chunks.count + 4)) + "WEBP".utf8 + chunks
  }

  package static func riff(_ name: String, _ body: [UInt8]) -> [UInt8] {
    name.utf8 + little(UInt32(body.count)) + body + (body.count % 2 == 1 ? [0] : [])
  }

  package static func little(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.littleEndian) { Array($0) } }

  package static func segment(_ marker: UInt8, _ body: [UInt8], swap height: [UInt8] = []) -> [UInt8] {
    let body = height.isEmpty ? body : body.prefix(1) + height + body.dropFirst(1)
    return [0xFF, marker] + big(UInt16(body.count + 2)) + body
  }

  /// Exif data that holds nothing but how the camera was held.
  package static func upright(_ orientation: UInt8) -> [UInt8] {
    segment(
      0xE1,
      "Exif\0\0MM\0*".utf8 + [0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0])
  }

  /// Exif data with how the camera was held, and where.
  package static func exif(orientation: UInt8) -> [UInt8] {
    segment(
      0xE1,
      "Exif\0\0II*\0".utf8 + [8, 0, 0, 0, 2, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
        + [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0] + "GPS 52.37 N".utf8)
  }

  package static func big(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}
