/// Reads a GIF by its blocks (https://www.w3.org/Graphics/GIF/spec-gif89a.txt).
enum GIFFile {
  /// The size in pixels, and the cleaned bytes: the pictures, their timing, and how often they are shown. Comments, texts and the
  /// data of applications are dropped.
  static func read(_ bytes: [UInt8]) throws(PictureError) -> Picture.Reading {
    var reader = ByteReader(bytes, from: 6)
    func need<T>(_ value: T?) throws(PictureError) -> T {
      guard let value else { throw PictureError(.truncated(.gif)) }
      return value
    }
    let width = try need(reader.little(2)), height = try need(reader.little(2)), flags = try need(reader.byte())
    guard width > 0, height > 0 else { throw damaged("it has no pixels") }
    _ = try need(reader.take(2 + colors(flags)))
    var clean = Array("GIF89a".utf8) + bytes[6..<reader.position]
    var control: ArraySlice<UInt8> = [], frames = 0
    while true {
      let start = reader.position
      switch try need(reader.byte()) {
      case 0x3B:
        guard frames > 0 else { throw damaged("it has no picture data") }
        clean.append(0x3B)
        try Tail.check(bytes[reader.position...], of: .gif)
        return (Double(width), Double(height), clean)
      case 0x2C:
        let frame = try need(reader.take(9))
        _ = try need(reader.take(colors(frame.last ?? 0) + 1))
        try need(skipBlocks(&reader))
        frames += 1
        guard frames * width * height <= Limits.pixels || frames == 1 else { throw PictureError(.tooManyFrames) }
        clean += control + bytes[start..<reader.position]
        control = []
      case 0x21:
        let label = try need(reader.byte()), body = reader.position
        try need(skipBlocks(&reader))
        let block = bytes[start..<reader.position]
        if label == 0xF9 {
          guard block.count == 8 else { throw damaged("a picture without its timing") }
          control = block
        }
        // This says how often an animation is shown. Its block may hold nothing else.
        let isLoop = ["NETSCAPE2.0", "ANIMEXTS1.0"].contains { bytes[body...].dropFirst().starts(with: $0.utf8) }
        if label == 0xFF, isLoop, block.count == 19 { clean += block }
      default: throw damaged("a block that no reader knows")
      }
    }
  }

  /// The length in bytes of the colour table that these flags announce.
  private static func colors(_ flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << (Int(flags & 7) + 1) }

  /// Skips blocks up to and including the empty one; `nil` when there is none.
  private static func skipBlocks(_ reader: inout ByteReader) -> Void? {
    while let count = reader.byte() {
      if count == 0 { return () }
      if reader.take(Int(count)) == nil { return nil }
    }
    return nil
  }

  private static func damaged(_ what: String) -> PictureError { PictureError(.damaged(.gif, what)) }
}
