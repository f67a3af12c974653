/// What turns untrusted text into bytes that are safe in HTML. Nothing outside this target escapes.
package enum Escape {
  /// Appends `text` with `& < > "` escaped: safe as element text and inside double quotes.
  @inlinable
  package static func text(_ text: some Sequence<UInt8>, into bytes: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// Appends a URL as the value of a double-quoted attribute: bytes that may not stand in a URL are percent-encoded,
  /// existing percent escapes are kept, `&` and `'` become entities. The same bytes as cmark's `houdini_escape_href`.
  package static func url(_ url: some Sequence<UInt8>, into bytes: inout [UInt8]) {
    let hex = Array("0123456789ABCDEF".utf8)
    for byte in url {
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "&#x27;".utf8)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        bytes.append(byte)
      case _ where urlPunctuation.contains(byte): bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hex[Int(byte >> 4)])
        bytes.append(hex[Int(byte & 15)])
      }
    }
  }

  /// Appends a JSON string with its quotes. What would end a script element, or a line in old readers, is written as `\\uXXXX`.
  package static func json(_ text: some Sequence<Unicode.Scalar>, into bytes: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    bytes.append(UInt8(ascii: "\""))
    for scalar in text {
      switch scalar {
      case "\"", "\\":
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case "<", ">", "&", "\u{2028}", "\u{2029}", "\0"..."\u{1F}":
        bytes += "\\u".utf8
        for shift in [12, 8, 4, 0] { bytes.append(hex[Int(scalar.value >> shift) & 15]) }
      default: bytes += Unicode.UTF8.encode(scalar) ?? Unicode.UTF8.encodedReplacementCharacter
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static let urlPunctuation = Array("-_.+!*(),%#@?=;:/$~".utf8)
}
