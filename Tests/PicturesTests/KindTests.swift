import Foundation
import Pictures
import TestSupport
import Testing

/// What all kinds of picture have in common, and what is particular to GIF and WebP.
@Suite struct KindTests {
  static let whole: [String: [UInt8]] = [
    "a.png": Made.png(), "a.jpg": Made.jpeg(), "a.gif": Made.gif(), "a.webp": Made.webp(), "a.svg": Array(svg("<g/>").utf8),
  ]

  @Test func everyKindHasASample() {
    #expect(Set(Self.whole.keys.map { String($0.dropFirst(2)) }) == Picture.endings.subtracting(["jpeg"]))
  }

  @Test(arguments: whole.keys.sorted()) func aPictureIsPublishedAsItIs(name: String) throws {
    let bytes = try #require(Self.whole[name]), picture = try judged(bytes, name).get()
    #expect(try judged(picture.bytes, name).get() == picture)
    if name != "a.svg" { #expect(picture.bytes == bytes) }
    for count in bytes.indices where count > 16 || name == "a.svg" {
      if let error = judged(bytes.prefix(count), name).error {
        #expect(!error.hint.isEmpty)
      } else {
        Issue.record("\(name) \(count)")
      }
    }
  }

  /// Bytes behind the end of a picture are never published, and are an error if they can be read as a file of another kind.
  @Test(arguments: ["a.png", "a.jpg", "a.gif", "a.webp"]) func aFileIsOneFile(name: String) throws {
    let bytes = try #require(Self.whole[name])
    for tail in [
      "PK\u{3}\u{4}x", "\n<!DOCTYPE HTML>", "xx<script>", "<?PHP", "%PDF-1.4", "MZ", "  <svg", "\u{7F}ELF", "aPK\u{5}\u{6}",
    ] {
      let error = try #require(judged(bytes + tail.utf8, name).error)
      guard case .twoFiles = error.reason else { throw error }
    }
    #expect(try judged(bytes + Made.jpeg(extra: Made.exif(orientation: 6)), name).get().bytes == bytes)
    #expect(try judged(bytes + [0, 0, 0], name).get().bytes == bytes)
  }

  @Test(arguments: [
    ("foto.jpg", "\0\0\0\u{18}ftypheic", "HEIC"), ("foto.jpg", "\0\0\0\u{18}ftypmif1", "HEIC"),
    ("a.avif", "\0\0\0\u{18}ftypavif", "AVIF"),
    ("a.png", "<!DOCTYPE html><p>x", "HTML"), ("a.png", " \n<HTML>", "HTML"), ("a.jpg", "%PDF-1.7", "PDF"),
    ("a.png", "BM\0\0", "BMP"), ("a.png", "MZ", "a program"), ("a.webp", "\0\0\0\u{18}ftypmp42", "a film"),
    ("a.ico", "\0\0\u{1}\0", "an icon (ICO)"),
    ("a.tiff", "II*\0", "TIFF"), ("a.docx", "PK\u{3}\u{4}", "a zip"),
  ]) func otherKindsAreNamed(name: String, text: String, kind: String) throws {
    let error = try #require(judged(text.utf8, name).error)
    #expect(error.message == "the file is \(kind), not SVG, PNG, JPEG, GIF or WebP")
    #expect(error.hint == "open it in a program for pictures and save it as JPEG or PNG, a drawing as SVG")
  }

  @Test func aPointerIsNoPicture() {
    let lfs = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    for name in ["a.png", "a.svg"] { #expect(judged(lfs.utf8, name).error?.hint.contains("“git lfs pull”") == true) }
    #expect(judged("../.git/annex/objects/x/y.png".utf8, "a.png").error?.hint.contains("git annex get") == true)
    #expect(Pointer.of(Array(lfs.utf8)) != nil && Pointer.of(Made.png()) == nil)
  }

  @Test func aGIFKeepsItsPicturesAndTheirTiming() throws {
    func application(_ name: String, _ blocks: [UInt8]) -> [UInt8] { [0x21, 0xFF, 11] + name.utf8 + blocks + [0] }
    let loop = application("NETSCAPE2.0", [3, 1, 0, 0])
    let others =
      [0x21, 0xFE, 3] + "GPS".utf8 + [0] + application("XMP DataXMP", [1, 65]) + application("NETSCAPE2.0", [5, 1, 0, 0, 65, 66])
    let text: [UInt8] = [0x21, 0x01, 12] + [UInt8](repeating: 0, count: 12) + [1, 65, 0]
    let frames = Made.timing + Made.frame + Made.timing + Made.frame
    let picture = try judged(Made.gif(extra: others + loop + text, frames: frames), "a.gif").get()
    #expect(picture.bytes == Made.gif(extra: loop, frames: frames) && picture.width == 2 && picture.height == 1)
    // GIF87a, the older of the two standards.
    #expect(try judged([0x47, 0x49, 0x46, 0x38, 0x37] + Made.gif().dropFirst(5), "a.gif").get().bytes == Made.gif())
    #expect(judged(Made.gif(width: 0), "a.gif").error?.message == "the GIF file is damaged: it has no pixels")
    #expect(judged(Made.gif(frames: []), "a.gif").error?.message == "the GIF file is damaged: it has no picture data")
    #expect(judged(Made.gif(extra: [0x42]), "a.gif").error?.message == "the GIF file is damaged: a block that no reader knows")
  }

  @Test func aWebPKeepsOnlyThePicture() throws {
    let extended: [UInt8] = [0x2C, 0, 0, 0, 1, 0, 0, 0, 0, 0], plain: [UInt8] = [0x20] + extended.dropFirst()
    let profile = Made.riff("ICCP", [1, 2, 3]),
      rest = Made.riff("EXIF", Array("GPS".utf8)) + Made.riff("XMP ", [1]) + Made.riff("abcd", [1])
    let file = Made.webp(Made.riff("VP8X", extended) + profile + Made.lossless + rest)
    let picture = try judged(file, "a.webp").get()
    #expect(picture.bytes == Made.webp(Made.riff("VP8X", plain) + profile + Made.lossless))
    #expect(picture.width == 2 && picture.height == 1)
    let frame = Made.riff("ANMF", [UInt8](repeating: 0, count: 16) + Made.lossless + Made.riff("EXIF", [1, 2]))
    let animated = try judged(Made.webp(Made.riff("VP8X", extended) + Made.riff("ANIM", [0, 0, 0, 0, 0, 0]) + frame), "a.webp")
      .get()
    #expect(animated.bytes.firstRange(of: Array("EXIF".utf8)) == nil && animated.bytes.firstRange(of: Array("ANIM".utf8)) != nil)
    let lossy = Made.riff("VP8 ", [0, 0, 0, 0x9D, 0x01, 0x2A, 3, 0, 2, 0])
    #expect(try judged(Made.webp(lossy), "a.webp").get().width == 3)
    #expect(judged(Made.webp(profile), "a.webp").error?.message == "the WebP file is damaged: it has no picture data")
    #expect(judged(Made.webp(Made.riff("VP8 ", [1])), "a.webp").error?.message == "the WebP file is damaged: its size is unclear")
  }

  /// A few bytes can describe more pixels than a telephone has room for.
  @Test func pixelsAreBounded() {
    let large = Made.riff("VP8L", [0x2F, 0xFF, 0xFF, 0xFF, 0x0F, 0])
    #expect(judged(Made.webp(large), "a.webp").error?.reason == .tooManyPixels(width: 16384, height: 16384, most: 4000, .webp))
    #expect(
      judged(Made.png(width: 40_000, height: 40_000), "a.png").error?.reason
        == .tooManyPixels(width: 40_000, height: 40_000, most: 4000, .png))
    var wide = Made.gif(frames: Made.frame + Made.frame + Made.frame + Made.frame + Made.frame)
    wide.replaceSubrange(6..<10, with: [0xA0, 0x0F, 0xA0, 0x0F])
    #expect(judged(wide, "a.gif").error?.reason == .tooManyFrames)
    let control = Made.chunk("fcTL", [UInt8](repeating: 0, count: 26))
    let frames = Made.chunk("acTL", [0, 0, 0, 9, 0, 0, 0, 0]) + (0..<9).flatMap { _ in control }
    #expect(judged(Made.png(width: 4000, height: 4000, extra: frames), "a.png").error?.reason == .tooManyFrames)
    #expect((try? judged(Made.png(extra: frames), "a.png").get())?.bytes == Made.png(extra: frames))
    let image = "<image href=\"data:image/png;base64,\(Data(Made.png(width: 4000, height: 4000)).base64EncodedString())\"/>"
    #expect(judged(svg(String(repeating: image, count: 4))).error == nil)
    #expect(judged(svg(String(repeating: image, count: 5))).error?.reason == .embeddedPicture(.tooManyFrames))
  }

  @Test func smallPicturesWithinAreNotPublished() throws {
    let thumbnail = Made.segment(0xE0, "JFIF\0".utf8 + [1, 1, 0, 0, 1, 0, 1, 1, 1, 7, 7, 7])
    let bytes = try judged([0xFF, 0xD8] + thumbnail + Made.jpeg().dropFirst(20), "a.jpg").get().bytes
    #expect(bytes == Made.jpeg())
  }

  /// However a file is damaged, it is refused with a hint, or cleaned so that cleaning it again changes nothing and nothing
  /// private is left.
  @Test func mutatedFilesAreErrorsOrFixedPoints() throws {
    // `script/fuzz` tries more.
    var random = SplitMix(state: 5), held = 0
    let samples = Self.whole.merging([
      "b.jpg": Made.jpeg(extra: Made.exif(orientation: 6)), "b.gif": Made.gif(frames: Made.timing + Made.frame),
      "b.webp": Made.webp(Made.riff("VP8X", [0x2C, 0, 0, 0, 1, 0, 0, 0, 0, 0]) + Made.riff("ICCP", [1]) + Made.lossless),
      "b.svg": Array(
        svg("<style>.a{fill:url(#b)}</style><mask id=\"b\"><use href=\"#c\"/></mask><g id=\"c\" class=\"a\"/>").utf8),
    ]) { one, _ in one }.sorted { $0.key < $1.key }
    for _ in 0..<2_000 {
      let (name, sample) = try #require(samples.randomElement(using: &random))
      var bytes = sample
      for _ in 0...Int.random(in: 0...3, using: &random) where !bytes.isEmpty {
        let index = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0...4, using: &random) {
        case 0: bytes[index] = .random(in: 0...255, using: &random)
        case 1: bytes.remove(at: index)
        case 2: bytes.insert([0, 0xFF, 0x3C, 0x22, 0x26, 0x28].randomElement(using: &random) ?? 0, at: index)
        case 3: bytes.removeSubrange(index...)
        default: bytes.insert(contentsOf: bytes[index...].prefix(40), at: Int.random(in: bytes.indices, using: &random))
        }
      }
      switch judged(bytes, name) {
      case .failure(let error): #expect(!error.message.isEmpty && !error.hint.isEmpty)
      case .success(let picture):
        #expect(judged(picture.bytes, name) == .success(picture), "\(name) \(bytes)")
        held += 1
      }
    }
    #expect(held > 50, "nearly all were refused, so too few published files were tried")
  }
}
