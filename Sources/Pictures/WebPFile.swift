/// Reads a WebP by its chunks (https://developers.google.com/speed/webp/docs/riff_container, RFC 9649).
enum WebPFile {
  /// The size in pixels as the picture is shown, and the cleaned bytes. Of Exif only the orientation could matter, and for WebP
  /// browsers ignore it.
  static func read(_ bytes: [UInt8]) throws(PictureError) -> Picture.Reading {
    var header = ByteReader(bytes, from: 4)
    guard let length = header.little(4), length >= 4, length <= bytes.count - 8 else { throw PictureError(.truncated(.webp)) }
    let end = 8 + length
    var reading = Reading()
    try reading.chunks(Array(bytes[12..<end]), ofFrame: false)
    try Tail.check(bytes[min(bytes.count, end + length % 2)...], of: .webp)
    guard let size = reading.canvas ?? reading.size, reading.size != nil else { throw damaged("it has no picture data") }
    let body = Array("WEBP".utf8) + reading.clean
    return (Double(size.width), Double(size.height), Array("RIFF".utf8) + little(body.count, 4) + body)
  }

  private struct Reading {
    /// The size that an extended file claims.
    var canvas: (width: Int, height: Int)?
    /// The size of the first picture in it.
    var size: (width: Int, height: Int)?
    var pixels = 0
    var clean: [UInt8] = []

    mutating func chunks(_ bytes: [UInt8], ofFrame isFrame: Bool) throws(PictureError) {
      var reader = ByteReader(bytes)
      while reader.left > 0 {
        guard let name = reader.take(4).map({ String(decoding: $0, as: UTF8.self) }), let count = reader.little(4),
          let body = reader.take(count).map(Array.init)
        else { throw PictureError(.truncated(.webp)) }
        if count % 2 == 1 { _ = reader.take(1) }
        switch name {
        case "VP8X" where !isFrame && canvas == nil && body.count == 10:
          var flags = body
          // These flags say whether there is Exif (8) or XMP (4); neither is left.
          flags[0] &= ~0x0C
          var numbers = ByteReader(body, from: 4)
          canvas = ((numbers.little(3) ?? 0) + 1, (numbers.little(3) ?? 0) + 1)
          keep(name, flags)
        case "VP8 ", "VP8L":
          let found = try name == "VP8 " ? lossy(body) : lossless(body)
          try add(found)
          if size == nil { size = found }
          keep(name, body)
        case "ANMF" where !isFrame:
          guard body.count > 16 else { throw damaged("a frame without a picture") }
          var frame = Reading()
          try frame.chunks(Array(body[16...]), ofFrame: true)
          guard let found = frame.size else { throw damaged("a frame without a picture") }
          try add(canvas ?? found)
          if size == nil { size = found }
          keep(name, body[..<16] + frame.clean)
        case "ALPH", "ICCP", "ANIM": keep(name, body)
        case "VP8X": throw damaged("it has two sizes")
        default: break
        }
      }
    }

    private mutating func add(_ size: (width: Int, height: Int)) throws(PictureError) {
      guard pixels == 0 || pixels + size.width * size.height <= Limits.pixels else { throw PictureError(.tooManyFrames) }
      pixels += size.width * size.height
    }

    private mutating func keep(_ name: String, _ body: some Collection<UInt8>) {
      clean += Array(name.utf8) + little(body.count, 4) + body
      if body.count % 2 == 1 { clean.append(0) }
    }
  }

  /// The size of a lossy picture (RFC 6386, 9.1).
  private static func lossy(_ body: [UInt8]) throws(PictureError) -> (width: Int, height: Int) {
    var reader = ByteReader(body, from: 6)
    guard body.count >= 10, body[0] & 1 == 0, body[3...5] == [0x9D, 0x01, 0x2A], let width = reader.little(2),
      let height = reader.little(2), width & 0x3FFF > 0, height & 0x3FFF > 0
    else { throw damaged("its size is unclear") }
    return (width & 0x3FFF, height & 0x3FFF)
  }

  /// The size of a lossless picture (RFC 9649, 3.4).
  private static func lossless(_ body: [UInt8]) throws(PictureError) -> (width: Int, height: Int) {
    var reader = ByteReader(body, from: 1)
    guard body.first == 0x2F, let bits = reader.little(4) else { throw damaged("its size is unclear") }
    return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
  }

  private static func little(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func damaged(_ what: String) -> PictureError { PictureError(.damaged(.webp, what)) }
}
