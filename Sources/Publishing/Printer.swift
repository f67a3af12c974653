import Foundation
import Markup
import Platform

/// Turns pages into PDFs with WeasyPrint, in a single process.
struct Printer {
  /// A page to print, as a file.
  struct Job {
    let page: String
    /// The address at which the page is published.
    let address: String
    /// The file to make: a PDF, or an EPUB if its name says so.
    let output: String
    /// The most pages it may take; `nil` for no limit.
    let limit: Int?
    let isBooklet: Bool

    /// The job as `print.py` reads it: a line of JSON.
    fileprivate var line: [UInt8] {
      let object = JSON.object([
        ("page", .text(page)), ("address", .text(address)), ("output", .text(output)),
        ("limit", limit.map { .number($0) }), ("booklet", isBooklet ? 1 : nil),
      ])
      return object.bytes + [UInt8(ascii: "\n")]
    }
  }

  /// What became of a job.
  enum Outcome: Equatable { case pages(Int), failed(reason: String) }

  /// The path of a Python that has WeasyPrint.
  private let python: String

  /// - Parameters:
  ///   - python: the only Python to try. When `nil`, the one made by `script/handouts` is tried, then the one beside a
  ///     `weasyprint` in the search path, then `python3`.
  ///   - searchPath: folders with `:` between them, as in `PATH`.
  /// - Throws: ``BuildError/noPrinter(tried:)``
  init(python: String?, searchPath: String) throws(BuildError) {
    let folders = searchPath.split(separator: ":").map(String.init)
    func found(_ name: String) -> String? { folders.map { "\($0)/\(name)" }.first { Files.kind($0) != nil } }
    let beside = found("weasyprint").flatMap(Files.real).map { ($0 as NSString).deletingLastPathComponent + "/python3" }
    let tried = python.map { [$0] } ?? [".venv-print/bin/python3", beside, found("python3")].compactMap(\.self)
    guard let usable = tried.first(where: Printer.hasWeasyPrint) else { throw .noPrinter(tried: tried) }
    self.python = usable
  }

  private static func hasWeasyPrint(_ python: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", "import weasyprint"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// Makes the PDFs one after the other.
  ///
  /// - Parameter progress: called after each with how many are done.
  /// - Returns: the outcome of each job, in order.
  /// - Throws: ``BuildError/printer(reason:)`` when the program ends before its work is done.
  func make(_ jobs: [Job], progress: (Int) -> Void) throws(BuildError) -> [Outcome] {
    if jobs.isEmpty { return [] }
    let process = Process(), input = Pipe(), output = Pipe(), error = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-c", String(decoding: PackageResources.print_py, as: UTF8.self)]
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, error)
    let complaint = Complaint(error)
    do { try process.run() } catch { throw .printer(reason: "\(error.localizedDescription)") }
    let lines = jobs.map(\.line)
    // On another thread, so that neither pipe fills up.
    let writer = input.fileHandleForWriting
    DispatchQueue.global().async {
      for line in lines { guard (try? writer.write(contentsOf: Data(line))) != nil else { break } }
      try? writer.close()
    }
    var outcomes: [Outcome] = []
    var rest = Data()
    while case let data = output.fileHandleForReading.availableData, !data.isEmpty {
      rest += data
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        outcomes.append(outcome(String(decoding: rest[rest.startIndex..<end], as: UTF8.self)))
        rest = rest[rest.index(after: end)...]
        progress(outcomes.count)
      }
    }
    process.waitUntilExit()
    guard outcomes.count == jobs.count else { throw .printer(reason: complaint.lastLine) }
    return outcomes
  }

  private func outcome(_ line: String) -> Outcome {
    if line.hasPrefix("done "), let pages = Int(line.dropFirst(5)) { return .pages(pages) }
    return .failed(reason: line.hasPrefix("failed ") ? String(line.dropFirst(7)) : line)
  }
}

/// What a program writes to standard error, read while it runs.
private final class Complaint: @unchecked Sendable {
  private var data = Data()
  private let done = DispatchSemaphore(value: 0)

  init(_ pipe: Pipe) {
    DispatchQueue.global().async {
      self.data = pipe.fileHandleForReading.readDataToEndOfFile()
      self.done.signal()
    }
  }

  /// To be asked once, after the program has ended.
  var lastLine: String {
    done.wait()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").last.map(String.init) ?? "it said nothing"
  }
}
