import Foundation

/// Decodes the bytes of a spreadsheet. Programs save them in several encodings, and most do not say in which.
enum SpreadsheetText {
  /// The text of bytes in UTF-8, in UTF-16 with a byte order mark, or in Windows-1252. Returns `nil` for any other encoding, and
  /// when the encoding cannot be told.
  static func of(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      // An odd number of bytes means that the file was cut off.
      return bytes.count.isMultiple(of: 2) ? String(data: Data(bytes), encoding: .utf16).flatMap(whole) : nil
    }
    let plain = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    if let text = String(validating: plain, as: UTF8.self) { return whole(text) }
    // What is UTF-8 apart from one mistake is not in another encoding.
    guard plain.count == bytes.count, !holdsLettersOfUTF8(plain) else { return nil }
    return String(data: Data(plain), encoding: .windowsCP1252).flatMap { isWindows($0) ? whole($0) : nil }
  }

  /// The message and hint about a cell whose letters were lost or decoded wrongly before it was saved; `nil` when nothing is
  /// wrong.
  static func fault(of cell: String) -> Advice? {
    if cell.utf8.allSatisfy({ $0 < 0x80 }) {
      return ofUTF7(cell).map {
        Advice(
          Saying("“\(cell)” has letters as UTF-7 writes them", nl: "“\(cell)” heeft letters zoals UTF-7 die schrijft"),
          Advice.meant($0))
      }
    }
    if cell.unicodeScalars.contains("\u{FFFD}") {
      return Advice(
        Saying("“\(cell)” lost a letter when it was saved", nl: "“\(cell)” verloor een letter toen het werd bewaard"),
        Saying("write it anew", nl: "schrijf het opnieuw"))
    }
    // “DaniÃ«l” is UTF-8 that was read as Windows-1252.
    guard let bytes = cell.data(using: .windowsCP1252), bytes.contains(where: { $0 >= 0x80 }),
      let meant = String(validating: bytes, as: UTF8.self)
    else { return nil }
    return Advice(
      Saying(
        "“\(cell)” was read in the wrong alphabet before it was saved",
        nl: "“\(cell)” is in een verkeerd alfabet gelezen voordat het werd bewaard"), Advice.meant(meant))
  }

  /// The text with letters in place of their UTF-7 forms (“Ren+AOk-e”); `nil` when there are none.
  private static func ofUTF7(_ cell: String) -> String? {
    // Hardly any cell has the mark, and looking for more would cost as much as all other work on a row.
    guard cell.utf8.contains(UInt8(ascii: "+")) else { return nil }
    let text = cell.replacing(/\+([A-Za-z0-9+\/]{3,})-?/) { match in letters(ofBase64: match.1) ?? String(match.0) }
    return text == cell ? nil : text
  }

  /// The characters that UTF-7 writes as base64; `nil` for what only looks like that, such as a telephone number.
  private static func letters(ofBase64 digits: Substring) -> String? {
    let padding = String(repeating: "=", count: (4 - digits.count % 4) % 4)
    guard let bytes = Data(base64Encoded: digits + padding), bytes.count.isMultiple(of: 2) else { return nil }
    let units = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    let isOurs = units.allSatisfy { (0x20...0x24F).contains($0) || (0x2010...0x203A).contains($0) || $0 == 0x20AC }
    return isOurs ? String(decoding: units, as: UTF16.self) : nil
  }

  /// The text, unless it is full of zeros, as UTF-16 without its mark and UTF-32 are.
  private static func whole(_ text: String) -> String? { text.utf8.prefix(4).contains(0) ? nil : text }

  /// Whether it has two bytes in a row that are a letter in UTF-8 and hardly ever occur together in Windows-1252.
  private static func holdsLettersOfUTF8(_ bytes: [UInt8]) -> Bool {
    zip(bytes, bytes.dropFirst()).contains { (0xC3...0xC5).contains($0) && (0x80...0xBF).contains($1) }
  }

  /// What a character of Windows-1252 tells about the encoding, given what surrounds it.
  private enum Sign { case windows, either, doubtful, other }

  /// Whether a text can only have been meant in Windows-1252. In the encodings of DOS and of old Macs, most of its marks and some
  /// of its letters are other letters: “Dani‰l”, “Ren‚e”, “Zo‘”, “RenŽ”, “MŸller”, “Bšhm”. A character that makes sense in more
  /// than one encoding is accepted only if another one in the sheet makes sense in this one alone.
  private static func isWindows(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var isCertain = false, isDoubtful = false
    for place in scalars.indices where !scalars[place].isASCII {
      switch sign(place, in: scalars) {
      case .windows: isCertain = true
      case .either: break
      case .doubtful: isDoubtful = true
      case .other: return false
      }
    }
    return isCertain || !isDoubtful
  }

  private static func sign(_ place: Int, in scalars: [Unicode.Scalar]) -> Sign {
    func letter(_ place: Int) -> Unicode.Scalar? {
      scalars.indices.contains(place) && scalars[place].properties.isAlphabetic ? scalars[place] : nil
    }
    let scalar = scalars[place], before = letter(place - 1), next = letter(place + 1)
    let isWithinSmall = before?.properties.isLowercase ?? false, isBeforeSmall = next?.properties.isLowercase ?? false
    if (0x80...0x9F).contains(scalar.value) { return .other }
    if let before {
      if scalar.properties.isUppercase {
        if before.properties.isLowercase || isBeforeSmall { return .other }
      } else if neverEnding.contains(scalar) || neverWithin.contains(scalar) && next != nil {
        return .other
      }
    }
    switch scalar {
    // In those encodings their bytes are ö, û, ú, É, è, å, é and ü, also at the beginning of a name.
    case "š", "ž", "œ", "ƒ", "Š", "Ž", "Œ", "Ÿ": return .doubtful
    // These would be ñ and ó.
    case "–", "—": return before != nil && (isBeforeSmall || isWithinSmall && next == nil) ? .doubtful : .either
    // This would be í, as in “García”, if it is where Dutch and French have no apostrophe; they have one in “foto’s” and
    // “l’école”.
    case "’":
      let isElided = letter(place - 2) == nil
      let isBetween = before.map { !isVowel($0) } ?? false && next.map(isVowel) ?? false
      return isBetween && !isElided ? .doubtful : .either
    // This would be á.
    case "\u{A0}": return before != nil && isBeforeSmall ? .doubtful : .either
    // This would be ß, which follows a vowel.
    case "á": return before.map(isVowel) ?? false ? .doubtful : .either
    case _ where neverBeginning.contains(scalar): return next == nil ? .either : .doubtful
    case "‚", "„": return isBeforeSmall ? .doubtful : .either
    default: return isWithinSmall && ("à"..."ÿ").contains(scalar) && scalar.properties.isLowercase ? .windows : .either
    }
  }

  private static func isVowel(_ scalar: Unicode.Scalar) -> Bool { "aeiouyAEIOUY".unicodeScalars.contains(scalar) }

  private static let neverBeginning: Set<Unicode.Scalar> = Set("€…†‡ˆ‰•˜™›¤¥£¢".unicodeScalars)
  private static let neverEnding: Set<Unicode.Scalar> = Set("‘‚„†‡ˆ‰‹•˜¡¢£¤¥¯¿".unicodeScalars)
  private static let neverWithin: Set<Unicode.Scalar> = Set("“”…›™€".unicodeScalars)
}
