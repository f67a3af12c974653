import Foundation

/// The words of a text in the form in which search compares them; the script in the page does the same.
package enum Words {
  /// The words in order: runs of at least two letters and digits, in lower case and without accents.
  package static func of(_ text: String) -> [String] { groups(in: text).flatMap { $0.filter(isWord) } }

  /// A phrase in the ways in which it may be asked for: by the words that carry meaning and, if any of its words are joined by a
  /// hyphen or the like, also with these written as one.
  static func phrases(_ text: String, _ language: SearchLanguage) -> [[String]] {
    let groups = groups(in: text)
    let plain = groups.flatMap { $0.filter(language.isTelling) }
    let whole = groups.flatMap { group in joined(group, language).map { [$0] } ?? group.filter(language.isTelling) }
    return plain == whole ? [plain] : [plain, whole]
  }

  /// Passes the bytes of each word to `take` in turn and, after words that are joined, those of the word that they form together:
  /// whoever looks for *timeout* finds *time-out*. ASCII text, which is nearly all there is, is read byte by byte.
  static func each(in text: String, _ language: SearchLanguage, _ take: (UnsafeBufferPointer<UInt8>) -> Void) {
    var text = text
    text.withUTF8 { bytes in
      // No word is longer than the text.
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { word in
        var index = 0
        while index < bytes.count {
          let start = index
          letters.withUnsafeBufferPointer { letters in
            while index < bytes.count, letters[Int(bytes[index])] != 0 {
              word[index - start] = letters[Int(bytes[index])]
              index += 1
            }
          }
          if index < bytes.count, bytes[index] >= 0x80 || (index > start && goesOn(bytes, at: index)) {
            // A run that holds other letters, or joins words, is read as a whole.
            while index < bytes.count, bytes[index] >= 0x80 || lowered(bytes[index]) != nil || goesOn(bytes, at: index) {
              index += 1
            }
            grouped(String(decoding: bytes[start..<index], as: UTF8.self), language, take)
          } else {
            if index - start > 1 { take(UnsafeBufferPointer(rebasing: word[..<(index - start)])) }
            index += 1
          }
        }
      }
    }
  }

  private static func grouped(
    _ text: String, _ language: SearchLanguage, _ take: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    for group in groups(in: text) {
      for word in group.filter(isWord) + [joined(group, language)].compactMap(\.self) {
        Array(word.utf8).withUnsafeBufferPointer(take)
      }
    }
  }

  static func isWord(_ run: String) -> Bool { run.unicodeScalars.count > 1 }

  /// Runs of letters and digits, grouped by what joins them: *e-mail* is a group of *e* and *mail*.
  private static func groups(in text: String) -> [[String]] {
    var groups: [[String]] = []
    var run = String.UnicodeScalarView(), isJoined = false
    func close() {
      if run.isEmpty { return }
      if isJoined, !groups.isEmpty { groups[groups.count - 1].append(String(run)) } else { groups.append([String(run)]) }
      run = String.UnicodeScalarView()
    }
    for scalar in fold(text).unicodeScalars {
      if isJoint(scalar) {
        let follows = !run.isEmpty
        close()
        isJoined = follows
      } else if isPart(scalar) {
        run.append(scalar)
      } else {
        close()
        isJoined = false
      }
    }
    close()
    return groups
  }

  /// The word that two or three runs form when written as one. `nil` when none of them means anything by itself, as in *zo'n*,
  /// and for numbers.
  private static func joined(_ group: [String], _ language: SearchLanguage) -> String? {
    guard (2...3).contains(group.count), group.contains(where: language.isTelling) else { return nil }
    let word = group.joined()
    return word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? nil : word
  }

  /// Whether this joins words without a space: a hyphen, the dash of a range, an apostrophe or a slash.
  private static func isJoint(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "/", "'", "`", "\u{B4}", "\u{2BC}", "\u{2010}", "\u{2011}", "\u{2013}", "\u{2018}", "\u{2019}", "\u{2044}": true
    default: false
    }
  }

  /// Whether there is a joint here, with something after it that it may join.
  private static func goesOn(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 1 < bytes.count, isJoint(Unicode.Scalar(bytes[index])) else { return false }
    return bytes[index + 1] >= 0x80 || lowered(bytes[index + 1]) != nil
  }

  /// By a byte: the ASCII letter or digit that it is, in lower case; 0 for all others.
  private static let letters = (0...255).map { lowered($0) ?? 0 }

  private static func lowered(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
    default: nil
    }
  }

  /// The text in lower case, without accents and other marks, and without characters that only affect how it is set, such as soft
  /// hyphens. The ligature ĳ becomes two letters, a final sigma an ordinary one, and Arabic letters that are written in two ways one.
  package static func fold(_ text: String) -> String {
    let lower = text.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    var folded = String.UnicodeScalarView()
    for scalar in lower.unicodeScalars {
      switch scalar.value {
      case ..<0x80: folded.append(scalar)
      case ..<latinEnd: folded.append(contentsOf: latin[Int(scalar.value)])
      // Quotation marks, dashes and the like, which nothing takes apart.
      case 0x2010...0x2027: folded.append(scalar)
      default: return String(foldedApart(lower))
      }
    }
    return String(folded)
  }

  /// What each scalar of the Latin alphabets becomes, by its number: taking a text apart is slow, and most texts have no others.
  private static let latin = (0..<latinEnd).map { number in Unicode.Scalar(number).map { foldedApart(String($0)) } ?? .init() }
  private static let latinEnd: UInt32 = 0x250

  /// Folds a text in lower case by taking letters and their marks apart.
  private static func foldedApart(_ lower: String) -> String.UnicodeScalarView {
    var folded = String.UnicodeScalarView()
    for scalar in lower.decomposedStringWithCanonicalMapping.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .spacingMark, .enclosingMark, .format: break
      default:
        switch scalar {
        case "ĳ": folded.append(contentsOf: "ij".unicodeScalars)
        case "ς": folded.append("σ")
        // Arabic writes these two ways, and a stroke that only makes a word longer.
        case "ة": folded.append("ه")
        case "ى": folded.append("ي")
        case "\u{640}": break
        default: folded.append(scalar)
        }
      }
    }
    return folded
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber, .letterNumber,
      .otherNumber:
      return true
    default: return false
    }
  }
}
