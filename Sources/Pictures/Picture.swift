/// A picture that is fit to publish: judged by its bytes, and cleaned of what nobody needs to see.
package struct Picture: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case svg = "SVG"
    case png = "PNG"
    case jpeg = "JPEG"
    case gif = "GIF"
    case webp = "WebP"

    /// The endings that a file of this kind may have, in lower case, the usual one first.
    package var endings: [String] {
      switch self {
      case .svg: ["svg"]
      case .png: ["png"]
      case .jpeg: ["jpg", "jpeg"]
      case .gif: ["gif"]
      case .webp: ["webp"]
      }
    }

    package var mediaType: String {
      switch self {
      case .svg: "image/svg+xml"
      case .png: "image/png"
      case .jpeg: "image/jpeg"
      case .gif: "image/gif"
      case .webp: "image/webp"
      }
    }
  }

  /// What reading a file of one kind gives: its size in pixels, and what to publish.
  typealias Reading = (width: Double, height: Double, bytes: [UInt8])

  package let kind: Kind
  /// In pixels, as the picture is shown. For an SVG these are CSS pixels or, when it has no size of its own, units of its view
  /// box.
  package let width: Double
  /// In the unit of `width`.
  package let height: Double
  /// What to publish. Equal pictures give equal bytes, and reading these bytes again changes nothing.
  package let bytes: [UInt8]

  /// Judges a file by its bytes. Only the ending of `name` counts, which must be right for its kind.
  ///
  /// - Throws: ``PictureError``
  package init(_ bytes: [UInt8], name: String) throws(PictureError) {
    guard let kind = PictureKinds.kind(of: bytes) else { throw PictureError(PictureKinds.foreign(bytes)) }
    let ending = name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last?.lowercased() ?? ""
    guard kind.endings.contains(ending) else {
      // An HTML page begins like an SVG.
      if kind == .svg, let other = PictureKinds.foreignText(bytes) { throw PictureError(.unknownKind(other)) }
      throw PictureError(.wrongEnding(ending, kind))
    }
    try self.init(bytes, kind: kind)
  }

  /// Judges bytes that have no name, such as a picture inside another.
  init(_ bytes: [UInt8], kind: Kind) throws(PictureError) {
    let most = kind == .svg ? Limits.svgFileBytes : Limits.fileBytes
    guard bytes.count <= most else { throw PictureError(.tooManyBytes(bytes.count, limit: most, kind)) }
    let reading: Reading
    switch kind {
    case .svg: reading = try SVGReader.read(bytes)
    case .png: reading = try PNGFile.read(bytes)
    case .jpeg: reading = try JPEGFile.read(bytes)
    case .gif: reading = try GIFFile.read(bytes)
    case .webp: reading = try WebPFile.read(bytes)
    }
    self.kind = kind
    (width, height, self.bytes) = reading
    let longest = kind == .svg ? Limits.drawingSide : Limits.side
    guard width <= longest, height <= longest else {
      throw PictureError(.tooManyPixels(width: Int(width), height: Int(height), most: Int(longest), kind))
    }
    // What has been taken out does not count.
    let limit = kind == .svg ? Limits.svgBytes : Limits.rasterBytes
    guard reading.bytes.count <= limit else { throw PictureError(.tooManyBytes(reading.bytes.count, limit: limit, kind)) }
  }

  /// Refuses a file that is too large to be read; only its name tells what kind it may be.
  ///
  /// - Parameter count: its size in bytes.
  /// - Throws: ``PictureError``
  package static func check(count: Int, name: String) throws(PictureError) {
    guard count > Limits.fileBytes else { return }
    let kind = Kind.allCases.first { $0.endings.contains { name.lowercased().hasSuffix(".\($0)") } } ?? .jpeg
    throw PictureError(.tooManyBytes(count, limit: Limits.fileBytes, kind))
  }

  /// The endings that a picture may have, in lower case.
  package static let endings = Set(Kind.allCases.flatMap(\.endings))
  /// The endings of pictures that are not published: not all browsers show them, or nobody can tell what else is in them.
  package static let refusedEndings: Set<String> = [
    "avif", "bmp", "heic", "heif", "ico", "jfif", "jp2", "jxl", "svgz", "tif", "tiff",
  ]

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  /// White space in XML (https://www.w3.org/TR/xml/#NT-S).
  static let whitespace: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
}
