/// Finds the first byte that is not valid UTF-8.
enum UTF8Check {
  static func firstInvalid(in bytes: [UInt8]) -> Int? {
    // Nearly all files are valid: one fast look decides that, and only an invalid file is searched.
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
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
}
