/// A picture that is fit to publish: judged by its bytes, cleaned of what nobody needs to see.
package struct Picture: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case svg = "SVG"
    case png = "PNG"
    case jpeg = "JPEG"

    /// The endings a file of this kind may have, in small letters, the usual one first.
    package var endings: [String] {
      switch self {
      case .svg: ["svg"]
      case .png: ["png"]
      case .jpeg: ["jpg", "jpeg"]
      }
    }

    package var mediaType: String {
      switch self {
      case .svg: "image/svg+xml"
      case .png: "image/png"
      case .jpeg: "image/jpeg"
      }
    }
  }

  package let kind: Kind
  /// In pixels, as shown: for an SVG in CSS pixels or, where it has no size of its own, in units of its view box.
  package let width: Double
  /// In the unit of `width`.
  package let height: Double
  /// What to publish: the same for the same picture, and itself a picture that is published unchanged.
  package let bytes: [UInt8]

  /// Judges a file by its bytes; `name` must only have the ending of what it is.
  package init(_ bytes: [UInt8], name: String) throws(PictureError) {
    guard let kind = Picture.kind(of: bytes) else {
      throw PictureError(bytes.isEmpty ? .empty : .unknownKind(Picture.foreignKind(of: bytes)))
    }
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.lowercased() ?? ""
    guard kind.endings.contains(ending) else { throw PictureError(.wrongEnding(ending, kind)) }
    try self.init(bytes, kind: kind)
  }

  /// Judges bytes that have no name, such as a picture inside another.
  init(_ bytes: [UInt8], kind: Kind) throws(PictureError) {
    let limit = kind == .svg ? Limits.svgBytes : Limits.rasterBytes
    guard bytes.count <= limit else { throw PictureError(.tooManyBytes(bytes.count, limit: limit)) }
    self.kind = kind
    switch kind {
    case .svg: (width, height, self.bytes) = try SVGReader.read(bytes)
    case .png: (width, height, self.bytes) = try PNGFile.read(bytes)
    case .jpeg: (width, height, self.bytes) = try JPEGFile.read(bytes)
    }
    guard kind == .svg || (width <= Limits.side && height <= Limits.side) else {
      throw PictureError(.tooManyPixels(width: Int(width), height: Int(height)))
    }
  }

  /// What the first bytes say a file is; any text that begins with `<` is taken for SVG and judged as such.
  static func kind(of bytes: [UInt8]) -> Kind? {
    if bytes.starts(with: PNGFile.signature) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    let text = bytes.starts(with: Picture.byteOrderMark) ? bytes.dropFirst(3) : bytes[...]
    let first = text.first { !Picture.whitespace.contains($0) }
    return first == UInt8(ascii: "<") ? .svg : nil
  }

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// Of XML (https://www.w3.org/TR/xml/#NT-S).
  static let whitespace: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]

  /// The name of a well-known kind that is not taken, for the message.
  private static func foreignKind(of bytes: [UInt8]) -> String? {
    func has(_ text: String, at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text.utf8) }
    if has("GIF8") { return "GIF" }
    if has("RIFF") && has("WEBP", at: 8) { return "WebP" }
    if has("ftypavif", at: 4) { return "AVIF" }
    if has("ftyphei", at: 4) || has("ftypmif1", at: 4) { return "HEIC" }
    if has("%PDF") { return "PDF" }
    if has("%!PS") { return "PostScript" }
    if has("BM") { return "BMP" }
    if has("II*\0") || has("MM\0*") { return "TIFF" }
    if bytes.starts(with: [0x1F, 0x8B]) { return "compressed (SVGZ)" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 text" }
    return nil
  }
}
