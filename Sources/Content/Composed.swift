import Foundation

/// A single way to write a letter with an accent: macOS writes *ö* as two characters, other systems as one. All that is read is
/// put into one form (Unicode's NFC), so that whatever is compared later, such as words, ids and names, is equal when it looks
/// equal.
enum Composed {
  static func form(of bytes: [UInt8]) -> [UInt8] {
    // Marks that combine with the letter before them begin with byte CC or higher. Texts in Dutch need only bytes below CC, and
    // punctuation (E2). Written so that the compiler looks at many bytes at once.
    var mayJoin: UInt8 = 0
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes { mayJoin |= (byte >= 0xCC ? 1 : 0) & (byte != 0xE2 ? 1 : 0) & (byte != 0xEF ? 1 : 0) }
    }
    guard mayJoin != 0 else { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
  }
}
