import Foundation
import Markdown
import Platform

/// A name that is safe as a file name on every system and in every address: lower-case letters and digits, joined by single
/// hyphens.
package enum Slug {
  /// The longest slug, in bytes. With folders and endings a path stays below Windows' 260 characters.
  package static let longest = 80

  /// Whether a file or folder may have this name.
  package static func isValid(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last, bytes.count <= longest, isLower(first), isLower(last) else {
        return false
      }
      var previous = first
      for byte in bytes {
        guard isLower(byte) || byte == UInt8(ascii: "-") && previous != byte else { return false }
        previous = byte
      }
      return !WindowsName.isDevice(bytes)
    }
  }

  /// Whether a picture or another file may have this name, which goes into addresses unchanged.
  package static func isValidFileName(_ name: String) -> Bool {
    var name = name
    return name.withUTF8(areOfFileName)
  }

  /// The same for a name as bytes: it judges every path that is written to.
  fileprivate static func areOfFileName(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.count <= longest && bytes.first.map { $0 != UInt8(ascii: ".") } ?? false && bytes.last != UInt8(ascii: ".")
      && bytes.allSatisfy { isLetterOrDigit($0) || "-._".utf8.contains($0) } && !WindowsName.isDevice(bytes)
  }

  /// Whether this can be a language tag, such as `en` or `pt-BR`. It becomes part of a view's file name and of its page's
  /// address.
  package static func isLanguage(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    // There are thousands of codes of three letters, and no list at hand has them all.
    let isKnown = parts[0].utf8.count == 3 || Locale.LanguageCode(parts[0].lowercased()).isISOLanguage
    return isKnown && (2...3).contains(parts[0].utf8.count) && isValidFileName(tag)
      && parts[0].utf8.allSatisfy { isLetterOrDigit($0) && $0 > UInt8(ascii: "9") }
      && parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isLetterOrDigit) }
  }

  /// The slug closest to a name. Returns `nil` when a letter would be lost, because no Latin letter stands for it.
  package static func suggestion(for name: String) -> String? {
    var plain = ""
    for scalar in LatinLetters.folded(name).unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
      if scalar.isASCII {
        plain.unicodeScalars.append(scalar)
      } else if let letters = LatinLetters.plain[scalar] {
        plain += letters
      } else if "ʼʻʹ".unicodeScalars.contains(scalar) {
        plain += "-"
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

  /// A hint for a name that cannot be a slug.
  package static func hint(for name: String) -> String {
    suggestion(for: name).map { "did you mean “\($0)”?" } ?? "use lower-case letters, digits and hyphens"
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    isLower(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}

/// A path, relative to a folder that the program writes to. It can only be made of names that were judged, so whatever a text, a
/// cell or an argument says, on no system does it lead anywhere else.
package struct SafePath: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// The longest path, in bytes. In most folders it stays below Windows' 260 characters.
  package static let longest = 200

  /// Returns `nil` when the path is too long, or when one of its names cannot be a file's name.
  package init?(_ path: String) {
    var path = path
    guard path.utf8.count <= Self.longest,
      path.withUTF8({ bytes in
        bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy {
          Slug.areOfFileName(UnsafeBufferPointer(rebasing: $0))
        }
      })
    else { return nil }
    description = path
  }
}
