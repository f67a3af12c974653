import Foundation
import Markup
import Platform
import Synchronization

/// Turns pages into PDFs with WeasyPrint, and into files that people change.
struct Printer: Sendable {
  /// A page to print, as a file.
  struct Job: Sendable {
    let page: String
    /// The address at which the page is published.
    let address: String
    /// The file to make: a PDF, or what its name says.
    let output: String
    /// Whether it is a volume of many pages, which takes longest.
    let isLong: Bool
    let form: Handouts.Form

    /// The job as `printing.py` reads it: a line of JSON.
    fileprivate var line: [UInt8] {
      let object = JSON.object([
        ("page", .text(page)), ("address", .text(address)), ("output", .text(output)),
        ("booklet", form == .booklet ? 1 : 0), ("duplex", form == .duplex ? 1 : 0),
      ])
      return object.bytes + [UInt8(ascii: "\n")]
    }
  }

  /// What became of a job.
  enum Outcome: Equatable, Sendable {
    case made(Made)
    case failed(reason: String)
  }

  /// What was printed.
  struct Made: Decodable, Equatable, Sendable {
    /// The number of sides; `nil` for what has none until it is opened.
    let pages: Int?
    /// The size of a handout's letters; `nil` for what is no handout.
    let points: Double?
  }

  /// The program that prints, in Python: its files, of which the first is run.
  static let program: [(name: String, bytes: [UInt8])] = [
    ("printing.py", PackageResources.printing_py), ("binding.py", PackageResources.binding_py),
    ("booklet.py", PackageResources.booklet_py), ("ebook.py", PackageResources.ebook_py),
    ("layout.py", PackageResources.layout_py), ("letter.py", PackageResources.letter_py),
    ("materials.py", PackageResources.materials_py), ("office.py", PackageResources.office_py),
    ("pdf.py", PackageResources.pdf_py), ("slides.py", PackageResources.slides_py), ("tiles.py", PackageResources.tiles_py),
    ("trees.py", PackageResources.trees_py),
  ]

  /// The path of a Python that has WeasyPrint and what goes with it.
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
    // To import it would take two seconds, and is done by those that print.
    process.arguments = [
      "-c",
      "import importlib.util as u, sys; sys.exit(None in map(u.find_spec, ['weasyprint', 'pikepdf', 'pypdfium2', 'pptx', 'docx']))",
    ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// Makes the PDFs, in several processes side by side. Each process takes the next job when it has done one; long ones come
  /// first, so that none is left for the end.
  ///
  /// - Parameters:
  ///   - processes: how many.
  ///   - program: the folder that holds the files of ``program``.
  ///   - progress: called after each with how many are done; on any thread, one call at a time.
  /// - Returns: the outcome of each job, in order.
  /// - Throws: ``BuildError/printer(reason:)`` when a process ends before its work is done.
  func make(
    _ jobs: [Job], processes: Int, with program: String, progress: @escaping @Sendable (Int) -> Void
  ) throws(BuildError) -> [Outcome] {
    let order = jobs.indices.filter { jobs[$0].isLong } + jobs.indices.filter { !jobs[$0].isLong }
    let queue = Queue(order.map { ($0, jobs[$0]) }, progress)
    let failures = Parallel.map(Array(0..<min(jobs.count, max(1, processes))), chunk: 1) { _ in work(on: queue, program) }
    if let failure = failures.compactMap(\.self).first { throw failure }
    let outcomes = queue.outcomes
    return jobs.indices.map { outcomes[$0] ?? .failed(reason: "it was not printed") }
  }

  /// Jobs that several processes share, and what became of them.
  private final class Queue: Sendable {
    private let state: Mutex<(waiting: ArraySlice<(index: Int, job: Job)>, outcomes: [Int: Outcome])>
    private let progress: @Sendable (Int) -> Void

    init(_ jobs: [(index: Int, job: Job)], _ progress: @escaping @Sendable (Int) -> Void) {
      state = Mutex((jobs[...], [:]))
      self.progress = progress
    }

    var outcomes: [Int: Outcome] { state.withLock { $0.outcomes } }

    func next() -> (index: Int, job: Job)? { state.withLock { $0.waiting.popFirst() } }

    func report(_ outcome: Outcome, of index: Int) {
      state.withLock { state in
        state.outcomes[index] = outcome
        progress(state.outcomes.count)
      }
    }
  }

  /// Runs a process that prints until no job is left. Returns why it ended earlier.
  private func work(on queue: Queue, _ program: String) -> BuildError? {
    let process = Process(), input = Pipe(), output = Pipe(), error = Pipe()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-B", "\(program)/\(Self.program[0].name)"]
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, error)
    let complaint = Complaint(error)
    do { try process.run() } catch { return .printer(reason: "\(error.localizedDescription)") }
    defer { process.waitUntilExit() }
    let writer = input.fileHandleForWriting
    defer { try? writer.close() }
    var answers = Lines(output.fileHandleForReading)
    while let (index, job) = queue.next() {
      guard (try? writer.write(contentsOf: Data(job.line))) != nil, let line = answers.next() else {
        return .printer(reason: complaint.lastLine)
      }
      queue.report(outcome(line), of: index)
    }
    return nil
  }

  /// The lines that a program writes, as they come.
  private struct Lines {
    private let handle: FileHandle
    private var rest = Data()

    init(_ handle: FileHandle) { self.handle = handle }

    /// Waits for the next line; `nil` when the program has ended.
    mutating func next() -> String? {
      while true {
        if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
          let line = String(decoding: rest[rest.startIndex..<end], as: UTF8.self)
          rest = Data(rest[rest.index(after: end)...])
          return line
        }
        let more = handle.availableData
        if more.isEmpty { return nil }
        rest += more
      }
    }
  }

  private func outcome(_ line: String) -> Outcome {
    if line.hasPrefix("done "), let made = try? JSONDecoder().decode(Made.self, from: Data(line.utf8.dropFirst(5))) {
      return .made(made)
    }
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
