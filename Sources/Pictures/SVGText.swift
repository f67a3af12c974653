/// The text of an SVG as UTF-8, from the encodings in which drawing programs write it.
struct SVGText {
  let bytes: [UInt8]
  /// Whether positions in it are positions in the file.
  let isAsWritten: Bool

  /// - Throws: ``PictureError`` for what cannot be read.
  init(_ file: [UInt8]) throws(PictureError) {
    if file.starts(with: [0xFF, 0xFE]) || file.starts(with: [0xFE, 0xFF]) {
      let isLittle = file[0] == 0xFF
      let units = stride(from: 2, to: file.count - 1, by: 2).map { index in
        UInt16(file[index + (isLittle ? 1 : 0)]) << 8 | UInt16(file[index + (isLittle ? 0 : 1)])
      }
      guard file.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else { throw PictureError(.notUTF8) }
      (bytes, isAsWritten) = (Array(text.utf8), false)
    } else if SVGText.isOfWindows(file) {
      bytes = file.flatMap { byte -> [UInt8] in
        byte < 0x80 ? [byte] : Array(String(Character(SVGText.windows[byte] ?? Unicode.Scalar(byte))).utf8)
      }
      isAsWritten = true
    } else {
      bytes = file.starts(with: Picture.byteOrderMark) ? Array(file.dropFirst(3)) : file
      isAsWritten = true
    }
    // The parser does not see the XML declaration, which could name another encoding. Without zeros and byte order marks it can
    // then take the text for nothing but UTF-8.
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { throw PictureError(.notUTF8) }
  }

  /// Whether the XML declaration names Windows-1252 or Latin 1, which browsers read alike.
  private static func isOfWindows(_ file: [UInt8]) -> Bool {
    guard file.starts(with: "<?xml".utf8), let end = file.prefix(300).firstIndex(of: UInt8(ascii: ">")) else { return false }
    let declaration = String(decoding: file[..<end], as: UTF8.self).lowercased()
    return ["windows-1252", "cp1252", "iso-8859-1", "latin1"].contains { name in
      ["\"", "'"].contains { declaration.contains("encoding=\($0)\(name)\($0)") }
    }
  }

  /// The characters in which Windows-1252 differs from Latin 1 (https://encoding.spec.whatwg.org/#windows-1252).
  private static let windows: [UInt8: Unicode.Scalar] = [
    0x80: "€", 0x82: "‚", 0x83: "ƒ", 0x84: "„", 0x85: "…", 0x86: "†", 0x87: "‡", 0x88: "ˆ", 0x89: "‰", 0x8A: "Š", 0x8B: "‹",
    0x8C: "Œ", 0x8E: "Ž", 0x91: "‘", 0x92: "’", 0x93: "“", 0x94: "”", 0x95: "•", 0x96: "–", 0x97: "—", 0x98: "˜", 0x99: "™",
    0x9A: "š", 0x9B: "›", 0x9C: "œ", 0x9E: "ž", 0x9F: "Ÿ",
  ]
}
