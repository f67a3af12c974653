import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import Synchronization

/// What the commands say.
enum Terminal {
  /// A line for people, apart from the results.
  static func error(_ text: String) { write(text + "\n") }

  /// Lines of a result as they are; on a terminal without what could steer it.
  static func show(_ lines: [[UInt8]]) {
    let isSeen = isatty(STDOUT_FILENO) != 0
    for line in lines {
      let text = isSeen ? Array((Report.printable(String(decoding: line.dropLast(), as: UTF8.self)) + "\n").utf8) : line
      send(text, to: STDOUT_FILENO)
    }
  }

  /// Asks whether to do something; nothing where nobody can answer.
  static func ask(_ question: String) -> Bool? {
    guard isatty(STDIN_FILENO) != 0, isatty(STDERR_FILENO) != 0 else { return nil }
    write("\(question) [y/N] ")
    return ["y", "yes"].contains(readLine()?.lowercased())
  }

  /// Text as it is.
  static func write(_ text: String) { send(Array(text.utf8), to: STDERR_FILENO) }

  /// Where nobody can read it, it is lost, and the work goes on.
  private static func send(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if written <= 0 { return }
      rest = rest.dropFirst(written)
    }
  }
}

/// Does what a command is for; what kept it from being done is said.
///
/// - Parameter progress: what showed how far it was, to be wiped.
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
  private let shown = Mutex(-1)
  private let verb: String
  private let noun: String

  init(quiet: Bool, verb: String = "Writing", noun: String = "files") {
    (self.verb, self.noun) = (verb, noun)
    isShown = !quiet && isatty(STDERR_FILENO) != 0
  }

  func show(_ done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    shown.withLock { last in
      let percent = done * 100 / all
      guard percent > last else { return }
      last = percent
      Terminal.write("\r\(verb) \(percent)% (\(done) of \(all) \(noun))")
    }
  }

  func finish() {
    if isShown { Terminal.write("\r\u{1B}[K") }
  }
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, buffer, count)
}
