import CCmark
import Diagnostics
import Foundation

/// Gives each heading of a document an id of its own.
struct HeadingIDs {
  private var taken: Set<String> = []
  /// The number to try first for a text that occurs again.
  private var numbers: [String: Int] = [:]

  /// Makes an id from a heading's text; numbered if the same id has been given before.
  mutating func id(for text: String) -> String {
    let base = Self.slug(text)
    if taken.insert(base).inserted { return base }
    var number = numbers[base] ?? 2, id = base
    repeat {
      id = "\(base)-\(number)"
      number += 1
    } while !taken.insert(id).inserted
    numbers[base] = number
    return id
  }

  /// Records an id that the writer gave. Returns false when it is taken already.
  mutating func take(_ id: String) -> Bool { taken.insert(id).inserted }

  /// Makes a slug of lower-case letters and digits joined by hyphens. Accents are dropped; letters of other scripts are kept.
  static func slug(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return slug(ascii: text) }
    var slug: [Unicode.Scalar] = []
    for scalar in LatinLetters.folded(text).unicodeScalars {
      if let letters = LatinLetters.plain[scalar] {
        slug += letters.unicodeScalars
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        slug.append(scalar)
      } else if scalar != "'" && scalar != "’" && slug.last != "-" && !slug.isEmpty {
        slug.append("-")
      }
    }
    if slug.last == "-" { slug.removeLast() }
    return slug.isEmpty ? "section" : String(String.UnicodeScalarView(slug))
  }

  /// The same for a text in ASCII, as nearly all headings are.
  private static func slug(ascii text: String) -> String {
    let slug = String(unsafeUninitializedCapacity: text.utf8.count) { slug in
      var count = 0
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): slug[count] = byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug[count] = byte | 0x20
        case UInt8(ascii: "'"): continue
        default:
          if count == 0 || slug[count - 1] == UInt8(ascii: "-") { continue }
          slug[count] = UInt8(ascii: "-")
        }
        count += 1
      }
      return count > 0 && slug[count - 1] == UInt8(ascii: "-") ? count - 1 : count
    }
    return slug.isEmpty ? "section" : slug
  }

  /// Whether a writer may give this id: it is a lower-case letter, then lower-case letters, digits and hyphens.
  static func isValid(_ id: some StringProtocol) -> Bool {
    guard let first = id.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    return id.utf8.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "-")
    }
  }
}

extension Renderer {
  /// Reports a heading without words, and an id that would be shown because it is not at the heading's end.
  mutating func checkWords(of heading: Node, _ text: String, at location: Location) {
    if text.allSatisfy(\.isWhitespace) {
      diagnostics.append(
        Diagnostic(
          .emptyHeading, at: location, "a heading has no words", hint: "a link in a heading has words of its own: [words](…)"))
    } else if text.hasSuffix("}"), text.contains("{#") {
      diagnostics.append(
        Diagnostic(
          .badHeadingID, at: location, "the id of a heading stands at its end, once and without markup",
          hint: "write it last: “## … {#id}”"))
    }
  }

  /// Takes `{#id}` off the end of a heading.
  ///
  /// - Returns: the id; `nil` when there is none, or when it is not valid, which is reported.
  mutating func takeExplicitID(from heading: Node, at location: Location) -> String? {
    guard let last = heading.lastChild, last.type == CMARK_NODE_TEXT else { return nil }
    let text = String(decoding: last.literal, as: UTF8.self)
    guard text.hasSuffix("}"), let open = text.range(of: "{#", options: .backwards) else { return nil }
    let id = text[open.upperBound...].dropLast()
    last.setLiteral(String(text[..<open.lowerBound]).trimmingSuffix(" "))
    guard HeadingIDs.isValid(id) else {
      diagnostics.append(
        Diagnostic(
          .badHeadingID, at: location, "“\(id)” cannot be a heading's id",
          hint: "use lower-case letters, digits and hyphens: {#\(HeadingIDs.slug(String(id)))}"))
      return nil
    }
    return String(id)
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var result = self
    while result.last == character { result.removeLast() }
    return result
  }
}
