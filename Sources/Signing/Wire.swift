import Foundation

/// Bytes in the form that SSH sends them (RFC 4251, section 5).
struct Wire {
  private(set) var bytes: [UInt8] = []

  mutating func add(raw: [UInt8]) { bytes += raw }

  mutating func add(_ number: UInt32) { bytes += (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32(24 - 8 * $0)) } }

  mutating func add(_ string: [UInt8]) {
    add(UInt32(string.count))
    bytes += string
  }

  mutating func add(_ text: String) { add(Array(text.utf8)) }
}

/// Reads bytes in that form. What is not there is `nil`.
struct WireReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func raw(_ count: Int) -> [UInt8]? {
    guard rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(count) }
    return Array(rest.prefix(count))
  }

  mutating func number() -> UInt32? { raw(4)?.reduce(0) { $0 << 8 | UInt32($1) } }

  mutating func string() -> [UInt8]? { number().flatMap { raw(Int($0)) } }

  mutating func text() -> String? { string().flatMap { String(validating: $0, as: UTF8.self) } }
}

/// Bytes as text between a line that begins it and one that ends it.
enum Armor {
  static func text(_ bytes: [UInt8], _ name: String) -> String {
    let letters = Array(Data(bytes).base64EncodedString())
    let lines = stride(from: 0, to: letters.count, by: 70).map { String(letters[$0..<min(letters.count, $0 + 70)]) }
    return "-----BEGIN \(name)-----\n\(lines.joined(separator: "\n"))\n-----END \(name)-----\n"
  }

  /// The bytes between these lines; `nil` when they are not there.
  static func bytes(_ text: String, _ name: String) -> [UInt8]? {
    let lines = text.split(whereSeparator: \.isNewline).map { String($0).trimmingCharacters(in: .whitespaces) }
    guard lines.first == "-----BEGIN \(name)-----", lines.last == "-----END \(name)-----", lines.count > 2 else { return nil }
    return Data(base64Encoded: lines.dropFirst().dropLast().joined()).map(Array.init)
  }
}
