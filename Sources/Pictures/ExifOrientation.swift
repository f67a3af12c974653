/// How a camera was held. This is the only thing in Exif that decides how a picture looks, so it alone is kept (CIPA DC-008, tag
/// 0x0112, in the form of TIFF 6.0).
enum ExifOrientation {
  private static let header = Array("Exif\0\0".utf8)

  /// 1 (upright) to 8; `nil` when the body of this APP1 segment does not say.
  static func read(_ body: ArraySlice<UInt8>) -> UInt8? {
    body.starts(with: header) ? read(tiff: Array(body.dropFirst(header.count))) : nil
  }

  /// The same for TIFF data alone, as PNG stores it.
  static func read(tiff: [UInt8]) -> UInt8? {
    let isLittle = tiff.starts(with: "II".utf8)
    guard isLittle || tiff.starts(with: "MM".utf8) else { return nil }
    func number(at offset: Int, count: Int) -> Int? {
      guard offset >= 0, offset <= tiff.count - count else { return nil }
      let digits = tiff[offset..<offset + count]
      return (isLittle ? digits.reversed() : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
    }
    guard let first = number(at: 4, count: 4), let entries = number(at: first, count: 2) else { return nil }
    for entry in 0..<entries {
      let offset = first + 2 + entry * 12
      guard let tag = number(at: offset, count: 2), let value = number(at: offset + 8, count: 2) else { return nil }
      if tag == 0x0112, (1...8).contains(value) { return UInt8(value) }
    }
    return nil
  }

  /// A whole APP1 segment, with its marker, that holds nothing but this.
  static func segment(_ orientation: UInt8) -> [UInt8] { [0xFF, 0xE1, 0, 34] + header + tiff(orientation) }

  /// One TIFF directory with one short number.
  static func tiff(_ orientation: UInt8) -> [UInt8] {
    [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]
  }
}
