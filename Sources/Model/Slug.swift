import Foundation

/// A name that is safe as a file name on every system and in every address: lower-case letters and digits joined by hyphens.
package enum Slug {
  /// The longest slug; with folders and endings it stays under Windows' 260 characters.
  package static let longest = 80

  /// Whether a file or folder may have this name.
  package static func isValid(_ name: String) -> Bool {
    let bytes = name.utf8
    guard let first = bytes.first, let last = bytes.last, bytes.count <= longest, isLower(first), isLower(last) else {
      return false
    }
    return bytes.allSatisfy { isLower($0) || $0 == UInt8(ascii: "-") } && !name.contains("--") && !isReserved(bytes)
  }

  /// Whether a picture or other file may have this name, which stands in an address as it is.
  package static func isValidFileName(_ name: String) -> Bool { areOfFileName(name.utf8) }

  /// The same, of a name's bytes: every path that is written to is judged by it.
  fileprivate static func areOfFileName(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    // What Windows takes a name for ends at its first dot.
    let stem = bytes.prefix { $0 != UInt8(ascii: ".") }
    return !stem.isEmpty && bytes.count <= longest && bytes.last != UInt8(ascii: ".")
      && bytes.allSatisfy { isLetterOrDigit($0) || "-._".utf8.contains($0) } && !isReserved(stem)
  }

  /// Whether a language may be named so: it is part of a view's file name and of its page's address, such as `en` or `pt-BR`.
  package static func isLanguage(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    return (2...8).contains(parts[0].utf8.count) && isValidFileName(tag)
      && parts[0].utf8.allSatisfy { isLetterOrDigit($0) && $0 > UInt8(ascii: "9") }
      && parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isLetterOrDigit) }
  }

  /// The slug closest to a name, or nothing where it has a letter that no Latin one stands for: nothing of a name is lost.
  package static func suggestion(for name: String) -> String? {
    // Compatible forms of letters too: Ĳ, ﬁ, and those that are as wide as a Chinese one.
    let folded = name.decomposedStringWithCompatibilityMapping.lowercased()
      .folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
    var plain = ""
    for scalar in folded.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
      if scalar.isASCII {
        plain.unicodeScalars.append(scalar)
      } else if let letters = latin[scalar] {
        plain += letters
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        return nil
      } else if scalar.properties.canonicalCombiningClass == .notReordered {
        plain += "-"
      }
    }
    let words = plain.utf8.split { !isLower($0) }.map { String(decoding: $0, as: UTF8.self) }
    let slug = words.joined(separator: "-").prefix(longest)
    return [String(slug.last == "-" ? slug.dropLast() : slug)].first(where: isValid)
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLower(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  /// Letters that Unicode does not take apart, as they are written where they are missing.
  private static let latin: [Unicode.Scalar: String] = [
    "æ": "ae", "œ": "oe", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "ng",
    "ĸ": "k", "ƒ": "f", "ƀ": "b", "ɖ": "d", "ɗ": "d", "ɓ": "b", "ƙ": "k", "ɛ": "e", "ə": "e", "ɔ": "o", "ǝ": "e", "ƴ": "y",
    "ɨ": "i",
    "ʉ": "u", "ɣ": "g", "ʼ": "-", "ʻ": "-", "ʹ": "-",
  ]

  /// Whether Windows keeps a name for a device.
  private static func isReserved(_ name: some Collection<UInt8>) -> Bool {
    // None is longer.
    guard (3...4).contains(name.count) else { return false }
    return reserved.contains(String(decoding: name, as: UTF8.self).lowercased())
  }

  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
}

/// A path below a folder that the program writes to. It can only be made of names that were judged: whatever a text, a cell or an argument
/// says, it leads nowhere else, on no system.
package struct SafePath: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// The longest: in most folders it stays under Windows' 260 characters.
  package static let longest = 200

  /// Nothing where one of its names cannot be that of a file.
  package init?(_ path: String) {
    var path = path
    guard path.utf8.count <= Self.longest,
      path.withUTF8({ bytes in
        bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { Slug.areOfFileName($0) }
      })
    else { return nil }
    description = path
  }
}
