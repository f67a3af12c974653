import Platform
import Synchronization

/// What files gave when they were last read, for those who read them again and again.
final class KnownFiles: Sendable {
  private struct State {
    /// What every file's meaning depends on.
    var settings: Files.Stamp?
    var files: [String: (stamp: Files.Stamp, decoded: ContentFolder.DecodedFile)] = [:]
    /// Every file of the folder as it was last seen.
    var seen: [SeenFile] = []
    var changes = 0
  }

  /// A file and its stamp; no stamp for what can not be read.
  struct SeenFile: Equatable, Sendable {
    let path: String
    let stamp: Files.Stamp?
  }

  private let state = Mutex(State())

  /// Every file as it was last seen.
  var seen: [SeenFile] { state.withLock { $0.seen } }

  /// How often ``see(_:)`` was told of something new.
  var changes: Int { state.withLock { $0.changes } }

  /// Takes down how the files are now.
  func see(_ files: [SeenFile]) {
    state.withLock { state in
      if state.seen != files { (state.seen, state.changes) = (files, state.changes + 1) }
    }
  }

  /// Forgets all when the settings are others than before.
  func forget(unless settings: Files.Stamp?) {
    state.withLock { state in
      if state.settings != settings { (state.settings, state.files) = (settings, [:]) }
    }
  }

  /// What a file gave when it was last read.
  func piece(_ file: String) -> ContentFolder.DecodedFile? { state.withLock { $0.files[file]?.decoded } }

  /// What a file gave, if it has not been written since; otherwise what it gives now.
  func piece(_ file: String, _ stamp: Files.Stamp, decode: () -> ContentFolder.DecodedFile) -> ContentFolder.DecodedFile {
    if let known = state.withLock({ $0.files[file] }), known.stamp == stamp { return known.decoded }
    let decoded = decode()
    state.withLock { $0.files[file] = (stamp, decoded) }
    return decoded
  }
}
