/// A file to be put into a zip.
package struct ZipEntry: Sendable {
  /// Its path in the zip, with `/` between folders.
  package let name: String
  let bytes: [UInt8]
  /// The size and the CRC-32 of the uncompressed bytes, when ``bytes`` are compressed already.
  let packed: (size: UInt64, crc: UInt32)?

  package init(name: String, bytes: [UInt8]) { self.init(name: name, bytes: bytes, packed: nil) }

  init(name: String, bytes: [UInt8], packed: (size: UInt64, crc: UInt32)?) {
    (self.name, self.bytes, self.packed) = (name, bytes, packed)
  }
}

/// The day that all files in a zip have as their time: midnight on it, in any time zone.
package struct ZipDate: Sendable {
  /// Seven bits for the years since 1980, four for the month and five for the day.
  let dos: UInt16

  /// Returns `nil` for a day that does not exist, or that is not in the years 1980 to 2107.
  package init?(year: Int, month: Int, day: Int) {
    guard (1980...2107).contains(year), (1...12).contains(month) else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...days[month - 1]).contains(day) else { return nil }
    dos = UInt16((year - 1980) << 9 | month << 5 | day)
  }
}
