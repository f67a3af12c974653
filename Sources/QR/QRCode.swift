import CQREncode
import Markup

/// A QR code (ISO/IEC 18004).
package struct QRCode: Sendable {
  /// Width and height in modules, without the margin.
  package let size: Int
  /// Which modules are dark.
  private let modules: Modules

  private enum Modules {
    /// The bits of each row; the lowest is the first.
    case rows([UInt64])
    /// One after another, of a code that is wider than that.
    case all([Bool])
  }

  /// The margin that readers need, in modules.
  private static let margin = 4

  /// Makes the smallest code for a text that can still be read when an eighth of it is damaged (level M). Returns `nil` for a
  /// text that is too long for one: more than about 2,300 bytes.
  package init?(_ text: String) {
    var text = text
    if let code = text.withUTF8(QREncoder.init) {
      size = code.size
      modules = .rows(code.rows)
      return
    }
    // Larger codes are rare, and libqrencode makes them.
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    size = Int(code.pointee.width)
    guard size > 0, let data = code.pointee.data else { return nil }
    // The lowest bit of a module says whether it is dark; the others say what it is for.
    modules = .all(UnsafeBufferPointer(start: data, count: size * size).map { $0 & 1 == 1 })
  }

  /// The code as an SVG with its margin, dark on white whatever surrounds it. It is one path, with a stroke for each row's runs
  /// of dark modules.
  ///
  /// - Parameter label: what it leads to, for readers who do not see it.
  package func svg(label: String) -> Markup {
    let side = size + 2 * Self.margin
    return """
      <svg class="qr" viewBox="0 0 \(side) \(side)" role="img" shape-rendering="crispEdges">\
      <title>\(label)</title><rect width="\(side)" height="\(side)" fill="#fff"/><path d="\(path)"/></svg>
      """
  }

  private var path: Markup {
    // A run begins at most at every second module of a row, and none takes more than 20 characters; the last may write 7 more.
    Markup(upTo: size * (size + 1) * 10 + 8) { path in
      var count = 0
      let numbers = Letters.numbers, begin = Letters("M"), turn = Letters("v1h-"), end = Letters("z")
      for row in 0..<size {
        let place = Letters(" ") + numbers[row + Self.margin] + Letters("h")
        eachRun(in: row) { start, length in
          begin.write(to: path, &count)
          numbers[start + Self.margin].write(to: path, &count)
          place.write(to: path, &count)
          numbers[length].write(to: path, &count)
          turn.write(to: path, &count)
          numbers[length].write(to: path, &count)
          end.write(to: path, &count)
        }
      }
      return count
    }
  }

  /// Passes where each run of dark modules in a row begins, and its length.
  private func eachRun(in row: Int, _ take: (_ start: Int, _ length: Int) -> Void) {
    switch modules {
    case .rows(let rows):
      var rest = rows[row], column = 0
      while rest != 0 {
        let light = rest.trailingZeroBitCount, dark = (~(rest >> light)).trailingZeroBitCount
        take(column + light, dark)
        column += light + dark
        rest >>= light + dark
      }
    case .all(let isDark):
      var column = 0
      while column < size {
        let start = column
        while column < size, isDark[row * size + column] { column += 1 }
        if column > start { take(start, column - start) }
        column += 1
      }
    }
  }
}

/// Up to eight letters, which are written at once.
private struct Letters {
  private var bytes: UInt64 = 0
  private var count = 0

  init(_ text: StaticString) {
    for index in 0..<text.utf8CodeUnitCount { add(text.utf8Start[index]) }
  }

  private mutating func add(_ byte: UInt8) {
    bytes |= UInt64(byte) << UInt64(8 * count)
    count += 1
  }

  static func + (one: Letters, other: Letters) -> Letters {
    var sum = one
    sum.bytes |= other.bytes << UInt64(8 * one.count)
    sum.count += other.count
    return sum
  }

  /// Writes them, and as much after them as makes eight bytes.
  func write(to path: UnsafeMutableRawPointer, _ count: inout Int) {
    path.storeBytes(of: bytes.littleEndian, toByteOffset: count, as: UInt64.self)
    count += self.count
  }

  /// The numbers below 200: no code is that many modules wide.
  static let numbers = (0..<200).map { number in
    "\(number)".utf8.reduce(into: Letters("")) { $0.add($1) }
  }
}
