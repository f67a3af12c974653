import Diagnostics
import Platform
import Synchronization

/// What each file gave when it was last read, for a program that reads the content again and again.
final class KnownFiles: Sendable {
  private struct State {
    /// The stamp of `site.yml`, on which the meaning of every file depends.
    var settings: Files.Stamp?
    var files: [String: (stamp: Files.Stamp, decoded: ContentFolder.DecodedFile)] = [:]
    var seen = Seen()
    var changes = 0
  }

  /// The folder as it was last seen.
  struct Seen: Equatable, Sendable {
    var files: [SeenFile] = []
    /// What is wrong with the folder itself: links, and files that cannot be looked at.
    var findings: [Diagnostic] = []
  }

  /// A file and its stamp; `nil` for one that cannot be read.
  struct SeenFile: Equatable, Sendable {
    let path: String
    let stamp: Files.Stamp?
  }

  private let state = Mutex(State())

  /// The folder as it was last seen.
  var seen: Seen { state.withLock { $0.seen } }

  /// How often ``see(_:)`` was told something new.
  var changes: Int { state.withLock { $0.changes } }

  /// Records how the folder is now.
  func see(_ seen: Seen) {
    state.withLock { state in
      if state.seen != seen { (state.seen, state.changes) = (seen, state.changes + 1) }
    }
  }

  /// Forgets all files when the settings have changed.
  func forget(unless settings: Files.Stamp?) {
    state.withLock { state in
      if state.settings != settings { (state.settings, state.files) = (settings, [:]) }
    }
  }

  /// What a file gave when it was last read; `nil` when it never was.
  func decoded(_ file: String) -> ContentFolder.DecodedFile? { state.withLock { $0.files[file]?.decoded } }

  /// What a file gave when it was last read, if its stamp is the same; otherwise what `decode` returns.
  func decoded(_ file: String, _ stamp: Files.Stamp, decode: () -> ContentFolder.DecodedFile) -> ContentFolder.DecodedFile {
    if let known = state.withLock({ $0.files[file] }), known.stamp == stamp { return known.decoded }
    let decoded = decode()
    state.withLock { $0.files[file] = (stamp, decoded) }
    return decoded
  }
}
