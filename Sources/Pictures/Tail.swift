/// What follows the end of the picture in a file. It is never published. Cameras put a second picture or a film there, which is
/// no mistake; but a file that is a picture and something else as well was made to pass for the picture.
enum Tail {
  /// What other files begin with, in lower case.
  private static let marks: [(name: String, bytes: [UInt8])] = [
    ("a zip", Array("pk\u{3}\u{4}".utf8)), ("a zip", Array("pk\u{5}\u{6}".utf8)), ("HTML", Array("<html".utf8)),
    ("HTML", Array("<!doctype".utf8)), ("a script", Array("<script".utf8)), ("a script", Array("<?php".utf8)),
    ("SVG", Array("<svg".utf8)), ("PDF", Array("%pdf-".utf8)), ("a program", [0x7F] + Array("elf".utf8)),
    ("an archive", Array("rar!\u{1A}".utf8)), ("an archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
  ]
  /// Whether any mark begins with this byte.
  private static let starts = (0..<256).map { byte in marks.contains { $0.bytes[0] == UInt8(byte) } }

  static func check(_ tail: ArraySlice<UInt8>, of kind: Picture.Kind) throws(PictureError) {
    if tail.isEmpty { return }
    if tail.starts(with: "MZ".utf8) { throw PictureError(.twoFiles(kind, "a program")) }
    // Case does not count.
    let text = tail.map(small)
    for index in text.indices where starts[Int(text[index])] {
      for (name, mark) in marks where mark[0] == text[index] && text[index...].starts(with: mark) {
        throw PictureError(.twoFiles(kind, name))
      }
    }
  }

  private static func small(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 0x20 : byte }
}
