/// The number by which the Dutch government knows a school: that of the school (05AB), or of one of its sites (05AB01). It stays when the
/// school gets another name.
package struct BRIN: Written {
  package let text: String
  package var description: String { text }

  package static let noun = "a BRIN number"
  package static let form = "it has two digits and two letters, as 05AB, and for a site of the school two more digits, as 05AB01"

  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 4 || bytes.count == 6, (bytes[..<2] + bytes[4...]).allSatisfy(\.isDigit),
      bytes[2..<4].allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
    else { return nil }
    self.text = text
  }

  package static func correction(of text: String) -> String? {
    text.uppercased().filter { !$0.isWhitespace && !"-./".contains($0) }
  }

  /// The same for both ways in which the number of a school's first site is written: 05AB and 05AB00.
  package var site: String { text.utf8.count == 4 ? text + "00" : text }
}
