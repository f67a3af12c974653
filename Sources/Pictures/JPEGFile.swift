/// Reads a JPEG by its markers (ITU-T T.81, annex B, https://www.w3.org/Graphics/JPEG/itu-t81.pdf).
enum JPEGFile {
  /// The size in pixels as the picture is shown, and the cleaned bytes. Of the segments of applications only those are kept that
  /// decide how the picture looks: Exif, XMP, comments and what follows the end can tell where a photograph was taken.
  static func read(_ bytes: [UInt8]) throws(PictureError) -> Picture.Reading {
    guard bytes.starts(with: [0xFF, 0xD8]) else { throw damaged("it does not begin as JPEG") }
    var (position, clean) = (2, [UInt8]([0xFF, 0xD8]))
    var size: (width: Int, height: Int)?
    var orientation: UInt8 = 1
    var hasScan = false
    while true {
      guard position < bytes.count else { throw PictureError(.truncated(.jpeg)) }
      guard bytes[position] == 0xFF else { throw damaged("there is no marker where one must be") }
      // Any number of FF bytes may come before a marker.
      while position < bytes.count, bytes[position] == 0xFF { position += 1 }
      guard position < bytes.count else { throw PictureError(.truncated(.jpeg)) }
      let marker = bytes[position]
      position += 1
      if marker == 0xD9 { break }
      guard marker >= 0xC0, !(0xD0...0xD8).contains(marker) else { throw damaged("a marker in the wrong place") }
      guard bytes.count - position >= 2 else { throw PictureError(.truncated(.jpeg)) }
      let length = Int(bytes[position]) << 8 | Int(bytes[position + 1])
      guard length >= 2 else { throw damaged("a segment without a length") }
      guard length <= bytes.count - position else { throw PictureError(.truncated(.jpeg)) }
      let body = bytes[position + 2..<position + length]
      if isFrame(marker) {
        guard size == nil, body.count >= 6 else { throw damaged("its size is unclear") }
        let numbers = Array(body.prefix(5))
        let read = (Int(numbers[3]) << 8 | Int(numbers[4]), Int(numbers[1]) << 8 | Int(numbers[2]))
        guard read.0 > 0, read.1 > 0 else { throw damaged("it has no pixels") }
        size = read
      }
      if marker == 0xE1, let said = ExifOrientation.read(body) {
        orientation = said
        if said != 1 { clean += ExifOrientation.segment(said) }
      }
      if let kept = kept(marker, body) {
        clean += [0xFF, marker, UInt8((kept.count + 2) >> 8), UInt8((kept.count + 2) & 0xFF)]
        clean += kept
      }
      position += length
      if marker == 0xDA {
        guard size != nil else { throw damaged("the picture comes before its size") }
        hasScan = true
        let start = position
        position = endOfScan(bytes, from: start)
        clean += bytes[start..<position]
      }
    }
    try Tail.check(bytes[position...], of: .jpeg)
    guard let size, hasScan else { throw damaged("it has no picture data") }
    clean += [0xFF, 0xD9]
    let shown = orientation >= 5 ? (size.height, size.width) : size
    return (Double(shown.0), Double(shown.1), clean)
  }

  /// Whether it is a start of frame, which has the size: C0 to CF, except tables (C4, CC) and an extension (C8).
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }

  /// What is published of a segment: everything that makes the picture. Of the segments of applications that is only JFIF
  /// (without its thumbnail, which may show what was cropped away), the colour profile, and Adobe's colour transform. `nil` for a
  /// segment that is dropped.
  private static func kept(_ marker: UInt8, _ body: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    switch marker {
    case 0xE0: body.starts(with: "JFIF\0".utf8) && body.count >= 14 ? body.prefix(12) + [0, 0] : nil
    case 0xE2: body.starts(with: "ICC_PROFILE\0".utf8) ? body : nil
    case 0xEE: body.starts(with: "Adobe".utf8) ? body.prefix(12) : nil
    case 0xC8, 0xE1, 0xE3...0xED, 0xEF...0xFE: nil
    default: body
    }
  }

  /// The index of the next marker. Within a scan, FF is followed by 0 or by a restart marker.
  private static func endOfScan(_ bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      if bytes[position] == 0xFF, position + 1 < bytes.count, bytes[position + 1] != 0,
        !(0xD0...0xD7).contains(bytes[position + 1])
      {
        return position
      }
      position += 1
    }
    return position
  }

  private static func damaged(_ what: String) -> PictureError { PictureError(.damaged(.jpeg, what)) }
}
