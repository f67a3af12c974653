import Foundation
import Platform

/// A whole site in one string: a comment, then each file below a line `-- path --`.
///
/// There are also `-- path (hex) --` for bytes in hexadecimal, `-- path (link to TARGET) --` for a symbolic link, `-- path
/// (pipe) --` for a named pipe, and `-- path (none) --` to remove a file of an earlier layer.
package struct SmallSite {
  package enum Entry: Equatable, Sendable { case bytes([UInt8]), link(String), pipe, none }

  package var comment = ""
  /// Each by its path.
  package var files: [String: Entry] = [:]

  package init(_ text: String) {
    var path: String?
    var entry = Entry.none
    var lines: [Substring] = []
    func close() {
      guard let path else {
        comment = lines.joined(separator: "\n")
        return
      }
      let text = lines.map { $0 + "\n" }.joined()
      switch entry {
      case .bytes(let mark) where mark == [0]: files[path] = .bytes(Self.bytes(hex: text))
      case .bytes: files[path] = .bytes(Array(text.utf8))
      default: files[path] = entry
      }
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("-- "), line.hasSuffix(" --"), line.count > 6 else {
        lines.append(line)
        continue
      }
      close()
      lines = []
      (path, entry) = Self.header(line.dropFirst(3).dropLast(3))
    }
    if lines.last == "" { lines.removeLast() }
    close()
  }

  /// This site with another laid over it.
  package func with(_ other: SmallSite) -> SmallSite {
    var result = self
    for (path, entry) in other.files { result.files[path] = entry == .none ? nil : entry }
    return result
  }

  package func with(_ text: String) -> SmallSite { with(SmallSite(text)) }

  package func text(_ path: String) -> String? {
    guard case .bytes(let bytes)? = files[path] else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes the files to a folder.
  package func write(to folder: String) throws {
    for (path, entry) in files {
      let target = "\(folder)/\(path)"
      try FileManager.default.createDirectory(
        atPath: (target as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      switch entry {
      case .bytes(let bytes): try Files.write(bytes, to: target)
      case .link(let destination):
        try FileManager.default.createSymbolicLink(atPath: target, withDestinationPath: destination)
      case .pipe: mkfifo(target, 0o600)
      case .none: break
      }
    }
  }

  private static func header(_ text: Substring) -> (String, Entry) {
    guard text.hasSuffix(")"), let open = text.range(of: " (", options: .backwards) else { return (String(text), .bytes([])) }
    let path = String(text[..<open.lowerBound]), note = text[open.upperBound...].dropLast()
    switch note {
    case "hex": return (path, .bytes([0]))
    case "pipe": return (path, .pipe)
    case "none": return (path, .none)
    default:
      return note.hasPrefix("link to ") ? (path, .link(String(note.dropFirst(8)))) : (String(text), .bytes([]))
    }
  }

  private static func bytes(hex text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
