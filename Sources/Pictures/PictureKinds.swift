/// Recognises a file by its first bytes.
enum PictureKinds {
  /// The kind of a picture; `nil` for anything else. Any text that begins with `<` is taken for SVG, and judged as such.
  static func kind(of bytes: [UInt8]) -> Picture.Kind? {
    if bytes.starts(with: PNGFile.signature) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if has(bytes, "GIF87a") || has(bytes, "GIF89a") { return .gif }
    if has(bytes, "RIFF") && has(bytes, "WEBP", at: 8) { return .webp }
    return start(of: bytes).first == UInt8(ascii: "<") ? .svg : nil
  }

  /// Why a file of any other kind is refused.
  static func foreign(_ bytes: [UInt8]) -> PictureError.Reason {
    if bytes.isEmpty { return .empty }
    if let tool = Pointer.tool(bytes) { return .pointer(tool) }
    return .unknownKind(name(of: bytes))
  }

  /// What a text that begins with `<` is when it is not SVG; `nil` for SVG, and when nobody can tell.
  static func foreignText(_ bytes: [UInt8]) -> String? {
    let text = start(of: bytes).map { $0 | 0x20 }
    let isPage = ["<!doctype html", "<html", "<head", "<body", "<script", "<div", "<p", "<iframe"].contains {
      text.starts(with: $0.utf8)
    }
    return isPage ? "HTML" : nil
  }

  /// The first bytes of a text, without a byte order mark and white space; for UTF-16 without the zeros.
  private static func start(of bytes: [UInt8]) -> [UInt8] {
    let head = bytes.prefix(4096)
    let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
    let plain = head.starts(with: Picture.byteOrderMark) ? head.dropFirst(3) : head
    let text = isWide ? head.dropFirst(2).filter { $0 != 0 } : Array(plain)
    return Array(text.drop { Picture.whitespace.contains($0) })
  }

  /// The name of a well-known kind that is refused, for the message; `nil` for any other.
  private static func name(of bytes: [UInt8]) -> String? {
    func has(_ text: String, at offset: Int = 0) -> Bool { PictureKinds.has(bytes, text, at: offset) }
    if has("ftyp", at: 4) {
      let brand = String(decoding: bytes.dropFirst(8).prefix(4), as: UTF8.self)
      switch brand {
      case "avif", "avis": return "AVIF"
      case "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1": return "HEIC"
      default: return "a film"
      }
    }
    if has("%PDF") { return "PDF" }
    if has("%!PS") { return "PostScript" }
    if has("BM") { return "BMP" }
    if has("II*\0") || has("MM\0*") { return "TIFF" }
    if has("8BPS") { return "Photoshop" }
    if has("PK\u{3}\u{4}") { return "a zip" }
    if has("MZ") || has("\u{7F}ELF") { return "a program" }
    if bytes.starts(with: [0, 0, 1, 0]) { return "an icon (ICO)" }
    if bytes.starts(with: [0xFF, 0x0A]) || has("JXL ", at: 4) { return "JPEG XL" }
    if bytes.starts(with: [0x1F, 0x8B]) { return "compressed (SVGZ)" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 text" }
    return nil
  }

  private static func has(_ bytes: [UInt8], _ text: String, at offset: Int = 0) -> Bool {
    bytes.dropFirst(offset).starts(with: text.utf8)
  }
}
