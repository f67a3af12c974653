/// The choice of a mask: the one with which readers have the least trouble.
extension QREncoder {
  /// By version and mask: what the mask turns around in each row and in each column, with its number.
  static let turns = blanks.map { blank in (0..<8).map { Turn($0, of: blank) } }

  /// What a mask turns around.
  struct Turn: Sendable {
    fileprivate var rows = [UInt64](repeating: 0, count: 64), columns = [UInt64](repeating: 0, count: 64)

    fileprivate init(_ mask: Int, of blank: QREncoder) {
      var number = blank
      number.clear()
      for bit in 0..<15 where formats[mask] >> bit & 1 == 1 {
        if bit < 8 {
          number.set(8, number.size - 1 - bit)
          number.set(bit < 6 ? bit : bit + 1, 8)
        } else {
          number.set(number.size - 15 + bit, 8)
          number.set(8, bit == 8 ? 7 : 14 - bit)
        }
      }
      for line in 0..<blank.size {
        rows[line] = patterns[mask].rows[line % 12] & blank.dataRows[line] | number.rows[line]
        columns[line] = patterns[mask].columns[line % 12] & blank.dataColumns[line] | number.columns[line]
      }
    }
  }

  /// By mask: what it turns around in each of twelve rows and columns, all along them. After twelve modules every mask begins again.
  private static let patterns = (0..<8).map { mask in
    (
      rows: (0..<12).map { line in bits { turns(mask, line, $0) } },
      columns: (0..<12).map { line in bits { turns(mask, $0, line) } }
    )
  }

  private static func bits(_ isSet: (Int) -> Bool) -> UInt64 {
    var twelve: UInt64 = 0
    for place in 0..<12 where isSet(place) { twelve |= 1 << UInt64(place) }
    return twelve | twelve << 12 | twelve << 24 | twelve << 36 | twelve << 48 | twelve << 60
  }

  private static func turns(_ mask: Int, _ y: Int, _ x: Int) -> Bool {
    switch mask {
    case 0: (x + y) % 2 == 0
    case 1: y % 2 == 0
    case 2: x % 3 == 0
    case 3: (x + y) % 3 == 0
    case 4: (y / 2 + x / 3) % 2 == 0
    case 5: x * y % 2 + x * y % 3 == 0
    case 6: (x * y % 2 + x * y % 3) % 2 == 0
    default: (x * y % 3 + (x + y) % 2) % 2 == 0
    }
  }

  /// By mask: its number and the level with their error correction.
  private static let formats = [0x5412, 0x5125, 0x5E7C, 0x5B4B, 0x45F9, 0x40CE, 0x4F97, 0x4AA0]

  /// Four lines at once.
  private typealias Four = SIMD4<UInt64>

  /// Applies the mask that makes the code easiest to read, by the standard's demerits as libqrencode counts them; the first of equals.
  mutating func mask() {
    let turns = Self.turns[version - 1], size = size, fours = (2 * size + 3) / 4
    var best = 0, least = Int.max
    withUnsafeTemporaryAllocation(of: Four.self, capacity: fours) { lines in
      for (number, turn) in turns.enumerated() {
        lines.withMemoryRebound(to: UInt64.self) { lines in
          for line in 0..<size {
            lines[line] = rows[line] ^ turn.rows[line]
            lines[size + line] = columns[line] ^ turn.columns[line]
          }
          for line in (2 * size)..<(4 * fours) { lines[line] = Self.plain }
        }
        let demerits = demerits(of: UnsafeBufferPointer(lines), below: least)
        if demerits < least { (best, least) = (number, demerits) }
      }
    }
    for line in 0..<size {
      rows[line] ^= turns[best].rows[line]
      columns[line] ^= turns[best].columns[line]
    }
  }

  /// A line without demerits: no two modules beside each other are equal.
  private static let plain: UInt64 = 0x5555_5555_5555_5555

  /// - Parameters:
  ///   - fours: the rows, then the columns, and then lines that are ``plain``.
  ///   - limit: from there on the exact number does not matter.
  private func demerits(of fours: UnsafeBufferPointer<Four>, below limit: Int) -> Int {
    let all: UInt64 = 1 << size - 1
    var demerits = fours.withMemoryRebound(to: UInt64.self) { blocks(of: $0, all) }
    for four in fours where demerits < limit {
      demerits += Self.longRuns(four, all)
      guard Self.mayHaveCorners(four) else { continue }
      for line in 0..<4 { demerits += corners(four[line]) }
    }
    return demerits
  }

  /// Three for each square of four equal modules, and ten for each twentieth by which not half of all are dark.
  private func blocks(of lines: UnsafeBufferPointer<UInt64>, _ all: UInt64) -> Int {
    var dark = lines[size - 1].nonzeroBitCount, squares = 0
    for row in 0..<(size - 1) {
      let one = lines[row], other = lines[row + 1]
      dark += one.nonzeroBitCount
      squares += (~(one ^ other) & ~(one ^ one >> 1) & ~(other ^ other >> 1) & (all >> 1)).nonzeroBitCount
    }
    let area = size * size
    return abs((200 * dark + area) / area / 2 - 50) / 5 * 10 + 3 * squares
  }

  /// Three for each run of five equal modules, and one for each module more.
  private static func longRuns(_ line: Four, _ all: UInt64) -> Int {
    // By module: whether it equals the next one; whether it begins five equal ones. After a run of these, four are missing at least.
    let same = ~(line ^ line &>> 1) & Four(repeating: all >> 1), threes = same & same &>> 1, fives = threes & threes &>> 2
    let begins = fives & ~(fives &>> 1)
    return (0..<4).reduce(0) { $0 + fives[$1].nonzeroBitCount + 2 * begins[$1].nonzeroBitCount }
  }

  /// Whether one of four lines may have what ``corners(_:)`` counts: hardly any has.
  private static func mayHaveCorners(_ line: Four) -> Bool {
    let two = line & line &>> 1, three = two & line &>> 2, six = three & three &>> 3
    // A single module, three, and a single one again, with single light ones between them; or six dark ones.
    let middle = line & ~(line &>> 1) & three &>> 2 & ~(line &>> 5) & line &>> 6
    return middle | six != Four()
  }

  private func corners(_ line: UInt64) -> Int {
    let demerits = Self.smallCorners(line)
    // A larger one has two modules, two light ones, six, two light ones and two; or a middle of nine or more. Hardly any line has.
    let six = line & line >> 1 & line >> 2 & line >> 3 & line >> 4 & line >> 5 & ~(line << 1) & ~(line << 2)
    let isDouble = six & line << 3 & line << 4 & ~(line >> 6) & ~(line >> 7) & line >> 8 & line >> 9
    let isLarger = six & line >> 6 & line >> 7 & line >> 8
    return isDouble | isLarger == 0 ? demerits : demerits + largeCorners(line)
  }

  /// Forty for each run 1 : 1 : 3 : 1 : 1 of single modules, dark first, and four light ones, or none that are dark, before or after it.
  private static func smallCorners(_ line: UInt64) -> Int {
    let isMiddle = line & ~(line >> 1) & line >> 2 & line >> 3 & line >> 4 & ~(line >> 5) & line >> 6
    let isWhole = isMiddle & ~(line << 1) & ~(line >> 7)
    if isWhole == 0 { return 0 }
    // What lies outside the line is light.
    let before = ~(line << 2 | line << 3 | line << 4), after = ~(line >> 8 | line >> 9 | line >> 10)
    return 40 * (isWhole & (before | after)).nonzeroBitCount
  }

  /// The same for runs with these proportions whose parts are at least two modules wide, and four times as many light ones beside them.
  private func largeCorners(_ line: UInt64) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: 66) { runs in
      // The lengths of the runs, light first; one that is not there has a length of -1, as in libqrencode.
      var count = 0, rest = line, at = 0, isDark = line & 1 == 1
      if isDark {
        runs[0] = -1
        count = 1
      }
      while at < size {
        let length = min(size - at, (isDark ? ~rest : rest).trailingZeroBitCount)
        runs[count] = length
        count += 1
        at += length
        rest >>= UInt64(length)
        isDark.toggle()
      }
      var demerits = 0, index = 3
      while index < count - 2 {
        let unit = runs[index - 1]
        if unit > 1, runs[index] == 3 * unit, runs[index - 2] == unit, runs[index + 1] == unit, runs[index + 2] == unit,
          index == 3 || runs[index - 3] >= 4 * unit || index + 4 >= count || runs[index + 3] >= 4 * unit
        {
          demerits += 40
        }
        index += 2
      }
      return demerits
    }
  }
}
