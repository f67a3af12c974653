import Foundation

/// A single way to write a letter with an accent: macOS writes *ö* as two characters, other systems as one. All that is read is
/// put into one form (Unicode's NFC), so that whatever is compared later, such as words, ids and names, is equal when it looks
/// equal.
enum Composed {
  static func form(of bytes: [UInt8]) -> [UInt8] {
    // Marks that combine with the letter before them begin with byte CC or higher. Texts in Dutch need only bytes below CC, and
    // punctuation (E2).
    let mayJoin = bytes.withUnsafeBufferPointer { $0.contains { $0 >= 0xCC && $0 != 0xE2 && $0 != 0xEF } }
    guard mayJoin else { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
  }
}
