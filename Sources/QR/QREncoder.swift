/// Makes a QR code of up to 57 × 57 modules (versions 1 to 10, level M, bytes), module for module the one that libqrencode makes, in
/// a fifth of its time: libqrencode tries all eight masks module by module, and this one row by row, as bits of a number. `QRTests`
/// compares the two.
package struct QREncoder: Sendable {
  /// The modules of each row, and of each column; the lowest bit is the first. 1 is dark.
  var rows = [UInt64](repeating: 0, count: 64), columns = [UInt64](repeating: 0, count: 64)
  /// The modules that hold data, in the same way: masks change these alone.
  var dataRows = [UInt64](repeating: 0, count: 64), dataColumns = [UInt64](repeating: 0, count: 64)
  /// The modules that data may not use.
  var taken = [UInt64](repeating: 0, count: 64)
  /// The modules that hold data, in the order of its bits.
  private var places: [(row: UInt8, column: UInt8)] = []
  let version: Int
  package let size: Int

  /// Returns `nil` for a text that needs a larger code, and for none.
  package init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard !text.isEmpty, let version = Self.data.indices.first(where: { text.count <= Self.capacity($0 + 1) }) else { return nil }
    self = Self.blanks[version]
    place(Self.codewords(of: text, self.version))
    mask()
  }

  /// By version: a code without data. What is the same for all texts is drawn once.
  static let blanks = data.indices.map { QREncoder(version: $0 + 1) }

  private init(version: Int) {
    self.version = version
    size = 17 + 4 * version
    drawPatterns()
    findPlaces()
  }

  /// Whether a module is dark.
  package func isDark(_ row: Int, _ column: Int) -> Bool { rows[row] >> column & 1 == 1 }

  // MARK: - Bytes

  /// By version: the bytes of data, those of error correction in each block, and the blocks (ISO/IEC 18004, table 9, level M).
  private static let data = [16, 28, 44, 64, 86, 108, 124, 154, 182, 216]
  private static let correction = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26]
  private static let blocks = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5]

  /// How many bytes fit beside the mode and their number, which takes two bytes in version 10.
  private static func capacity(_ version: Int) -> Int { data[version - 1] - (version < 10 ? 2 : 3) }

  /// All bytes of a code in the order in which they are placed.
  private static func codewords(of text: UnsafeBufferPointer<UInt8>, _ version: Int) -> [UInt8] {
    // Four bits that say that bytes follow, their number, the bytes, four zeros, and padding.
    var words: [UInt8] = [], rest: UInt8 = 4
    words.reserveCapacity(data[version - 1])
    func add(_ byte: UInt8) {
      words.append(rest << 4 | byte >> 4)
      rest = byte & 15
    }
    if version >= 10 { add(UInt8(text.count >> 8)) }
    add(UInt8(text.count & 255))
    for byte in text { add(byte) }
    words.append(rest << 4)
    while words.count < data[version - 1] {
      words.append(0xEC)
      if words.count < data[version - 1] { words.append(0x11) }
    }
    // The last blocks are a byte longer where the bytes do not divide.
    let count = blocks[version - 1], short = words.count / count, longer = words.count % count
    var parts: [ArraySlice<UInt8>] = [], start = 0
    for index in 0..<count {
      let end = start + short + (index >= count - longer ? 1 : 0)
      parts.append(words[start..<end])
      start = end
    }
    let corrections = parts.map { remainder(of: $0, degree: correction[version - 1]) }
    var all: [UInt8] = []
    for index in 0...short { for part in parts where index < part.count { all.append(part[part.startIndex + index]) } }
    for index in 0..<correction[version - 1] { for correction in corrections { all.append(correction[index]) } }
    return all
  }

  /// The Reed-Solomon bytes of a block: the remainder of its division by the generator, in GF(2⁸) with x⁸ + x⁴ + x³ + x² + 1.
  private static func remainder(of block: ArraySlice<UInt8>, degree: Int) -> [UInt8] {
    let generator = generators[degree], powers = powers, logarithms = logarithms
    var rest = block + [UInt8](repeating: 0, count: degree)
    let start = rest.startIndex
    rest.withUnsafeMutableBufferPointer { rest in
      for index in 0..<block.count where rest[index] != 0 {
        let power = Int(logarithms[Int(rest[index])])
        for place in 0..<degree { rest[index + 1 + place] ^= powers[power + generator[place]] }
      }
    }
    return Array(rest[(start + block.count)...])
  }

  /// The powers of 2 in the field, twice in a row so that the sum of two logarithms is an index.
  private static let powers: [UInt8] = {
    var powers: [UInt8] = [], value = 1
    for _ in 0..<255 {
      powers.append(UInt8(value))
      value = value << 1 ^ (value >= 128 ? 0x11D : 0)
    }
    return powers + powers
  }()
  private static let logarithms: [UInt8] = {
    var logarithms = [UInt8](repeating: 0, count: 256)
    for exponent in 0..<255 { logarithms[Int(powers[exponent])] = UInt8(exponent) }
    return logarithms
  }()

  /// By degree: the logarithms of the coefficients of (x - 1)(x - 2)(x - 4)…, but for the first, which is 1.
  private static let generators: [[Int]] = (0...30).map { degree in
    var generator: [UInt8] = [1]
    for root in 0..<degree {
      var next = generator + [0]
      for (index, coefficient) in generator.enumerated() where coefficient != 0 {
        next[index + 1] ^= powers[Int(logarithms[Int(coefficient)]) + root]
      }
      generator = next
    }
    return generator.dropFirst().map { Int(logarithms[Int($0)]) }
  }

  // MARK: - Modules

  mutating func set(_ row: Int, _ column: Int, _ isDark: Bool = true) {
    if isDark {
      rows[row] |= 1 << column
      columns[column] |= 1 << row
    }
    taken[row] |= 1 << column
  }

  /// Makes all modules light.
  mutating func clear() {
    rows = [UInt64](repeating: 0, count: 64)
    columns = rows
  }

  /// What is the same for all texts: the three corners, the lines between them, the small squares, and the version.
  private mutating func drawPatterns() {
    for (top, left) in [(0, 0), (0, size - 7), (size - 7, 0)] {
      // The corner with its margin of one.
      for row in max(0, top - 1)...min(size - 1, top + 7) {
        for column in max(0, left - 1)...min(size - 1, left + 7) {
          let distance = max(abs(row - top - 3), abs(column - left - 3))
          set(row, column, distance != 2 && distance != 4)
        }
      }
    }
    for place in 8..<(size - 8) {
      set(6, place, place % 2 == 0)
      set(place, 6, place % 2 == 0)
    }
    let centres = Self.centres[version - 1]
    for row in centres {
      for column in centres {
        // There is none where a corner is.
        if [[6, 6], [6, size - 7], [size - 7, 6]].contains([row, column]) { continue }
        for y in -2...2 { for x in -2...2 { set(row + y, column + x, max(abs(x), abs(y)) != 1) } }
      }
    }
    // Room for the mask's number, with one module that is always dark.
    for place in 0...8 {
      set(8, place, place == 6)
      set(place, 8, place == 6)
    }
    for place in (size - 8)..<size {
      set(8, place, false)
      set(place, 8, place == size - 8)
    }
    guard version >= 7 else { return }
    // The version with its Golay code (generator 0x1F25).
    var code = version << 12
    for bit in (12...17).reversed() where code >> bit & 1 == 1 { code ^= 0x1F25 << (bit - 12) }
    code |= version << 12
    for bit in 0..<18 {
      let isDark = code >> bit & 1 == 1
      set(bit / 3, size - 11 + bit % 3, isDark)
      set(size - 11 + bit % 3, bit / 3, isDark)
    }
  }

  /// By version: the rows and columns in which the small squares have their centres.
  private static let centres = [
    [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
  ]

  /// Bits go up and down in columns two wide, from the right, past what is taken.
  private mutating func findPlaces() {
    var column = size - 1, isUpward = true
    while column > 0 {
      if column == 6 { column -= 1 }
      for step in 0..<size {
        let row = isUpward ? size - 1 - step : step
        for x in [column, column - 1] where taken[row] >> x & 1 == 0 {
          dataRows[row] |= 1 << x
          dataColumns[x] |= 1 << row
          places.append((UInt8(row), UInt8(x)))
        }
      }
      column -= 2
      isUpward.toggle()
    }
  }

  /// Places the bits of all bytes. A few modules at the end are left over, and light.
  private mutating func place(_ codewords: [UInt8]) {
    rows.withUnsafeMutableBufferPointer { rows in
      columns.withUnsafeMutableBufferPointer { columns in
        for (place, bit) in zip(places, 0..<(8 * codewords.count)) where codewords[bit >> 3] >> (7 - bit & 7) & 1 == 1 {
          rows[Int(place.row)] |= 1 << place.column
          columns[Int(place.column)] |= 1 << place.row
        }
      }
    }
  }
}
