import Platform

/// The list of files that a build wrote, kept in the output folder: only these are ever changed or removed.
struct Manifest: Equatable {
  static let name = ".tweeluik"

  /// Paths relative to the output folder.
  let paths: Set<String>
  /// The paths in the order of their bytes.
  let sorted: [String]
  /// Whether the build that wrote it ended well. If it did not, there may be temporary files.
  let isComplete: Bool

  init(paths: Set<String>, isComplete: Bool) {
    self.init(paths: paths, sorted: Array(paths).sortedByBytes(of: \.self), isComplete: isComplete)
  }

  /// - Parameter paths: each once, in the order of their bytes.
  init(sorted paths: [String], isComplete: Bool) { self.init(paths: Set(paths), sorted: paths, isComplete: isComplete) }

  /// Reads a manifest; returns `nil` when it is not one. A path that would lead out of the folder is ignored.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    guard let first = lines.first, let state = [Self.complete, Self.unfinished].first(where: { $0 == first }) else {
      return nil
    }
    self.init(paths: Set(lines.dropFirst().filter(Self.isSafe)), isComplete: state == Self.complete)
  }

  /// The same files, written or not.
  func with(isComplete: Bool) -> Manifest { Manifest(paths: paths, sorted: sorted, isComplete: isComplete) }

  private init(paths: Set<String>, sorted: [String], isComplete: Bool) {
    (self.paths, self.sorted, self.isComplete) = (paths, sorted, isComplete)
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for line in [isComplete ? Self.complete : Self.unfinished] + sorted {
      bytes += line.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static let complete = "# Files made by tweeluik. Do not edit."
  private static let unfinished = "# Files made by tweeluik, unfinished. Do not edit."

  /// Whether a path leads nowhere but into the folder, and to no hidden file.
  static func isSafe(_ path: String) -> Bool {
    let slash = UInt8(ascii: "/"), dot = UInt8(ascii: ".")
    var previous = slash
    for byte in path.utf8 {
      // No part may be empty, hidden, or lead to the folder above.
      if byte == 0 || previous == slash && (byte == slash || byte == dot) { return false }
      previous = byte
    }
    return previous != slash
  }
}
