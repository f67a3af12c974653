import Pictures

/// What a file is judged to be: its errors as values, so that tests can compare them.
func judged(_ bytes: some Sequence<UInt8>, _ name: String = "logo.svg") -> Result<Picture, PictureError> {
  do throws(PictureError) { return .success(try Picture(Array(bytes), name: name)) } catch { return .failure(error) }
}

func judged(_ svg: String) -> Result<Picture, PictureError> { judged(svg.utf8) }

extension Result where Success == Picture, Failure == PictureError {
  var error: PictureError? { if case .failure(let error) = self { error } else { nil } }
  var text: String? { if case .success(let picture) = self { String(decoding: picture.bytes, as: UTF8.self) } else { nil } }
}

/// An SVG around some content.
func svg(_ content: String, _ attributes: String = "") -> String {
  "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" viewBox=\"0 0 20 10\"\(attributes)>"
    + content + "</svg>"
}

/// Small pictures made byte by byte.
enum Made {
  static func png(width: UInt32 = 3, height: UInt32 = 2, extra: [UInt8] = []) -> [UInt8] {
    [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + chunk("IHDR", big(width) + big(height) + [8, 0, 0, 0, 0]) + extra
      + chunk("IDAT", [0x78, 0x9C, 0x63, 0x60, 0x80, 0x00, 0x00, 0x00, 0x08, 0x00, 0x01]) + chunk("IEND", [])
  }

  static func chunk(_ name: String, _ body: [UInt8]) -> [UInt8] {
    big(UInt32(body.count)) + name.utf8 + body + big(checksum(name.utf8 + body))
  }

  /// Bit by bit, unlike the table of the sources.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
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

  static func jpeg(width: UInt16 = 30, height: UInt16 = 20, extra: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + segment(0xE0, "JFIF\0".utf8 + [1, 1, 0, 0, 1, 0, 1, 0, 0]) + extra
      + segment(0xC0, [8] + big(width) + [1, 1, 0x11, 0], swap: big(height)) + segment(0xDA, [1, 1, 0, 0, 63, 0])
      + [0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56] + [0xFF, 0xD9]
  }

  static func segment(_ marker: UInt8, _ body: [UInt8], swap height: [UInt8] = []) -> [UInt8] {
    let body = height.isEmpty ? body : body.prefix(1) + height + body.dropFirst(1)
    return [0xFF, marker] + big(UInt16(body.count + 2)) + body
  }

  /// Exif of a camera held this way, with a position.
  static func exif(orientation: UInt8) -> [UInt8] {
    segment(
      0xE1,
      "Exif\0\0II*\0".utf8 + [8, 0, 0, 0, 2, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
        + [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0] + "GPS 52.37 N".utf8)
  }

  static func big(_ number: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }
}
