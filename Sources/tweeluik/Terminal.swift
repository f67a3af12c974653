import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import Synchronization

/// All that the commands print goes through here, so that nothing that others wrote controls the terminal, and what cannot be
/// printed is not lost in silence.
enum Terminal {
  /// Prints a result for people, to standard output.
  static func say(_ text: String, end: String = "\n") { send(Array(Report.printable(lines: text + end).utf8), to: STDOUT_FILENO) }

  /// Prints a line for people to standard error.
  static func error(_ text: String) { send(Array(Report.printable(lines: text + "\n").utf8), to: STDERR_FILENO) }

  /// Prints a result for programs to standard output, unchanged; on a terminal, without what could control it.
  static func give(_ bytes: [UInt8]) {
    let isSeen = isatty(STDOUT_FILENO) != 0
    send(isSeen ? Array(Report.printable(lines: String(decoding: bytes, as: UTF8.self)).utf8) : bytes, to: STDOUT_FILENO)
  }

  /// Occupies standard streams that are closed, since otherwise the first file that is opened would become one of them. To be
  /// called before anything else; what is then written to such a stream fails.
  static func begin() {
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      _ = systemOpen("/", O_RDONLY)
    }
  }

  /// Whether the system lets the program open files. The system's own queues and threads need some, and end the program when they
  /// get none.
  static var mayOpenFiles: Bool {
    let opened = (0..<8).map { _ in dup(STDIN_FILENO) }
    for descriptor in opened where descriptor >= 0 { close(descriptor) }
    return opened.allSatisfy { $0 >= 0 }
  }

  /// Asks a yes-or-no question; `nil` when nobody can answer.
  static func ask(_ question: String) -> Bool? {
    guard isatty(STDIN_FILENO) != 0, isatty(STDERR_FILENO) != 0 else { return nil }
    send(Array(Report.printable(lines: "\(question) [y/N] ").utf8), to: STDERR_FILENO)
    return ["y", "yes"].contains(readLine()?.lowercased())
  }

  /// Controls the terminal, as nothing else may.
  fileprivate static func steer(_ text: String) { send(Array(text.utf8), to: STDERR_FILENO) }

  /// Ends the program when the bytes cannot be written: whoever asked would take silence for success.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) {
    let failure = write(bytes, to: descriptor)
    if failure == 0 { return }
    // A reader that stopped reading knows.
    if descriptor == STDOUT_FILENO, failure != EPIPE {
      let reason = String(cString: strerror(failure))
      _ = write(Array("error: what there is to say cannot be written to standard output: \(reason)\n".utf8), to: STDERR_FILENO)
    }
    exit(2)
  }

  /// - Returns: the error number; 0 when all was written.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      if written < 0, errno == EAGAIN {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wanted, 1, -1)
        continue
      }
      if written < 0 { return errno }
      rest = rest.dropFirst(written)
    }
    return 0
  }
}

/// Does the work of a command, and prints what kept it from being done.
///
/// - Parameter progress: the line that showed the progress, to be wiped.
/// - Throws: `ExitCode(2)`
func carryOut<Made>(_ progress: Progress? = nil, _ work: () throws(BuildError) -> Made) throws -> Made {
  do throws(BuildError) {
    defer { progress?.finish() }
    return try work()
  } catch {
    Terminal.error("error: \(error)")
    throw ExitCode(2)
  }
}

/// A line that shows how far the work is, on a terminal only; it is wiped when the work is done.
final class Progress: Sendable {
  private let isShown: Bool
  /// What was shown last, of how many, and when these began.
  private let state = Mutex((percent: -1, all: 0, start: ContinuousClock.now))
  private let verb: String
  private let noun: String

  init(quiet: Bool, verb: String = "Writing", noun: String = "files") {
    (self.verb, self.noun) = (verb, noun)
    isShown = !quiet && isatty(STDERR_FILENO) != 0
  }

  func show(_ done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    state.withLock { state in
      // Another number is another stretch of work, which goes at its own speed.
      if all != state.all { state = (-1, all, .now) }
      let percent = done * 100 / all
      guard percent > state.percent else { return }
      state.percent = percent
      Terminal.steer("\r\(verb) \(percent)% (\(done) of \(all) \(noun)\(left(done, of: all, since: state.start)))\u{1B}[K")
    }
  }

  /// How long the rest takes, if it goes on as it did; empty when that is next to nothing.
  private func left(_ done: Int, of all: Int, since start: ContinuousClock.Instant) -> String {
    guard done > 0 else { return "" }
    let seconds = Int((start.duration(to: .now) / done * (all - done)).components.seconds)
    return seconds < 5 ? "" : seconds < 100 ? ", about \(seconds) s left" : ", about \((seconds + 30) / 60) min left"
  }

  func finish() {
    if isShown { Terminal.steer("\r\u{1B}[K") }
  }
}

private func systemOpen(_ path: String, _ flags: Int32) -> Int32 { open(path, flags) }

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
