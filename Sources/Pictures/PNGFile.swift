/// Reads a PNG by its chunks (https://www.w3.org/TR/png-3/#5DataRep).
enum PNGFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The chunks that decide how a picture looks. All others are dropped: text, Exif and times can tell who made a picture and
  /// where, and nobody needs what programs store for themselves or put after the end.
  private static let kept: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "bKGD", "pHYs",
    // The frames of an animation (https://www.w3.org/TR/png-3/#apng-frame-based-animation).
    "acTL", "fcTL", "fdAT",
  ]

  /// The size in pixels as the picture is shown, and the cleaned bytes. Checks the order of the chunks that matter, and every
  /// checksum.
  static func read(_ bytes: [UInt8]) throws(PictureError) -> Picture.Reading {
    var (position, clean) = (signature.count, signature)
    var size: (width: UInt32, height: UInt32)?
    var hasData = false, frames = 0
    var orientation: UInt8 = 1
    while true {
      guard bytes.count - position >= 12 else { throw PictureError(.truncated(.png)) }
      let length = Int(number(bytes, at: position))
      guard length <= bytes.count - position - 12 else { throw PictureError(.truncated(.png)) }
      let type = bytes[position + 4..<position + 8]
      let name = String(decoding: type, as: UTF8.self)
      guard type.allSatisfy({ (65...90).contains($0) || (97...122).contains($0) }) else { throw damaged("a nameless chunk") }
      let body = position + 8..<position + 8 + length
      guard CRC32.checksum(bytes[position + 4..<body.upperBound]) == number(bytes, at: body.upperBound) else {
        throw damaged("the checksum of \(name) is wrong")
      }
      if size == nil {
        guard name == "IHDR", length == 13 else { throw damaged("it does not begin with IHDR") }
        let read = (number(bytes, at: body.lowerBound), number(bytes, at: body.lowerBound + 4))
        guard (1...UInt32(Int32.max)).contains(read.0), (1...UInt32(Int32.max)).contains(read.1) else {
          throw damaged("it has no pixels")
        }
        size = read
      } else if name == "IHDR" {
        throw damaged("it has two sizes")
      }
      hasData = hasData || name == "IDAT"
      if name == "fcTL" { frames += 1 }
      let isCritical = type.first.map { $0 & 0x20 == 0 } ?? true
      guard kept.contains(name) || !isCritical else { throw damaged("a chunk “\(name)” that no reader knows") }
      let end = body.upperBound + 4
      if kept.contains(name) { clean += bytes[position..<end] }
      if name == "eXIf", orientation == 1, let said = ExifOrientation.read(tiff: Array(bytes[body])), said != 1 {
        orientation = said
        let chunk = Array(name.utf8) + ExifOrientation.tiff(said)
        clean += big(chunk.count - 4) + chunk + big(Int(CRC32.checksum(chunk)))
      }
      position = end
      if name == "IEND" { break }
    }
    try Tail.check(bytes[position...], of: .png)
    guard let size, hasData else { throw damaged("it has no picture data") }
    guard frames < 2 || Double(size.width) * Double(size.height) * Double(frames) <= Double(Limits.pixels) else {
      throw PictureError(.tooManyFrames)
    }
    let shown = orientation >= 5 ? (size.height, size.width) : (size.width, size.height)
    return (Double(shown.0), Double(shown.1), clean)
  }

  private static func number(_ bytes: [UInt8], at offset: Int) -> UInt32 {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func big(_ number: Int) -> [UInt8] { (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) } }

  private static func damaged(_ what: String) -> PictureError { PictureError(.damaged(.png, what)) }
}
