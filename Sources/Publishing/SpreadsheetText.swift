import Foundation

/// Which letters a spreadsheet means: programs save it in several alphabets, and most do not say in which.
enum SpreadsheetText {
  /// The text of UTF-8 with or without a byte order mark, of UTF-16 with one, or of Windows-1252; nothing where it is in another alphabet, or
  /// where that cannot be told.
  static func of(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      // Half a letter at its end is a file that was cut off.
      return bytes.count.isMultiple(of: 2) ? String(data: Data(bytes), encoding: .utf16).flatMap(whole) : nil
    }
    let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let text = String(validating: plain, as: UTF8.self) { return whole(text) }
    // What is UTF-8 but for a slip is not another alphabet.
    guard plain.count == bytes.count, !holdsLettersOfUTF8(plain) else { return nil }
    return String(data: Data(plain), encoding: .windowsCP1252).flatMap { isWindows($0) ? whole($0) : nil }
  }

  /// What is wrong with the letters of a cell: they were lost, or read in the wrong alphabet, before it was saved.
  static func fault(of cell: String) -> (message: String, hint: String)? {
    if cell.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    if cell.unicodeScalars.contains("\u{FFFD}") { return ("“\(cell)” lost a letter when it was saved", "write it anew") }
    // “DaniÃ«l”: UTF-8 that was taken for Windows-1252.
    guard let bytes = cell.data(using: .windowsCP1252), bytes.contains(where: { $0 >= 0x80 }),
      let meant = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return ("“\(cell)” was read in the wrong alphabet before it was saved", "did you mean “\(meant)”?")
  }

  /// UTF-16 without its mark, and UTF-32, are full of zeros.
  private static func whole(_ text: String) -> String? { text.utf8.prefix(4).contains(0) ? nil : text }

  /// Whether two bytes that are a letter in UTF-8, and hardly anything in Windows-1252, stand in it.
  private static func holdsLettersOfUTF8(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { (0xC3...0xC5).contains($0) && (0x80...0xBF).contains($1) }
  }

  /// Whether a text can have been meant in Windows-1252. In the alphabets of DOS and of old Macs the bytes of these marks and capitals are
  /// letters: “Dani‰l”, “Ren‚e”, “Zo‘”, “RenŽ”, “MŸller”.
  private static func isWindows(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    func isLetter(_ place: Int) -> Bool { scalars.indices.contains(place) && scalars[place].properties.isAlphabetic }
    return scalars.indices.allSatisfy { place in
      let scalar = scalars[place]
      if scalar.isASCII { return true }
      if (0x80...0x9F).contains(scalar.value) { return false }
      guard isLetter(place - 1) else { return true }
      if scalar.properties.isUppercase {
        return !scalars[place - 1].properties.isLowercase && !(isLetter(place + 1) && scalars[place + 1].properties.isLowercase)
      }
      return !(neverEnding.contains(scalar) || neverWithin.contains(scalar) && isLetter(place + 1))
    }
  }

  private static let neverEnding: Set<Unicode.Scalar> = Set("‘‚„†‡ˆ‰‹•˜¡¢£¤¥¯¿".unicodeScalars)
  private static let neverWithin: Set<Unicode.Scalar> = Set("“”…›™€".unicodeScalars)
}
