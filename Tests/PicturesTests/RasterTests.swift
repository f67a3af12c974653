import Pictures
import TestSupport
import Testing

@Suite struct RasterTests {
  @Test func kindsAreToldByTheBytes() throws {
    #expect(try judged(Made.png(), "Logo.PNG").get().kind == .png)
    #expect(try judged(Made.jpeg(), "logo.v2.jpeg").get().kind == .jpeg)
    #expect(try judged(Made.jpeg(), "logo.JPG").get().kind == .jpeg)
    #expect(judged(Made.jpeg(), "logo.png").error?.reason == .wrongEnding("png", .jpeg))
    #expect(judged(Made.png(), "logo").error?.message == "the file is PNG but its name has no ending")
    #expect(judged(svg("").utf8, "logo.png").error?.hint == "rename it to end in “.svg”")
    #expect(judged([], "logo.png").error?.reason == .empty)
    #expect(judged("GIF89a".utf8, "logo.png").error?.reason == .wrongEnding("png", .gif))
    #expect(judged("RIFF1234WEBP".utf8, "logo.png").error?.reason == .wrongEnding("png", .webp))
    #expect(judged("hello".utf8, "logo.svg").error?.reason == .unknownKind(nil))
  }

  @Test func pngKeepsOnlyThePicture() throws {
    let color = Made.chunk("gAMA", [0, 0, 1, 1])
    let others = ["eXIf", "tEXt", "iTXt", "zTXt", "tIME", "caBX"].flatMap { Made.chunk($0, Array("GPS".utf8)) }
    let picture = try judged(Made.png(extra: others + color) + "after".utf8, "a.png").get()
    #expect(picture.width == 3 && picture.height == 2 && picture.bytes == Made.png(extra: color))
    #expect(try judged(picture.bytes, "a.png").get() == picture)
  }

  @Test func pngStaysUpright() throws {
    let said = Array(Made.exif(orientation: 6).dropFirst(10)), alone = Array(Made.upright(6).dropFirst(10))
    let picture = try judged(Made.png(extra: Made.chunk("eXIf", said)), "a.png").get()
    #expect(picture.bytes == Made.png(extra: Made.chunk("eXIf", alone)) && picture.width == 2 && picture.height == 3)
    #expect(try judged(picture.bytes, "a.png").get() == picture)
  }

  @Test func everyShorterFileIsTruncated() {
    for count in 8..<Made.png().count {
      #expect(judged(Made.png().prefix(count), "a.png").error?.reason == .truncated(.png))
    }
    for count in 3..<Made.jpeg().count {
      #expect(judged(Made.jpeg().prefix(count), "a.jpg").error?.reason == .truncated(.jpeg), "\(count)")
    }
  }

  @Test func everyChangedByteOfAPNGIsFound() {
    for index in 8..<Made.png().count {
      var bytes = Made.png()
      bytes[index] ^= 0x10
      #expect(judged(bytes, "a.png").error != nil, "\(index)")
    }
  }

  @Test func sizesHaveALimit() {
    #expect(judged(Made.png(width: 4000, height: 4000), "a.png").error == nil)
    #expect(judged(Made.png(width: 4001), "a.png").error?.reason == .tooManyPixels(width: 4001, height: 2, most: 4000, .png))
    #expect(judged(Made.png(width: 0), "a.png").error?.message == "the PNG file is damaged: it has no pixels")
    #expect(judged(Made.png(width: .max), "a.png").error != nil)
    #expect(judged(Made.jpeg(height: 4001), "a.jpg").error?.reason == .tooManyPixels(width: 30, height: 4001, most: 4000, .jpeg))
    #expect(judged(Made.jpeg(height: 0), "a.jpg").error?.message == "the JPEG file is damaged: it has no pixels")
    let long = Made.png(extra: Made.chunk("IDAT", [UInt8](repeating: 0, count: Limits.rasterBytes)))
    #expect(judged(long, "a.png").error?.reason == .tooManyBytes(long.count, limit: Limits.rasterBytes, .png))
    #expect(judged(Made.png() + [UInt8](repeating: 0, count: Limits.rasterBytes), "a.png").error == nil)
  }

  @Test func aPNGWithoutDataOrWithAnUnknownCriticalChunkIsDamaged() {
    #expect(judged(Made.png(extra: Made.chunk("ABCD", [])), "a.png").error != nil)
    #expect(judged(Made.png(extra: Made.chunk("IHDR", [UInt8](repeating: 1, count: 13))), "a.png").error != nil)
    #expect(judged(Made.png().prefix(33) + Made.chunk("IEND", []), "a.png").error?.message.hasSuffix("no picture data") == true)
  }

  @Test func jpegForgetsWhereItWasTaken() throws {
    let xmp = Made.segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0<GPS/>".utf8))
    let rest = Made.segment(0xED, Array("Photoshop 3.0\0GPS".utf8)) + Made.segment(0xFE, Array("GPS".utf8))
    let profile = Made.segment(0xE2, Array("ICC_PROFILE\0\u{1}\u{1}".utf8)) + Made.segment(0xEE, Array("Adobe".utf8) + [0, 100])
    let file = Made.jpeg(extra: Made.exif(orientation: 1) + xmp + rest + profile) + Made.jpeg(extra: xmp)
    let picture = try judged(file, "a.jpg").get()
    #expect(picture.bytes == Made.jpeg(extra: profile) && picture.width == 30 && picture.height == 20)
  }

  @Test(arguments: UInt8(2)...8) func jpegStaysUpright(orientation: UInt8) throws {
    let picture = try judged(Made.jpeg(extra: Made.exif(orientation: orientation)), "a.jpg").get()
    #expect(picture.width == (orientation < 5 ? 30 : 20) && picture.height == (orientation < 5 ? 20 : 30))
    #expect(!String(decoding: picture.bytes, as: UTF8.self).contains("GPS"))
    #expect(try judged(picture.bytes, "a.jpg").get() == picture)
  }

  @Test func aDamagedJPEGIsAnErrorAndNeverACrash() {
    let file = Made.jpeg(extra: Made.exif(orientation: 6))
    for index in file.indices {
      for value: UInt8 in [0, 0x7F, 0xC0, 0xD9, 0xDA, 0xE1, 0xFF] {
        var bytes = file
        bytes[index] = value
        if case .success(let picture) = judged(bytes, "a.jpg") { #expect(judged(picture.bytes, "a.jpg") == .success(picture)) }
      }
    }
    #expect(judged(Made.jpeg(extra: Made.segment(0xC2, [1])), "a.jpg").error != nil)
    #expect(judged(Made.jpeg(extra: Made.segment(0xDA, [1])), "a.jpg").error != nil)
    #expect(judged(Made.jpeg(extra: [0xFF, 0xE1, 0, 1]), "a.jpg").error != nil)
  }
}
