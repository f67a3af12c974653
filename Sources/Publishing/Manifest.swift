/// The list of files that a build wrote, kept in the output folder: only these are ever changed or removed.
struct Manifest: Equatable {
  static let name = ".tweeluik"

  /// Paths below the output folder.
  var paths: Set<String>
  /// Whether the build that wrote it ended well. If not, temporary files may have been left.
  var isComplete: Bool

  init(paths: Set<String>, isComplete: Bool) {
    self.paths = paths
    self.isComplete = isComplete
  }

  /// Reads a manifest; nothing when it is not one. A path that would lead out of the folder is left out.
  init?(_ bytes: [UInt8]) {
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard let first = lines.first, let state = [Self.complete, Self.unfinished].first(where: { $0 == first }) else {
      return nil
    }
    lines.removeFirst()
    paths = Set(lines.filter(Self.isSafe))
    isComplete = state == Self.complete
  }

  var bytes: [UInt8] {
    let sorted = paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return Array((([isComplete ? Self.complete : Self.unfinished] + sorted).joined(separator: "\n") + "\n").utf8)
  }

  private static let complete = "# Files made by tweeluik. Do not edit."
  private static let unfinished = "# Files made by tweeluik, unfinished. Do not edit."

  static func isSafe(_ path: String) -> Bool {
    !path.isEmpty && !path.contains("\0")
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
  }
}
