/// Finds the first byte that is not valid UTF-8.
enum UTF8Check {
  static func firstInvalid(in bytes: [UInt8]) -> Int? {
    // Nearly all files are valid: one fast look decides that, and only an invalid file is searched.
    if isValid(bytes) { return nil }
    var decoder = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var position = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let encoded): position += encoded.count
      case .emptyInput: return nil
      case .error: return position
      }
    }
  }

  /// An ASCII byte is part of no other character, so runs of other bytes are valid by themselves or not at all. Eight bytes are looked at
  /// at a time while all of them are ASCII.
  private static func isValid(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { bytes in
      var index = 0
      while index < bytes.count {
        if index + 8 <= bytes.count, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
        let start = index
        while index < bytes.count, bytes[index] >= 0x80 { index += 1 }
        if index > start, String(validating: bytes[start..<index], as: UTF8.self) == nil { return false }
        while index < bytes.count, bytes[index] < 0x80, index - start < 8 { index += 1 }
      }
      return true
    }
  }
}
