import CQREncode
import Markup

/// A QR code (ISO/IEC 18004).
package struct QRCode: Sendable {
  /// Width and height in modules, without the margin.
  package let size: Int
  /// Whether each module is dark, row by row.
  private let isDark: [Bool]

  /// The margin that readers need, in modules.
  private static let margin = 4

  /// Makes the smallest code for a text that can still be read when an eighth of it is damaged (level M). Returns `nil` for a
  /// text that is too long for one: more than about 2,300 bytes.
  package init?(_ text: String) {
    var text = text
    if let code = text.withUTF8(QREncoder.init) {
      size = code.size
      isDark = code.modules
      return
    }
    // Larger codes are rare, and libqrencode makes them.
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    size = Int(code.pointee.width)
    guard size > 0, let data = code.pointee.data else { return nil }
    // The lowest bit of a module says whether it is dark; the others say what it is for.
    isDark = UnsafeBufferPointer(start: data, count: size * size).map { $0 & 1 == 1 }
  }

  /// The code as an SVG with its margin, dark on white whatever surrounds it. It is one path, with a stroke for each row's runs
  /// of dark modules.
  ///
  /// - Parameter label: what it leads to, for readers who do not see it.
  package func svg(label: String) -> Markup {
    let side = size + 2 * Self.margin
    // A run begins at most at every second module of a row, and none takes more than 20 characters.
    let path = String(unsafeUninitializedCapacity: size * (size + 1) * 10) { path in
      var count = 0
      for row in 0..<size {
        var column = 0
        while column < size {
          let start = column
          while column < size, isDark[row * size + column] { column += 1 }
          if column > start {
            Self.add("M", start + Self.margin, to: path, &count)
            Self.add(" ", row + Self.margin, to: path, &count)
            Self.add("h", column - start, to: path, &count)
            Self.add("v1h-", column - start, to: path, &count)
            Self.add("z", nil, to: path, &count)
          }
          column += 1
        }
      }
      return count
    }
    return """
      <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" shape-rendering="crispEdges">\
      <title>\(label)</title><rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)"/></svg>
      """
  }

  /// Adds letters and a number below 1,000, as no code is a thousand modules wide.
  private static func add(
    _ letters: StaticString, _ number: Int?, to path: UnsafeMutableBufferPointer<UInt8>, _ count: inout Int
  ) {
    func add(_ byte: UInt8) {
      path[count] = byte
      count += 1
    }
    for place in 0..<letters.utf8CodeUnitCount { add(letters.utf8Start[place]) }
    guard let number else { return }
    if number >= 100 { add(UInt8(ascii: "0") + UInt8(number / 100)) }
    if number >= 10 { add(UInt8(ascii: "0") + UInt8(number / 10 % 10)) }
    add(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
