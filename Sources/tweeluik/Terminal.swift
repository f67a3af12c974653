import Foundation
import Synchronization

/// What the commands say.
enum Terminal {
  /// A line for people, apart from the results.
  static func error(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// A line that shows how far the work is, on a terminal only; it is wiped when the work is done.
final class Progress: Sendable {
  private let isShown: Bool
  private let shown = Mutex(-1)

  init(quiet: Bool) { isShown = !quiet && isatty(STDERR_FILENO) != 0 }

  func show(_ done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    shown.withLock { last in
      let percent = done * 100 / all
      guard percent > last else { return }
      last = percent
      FileHandle.standardError.write(Data("\rWriting \(percent)% (\(done) of \(all) files)".utf8))
    }
  }

  func finish() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }
}
