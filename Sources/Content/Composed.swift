import Foundation

/// One way to write a letter with a mark: macOS writes *ö* in two parts, other systems in one. What is read is put in one form
/// (Unicode's NFC), so that whatever is compared later (a glossary's words, ids, names) is the same when it looks the same.
enum Composed {
  static func form(of bytes: [UInt8]) -> [UInt8] {
    // Marks that join a letter before them begin with CC or higher. Punctuation (E2) and all before CC, in which Dutch is written, has none.
    let mayJoin = bytes.withUnsafeBufferPointer { $0.contains { $0 >= 0xCC && $0 != 0xE2 && $0 != 0xEF } }
    guard mayJoin else { return bytes }
    return Array(String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
  }
}
