import Foundation

/// A name that is safe as a file name on every system and in every address: lower-case letters and digits joined by hyphens.
package enum Slug {
  /// The longest slug; with folders and endings it stays under Windows' 260 characters.
  package static let longest = 80

  /// Whether a file or folder may have this name.
  package static func isValid(_ name: String) -> Bool {
    let letter: (UInt8) -> Bool = {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    let bytes = Array(name.utf8)
    guard let first = bytes.first, let last = bytes.last, bytes.count <= longest, letter(first), letter(last) else {
      return false
    }
    return bytes.allSatisfy { letter($0) || $0 == UInt8(ascii: "-") } && !name.contains("--") && !reserved.contains(name)
  }

  /// Whether a picture or other file may have this name, which stands in an address as it is.
  package static func isValidFileName(_ name: String) -> Bool {
    let stem = name.prefix { $0 != "." }.lowercased()
    return !stem.isEmpty && !reserved.contains(stem) && name.utf8.count <= longest && !name.hasSuffix(".")
      && name.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || "-._".utf8.contains($0)
      }
  }

  /// The slug closest to a name, or nothing when no letter of it can stay.
  package static func suggestion(for name: String) -> String? {
    let folded = name.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).lowercased()
    let words = folded.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let slug = String(words.joined(separator: "-").prefix(longest))
    return isValid(slug) ? slug : nil
  }

  /// Names that Windows keeps for devices.
  private static let reserved: Set<String> = Set(
    ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })
}
