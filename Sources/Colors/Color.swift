/// An opaque sRGB colour with 8 bits for each channel.
package struct Color: Hashable, Sendable, CustomStringConvertible {
  /// 0 to 255.
  package let red: UInt8
  /// 0 to 255.
  package let green: UInt8
  /// 0 to 255.
  package let blue: UInt8

  package static let white = Color(red: 255, green: 255, blue: 255)
  package static let black = Color(red: 0, green: 0, blue: 0)

  package init(red: UInt8, green: UInt8, blue: UInt8) { (self.red, self.green, self.blue) = (red, green, blue) }

  /// Reads `#rgb` or `#rrggbb`, in either case, as CSS does (https://www.w3.org/TR/css-color-4/#hex-notation).
  ///
  /// - Throws: ``ColorError``, also for a colour with an alpha channel.
  package init(_ text: String) throws(ColorError) {
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.first == UInt8(ascii: "#") else { throw .notHexadecimal(text) }
    let digits = text.utf8.dropFirst().map(Color.value)
    let values = digits.compactMap(\.self)
    guard values.count == digits.count else { throw .notHexadecimal(text) }
    switch values.count {
    case 3: self.init(red: values[0] * 17, green: values[1] * 17, blue: values[2] * 17)
    case 6:
      self.init(red: values[0] * 16 + values[1], green: values[2] * 16 + values[3], blue: values[4] * 16 + values[5])
    case 4, 8: throw .transparent(text)
    default: throw .wrongLength(text, digits: values.count)
    }
  }

  /// `#rrggbb`, in lower case.
  package var description: String {
    let hex = Array("0123456789abcdef")
    return [red, green, blue].reduce(into: "#") { text, channel in
      text.append(hex[Int(channel >> 4)])
      text.append(hex[Int(channel & 15)])
    }
  }

  private static func value(ofHexadecimal digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
