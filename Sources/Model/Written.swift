import Diagnostics

/// A value with a form of its own, such as a mail address or a date. Its type says what the form is, so it is judged alike
/// wherever an editor writes one: in front matter, a school's file, a spreadsheet or a link.
package protocol Written: Hashable, Sendable, CustomStringConvertible {
  /// Returns `nil` for a text that does not have this form.
  init?(_ text: String)
  /// What it is, to follow “x is not”: `a date`.
  static var noun: String { get }
  /// A hint that says how to write one.
  static var form: String { get }
  /// What was probably meant by a text that does not have this form; `nil` when nobody knows. It need not have the form itself:
  /// ``refusal(of:prefix:)`` suggests only what does.
  static func correction(of text: String) -> String?
  /// The kind of finding about a text that does not have this form.
  static var finding: DiagnosticID { get }
}

extension Written {
  package static var finding: DiagnosticID { .badValue }

  /// The message and the hint about a text that does not have this form.
  ///
  /// - Parameter prefix: what comes before the value, such as `mailto:` in a link.
  package static func refusal(of text: String, prefix: String = "") -> (message: String, hint: String) {
    // Suggest only what would be accepted.
    let better = correction(of: text).flatMap { Self($0) == nil ? nil : $0 }
    return ("“\(text)” is not \(noun)", better.map { "write “\(prefix)\($0)”" } ?? form)
  }
}

/// A mail address, such as post@example.org.
package struct MailAddress: Written {
  package let text: String
  package var description: String { text }

  package static let noun = "a mail address"
  package static let form = "write it as name@example.org"

  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    // The characters that RFC 5322 allows in a name without quotation marks, except those that have a meaning in a page's
    // address.
    guard parts.count == 2, text.utf8.count <= 254,
      parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy({ word in
        !word.isEmpty && word.allSatisfy { $0.isLetterOrDigit || "!#$'*+-/=^_`{|}~".utf8.contains($0) }
      }),
      Host.isName(String(Substring(parts[1])))
    else { return nil }
    self.text = text
  }

  package static func correction(of text: String) -> String? {
    var text = text.trimmed
    if text.lowercased().hasPrefix("mailto:") { text.removeFirst(7) }
    while let last = text.last, ",;.>".contains(last) { text.removeLast() }
    if text.first == "<" { text.removeFirst() }
    return text
  }
}

/// A web address: `https://` or `http://`, a host, and what may follow it.
package struct WebAddress: Written {
  package let text: String
  package var description: String { text }

  package static let noun = "a web address"
  package static let form = "write it as https://example.org/page"

  package init?(_ text: String) {
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count), host = rest.prefix { !"/?#".contains($0) }
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), Host.isName(String(parts[0])) || Host.isNumber(parts[0]) || parts[0] == "localhost",
      parts.count == 1 || parts[1].utf8.allSatisfy(\.isDigit) && UInt16(parts[1]) != nil,
      rest.unicodeScalars.allSatisfy({
        !$0.properties.isWhitespace && $0.value > 32 && $0.value != 127 && !"\"<>\\".unicodeScalars.contains($0)
      })
    else { return nil }
    self.text = text
  }

  package static func correction(of text: String) -> String? {
    var rest = text.trimmed[...]
    // Take off what is left of one scheme or two, and of their slashes.
    while let match = rest.prefixMatch(of: /(?i)h?tt?ps?[:;]?\/+|h?tt?ps?[:;]\/*|\/+/) { rest = rest[match.range.upperBound...] }
    while let last = rest.last, ",;.>)".contains(last) { rest.removeLast() }
    if rest.first == "<" { rest.removeFirst() }
    return rest.contains("@") ? nil : "https://\(rest)"
  }

  /// The web address that was meant by a link that reads as a file's path; `nil` when a file may have been meant.
  package static func meant(by path: String) -> String? {
    guard let address = correction(of: path), WebAddress(address) != nil else { return nil }
    let host = path.prefix { $0 != "/" }.lowercased(), ending = host.split(separator: ".").last.map(String.init)
    let isHost = host.hasPrefix("www.") || host.contains(".") && ending.map(commonEndings.contains) == true
    return isHost || path.hasPrefix("//") || path.contains(/^(?i)https?[:;]?\/\//) ? address : nil
  }

  /// Endings of hosts that are not endings of files.
  private static let commonEndings: Set = ["nl", "be", "de", "eu", "com", "org", "net", "edu", "gov", "info"]
}

/// A number that can be called, as readers write it: digits, grouped by spaces, hyphens, dots or brackets.
package struct PhoneNumber: Written {
  package let text: String
  package var description: String { text }

  package static let noun = "a telephone number"
  package static let form = "write it in digits, as 036-5489405 or +31 36 548 94 05"

  package init?(_ text: String) {
    let digits = text.filter(\.isNumber), isShort = digits.first != "0" && text.first != "+"
    // By ITU-T E.164 no number has more than 15 digits. Some are short, such as 112 and 14 036, but a number with an area code is
    // not.
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-(). ".contains($0)) }), text.dropFirst().allSatisfy({ $0 != "+" }),
      (isShort ? 3...15 : 8...15).contains(digits.count), text.first.map({ $0.isNumber || "+(".contains($0) }) == true,
      text.last?.isNumber == true, text.filter({ $0 == "(" }).count == text.filter({ $0 == ")" }).count
    else { return nil }
    self.text = text
  }

  /// The number as the address of a link.
  package var uri: String { "tel:\(text.filter { $0.isNumber || $0 == "+" })" }

  package static func correction(of text: String) -> String? {
    var text = text.trimmed
    for word in ["tel:", "tel.", "telefoon", "t:"] where text.lowercased().hasPrefix(word) {
      text = String(text.dropFirst(word.count))
    }
    return String(text.map { "–—‑/".contains($0) ? "-" : $0.isWhitespace ? " " : $0 }).trimmed
  }
}

/// The names and numbers of hosts.
private enum Host {
  /// Whether this is a name of two or more labels with dots between them (RFC 1123), of letters from any alphabet, whose last is
  /// not a number.
  static func isName(_ text: String) -> Bool {
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, text.utf8.count <= 253, let last = labels.last, last.count >= 2, last.contains(where: \.isLetter)
    else {
      return false
    }
    return labels.allSatisfy { label in
      !label.isEmpty && label.utf8.count <= 63 && label.first != "-" && label.last != "-"
        && label.allSatisfy { $0 == "-" || $0.isLetter || $0.isNumber }
    }
  }

  /// Whether this is an IPv4 address: four numbers of 0 to 255 with dots between them.
  static func isNumber(_ text: Substring) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { $0.utf8.allSatisfy(\.isDigit) && UInt8($0) != nil }
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isLetterOrDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
