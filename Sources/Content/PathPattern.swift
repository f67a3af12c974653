/// The paths of a kind of file: a name in angle brackets matches one or more bytes without a slash, and `NN` matches two digits.
///
/// Example: `courses/<course>/NN-<slug>.md` matches `courses/rust/01-begin.md`, with the names `rust` and `begin`.
struct PathPattern: Sendable {
  private enum Part: Sendable {
    case text([UInt8]), digits, name(String)
  }

  /// The pattern as it is written.
  let text: String
  private let parts: [Part]
  /// How many of its bytes are not in names. When two patterns match a path, the heavier one is the more specific.
  let weight: Int

  init(_ text: String) {
    self.text = text
    var parts: [Part] = [], rest = text[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">") {
        parts.append(.name(String(rest[rest.index(after: rest.startIndex)..<end])))
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("NN") {
        parts.append(.digits)
        rest = rest.dropFirst(2)
      } else {
        let end = rest.firstIndex { $0 == "<" || $0 == "N" } ?? rest.endIndex
        parts.append(.text(Array(rest[..<end].utf8)))
        rest = rest[end...]
      }
    }
    self.parts = parts
    weight = parts.reduce(0) { if case .text(let bytes) = $1 { $0 + bytes.count } else { $0 } }
  }

  /// What the names stand for in a path; `nil` when the path does not match. Each name is as long as possible, so that in
  /// `<audience>.<language>.md` the language has no dot.
  func match(_ path: String) -> Names? {
    Self.match(parts[...], Array(path.utf8)[...]).map { Names(keys: names, values: $0) }
  }

  private var names: [String] { parts.compactMap { if case .name(let name) = $0 { name } else { nil } } }

  /// What the names in the parts stand for, in order.
  private static func match(_ parts: ArraySlice<Part>, _ path: ArraySlice<UInt8>) -> [String]? {
    guard let part = parts.first else { return path.isEmpty ? [] : nil }
    let rest = parts.dropFirst()
    switch part {
    case .text(let bytes): return path.starts(with: bytes) ? match(rest, path.dropFirst(bytes.count)) : nil
    case .digits:
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9"), two = path.prefix(2)
      return two.count == 2 && two.allSatisfy(digits.contains) ? match(rest, path.dropFirst(2)) : nil
    case .name:
      let folder = path.firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
      for last in (path.startIndex..<folder).reversed() {
        if let names = match(rest, path[(last + 1)...]) { return [String(decoding: path[...last], as: UTF8.self)] + names }
      }
      return nil
    }
  }

  /// What the names of a pattern stand for.
  struct Names: Sendable {
    fileprivate let keys: [String]
    fileprivate let values: [String]

    /// What a name of the pattern stands for.
    subscript(_ name: String) -> String { zip(keys, values).first { $0.0 == name }?.1 ?? "" }

    /// The names that become part of addresses, and so must be slugs. A language is not one of them: it is checked against the
    /// languages of the site.
    var slugs: [String] { zip(keys, values).filter { $0.0 != "language" }.map(\.1) }
  }
}
