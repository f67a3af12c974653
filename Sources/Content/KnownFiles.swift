import Platform
import Synchronization

/// What files gave when they were last read, for those who read them again and again.
final class KnownFiles: Sendable {
  private struct State {
    /// What every file's meaning depends on.
    var settings: Files.Stamp?
    var files: [String: (stamp: Files.Stamp, decoded: ContentFolder.DecodedFile)] = [:]
  }

  private let state = Mutex(State())

  /// Forgets all when the settings are others than before.
  func forget(unless settings: Files.Stamp?) {
    state.withLock { state in
      if state.settings != settings { state = State(settings: settings) }
    }
  }

  /// What a file gave, if it has not been written since; otherwise what it gives now.
  func piece(_ file: String, _ stamp: Files.Stamp, decode: () -> ContentFolder.DecodedFile) -> ContentFolder.DecodedFile {
    if let known = state.withLock({ $0.files[file] }), known.stamp == stamp { return known.decoded }
    let decoded = decode()
    state.withLock { $0.files[file] = (stamp, decoded) }
    return decoded
  }
}
