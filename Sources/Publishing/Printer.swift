import Dispatch
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
    /// The address of the site, where boxes are left for schools; `nil` for what is finished.
    var site: String?
    /// The files of pages that schools may have as their own.
    var open: [String] = []
    /// The files that stand in for those of pages that go into it.
    var own: [(page: String, file: String)] = []

    /// The job as `printing.py` reads it.
    var json: JSON {
      .object([
        ("page", .text(page)), ("address", .text(address)), ("output", .text(output)),
        ("booklet", form == .booklet ? 1 : 0), ("duplex", form == .duplex ? 1 : 0), ("site", site.map { .text($0) }),
        ("open", open.isEmpty ? nil : .list(open.map { .text($0) })),
        ("own", own.isEmpty ? nil : .object(own.map { ($0.page, .text($0.file)) })),
      ])
    }
  }

  /// What a process says about a job.
  enum Answer {
    case done(Data)
    case failed(reason: String)

    fileprivate init(_ line: String) {
      if line.hasPrefix("done ") {
        self = .done(Data(line.utf8.dropFirst(5)))
      } else {
        self = .failed(reason: line.hasPrefix("failed ") ? String(line.dropFirst(7)) : line)
      }
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

  /// What became of a school's volume.
  struct Stamped: Decodable {
    /// The number of sides, when that is not the mold's.
    let pages: Int?
    let failed: String?
  }

  /// What a school says does not fit into a box.
  struct TooLong: Decodable {
    let tooLongFor: String
  }

  /// The program that prints, in Python: its files, of which the first is run.
  static let program: [(name: String, bytes: [UInt8])] = [
    ("printing.py", PackageResources.printing_py), ("archives.py", PackageResources.archives_py),
    ("binding.py", PackageResources.binding_py),
    ("booklet.py", PackageResources.booklet_py), ("boxes.py", PackageResources.boxes_py),
    ("colors.py", PackageResources.colors_py), ("drawing.py", PackageResources.drawing_py),
    ("ebook.py", PackageResources.ebook_py), ("finishing.py", PackageResources.finishing_py),
    ("fitting.py", PackageResources.fitting_py), ("layout.py", PackageResources.layout_py),
    ("letter.py", PackageResources.letter_py),
    ("materials.py", PackageResources.materials_py), ("office.py", PackageResources.office_py),
    ("molds.py", PackageResources.molds_py), ("parts.py", PackageResources.parts_py), ("pdf.py", PackageResources.pdf_py),
    ("pictures.py", PackageResources.pictures_py),
    ("replacing.py", PackageResources.replacing_py), ("slides.py", PackageResources.slides_py),
    ("stamping.py", PackageResources.stamping_py),
    ("tiles.py", PackageResources.tiles_py),
    ("trees.py", PackageResources.trees_py), ("whom_to_call.py", PackageResources.whom_to_call_py),
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
    let state = Mutex<(waiting: ArraySlice<Int>, outcomes: [Int: Outcome])>((order[...], [:]))
    try run(processes: min(jobs.count, processes), with: program) {
      guard let index = state.withLock({ $0.waiting.popFirst() }) else { return nil }
      return Task(line: jobs[index].json) { answer in
        let outcome = answer.map(Outcome.init) ?? .failed(reason: "it was not printed")
        state.withLock { state in
          state.outcomes[index] = outcome
          progress(state.outcomes.count)
        }
      }
    }
    let outcomes = state.withLock { $0.outcomes }
    return jobs.indices.map { outcomes[$0] ?? .failed(reason: "it was not printed") }
  }

  /// What a process is given to do, and who hears what it answered.
  struct Task {
    let line: JSON
    let answered: (Answer?) -> Void
  }

  /// Gives work to several processes side by side, until there is no more.
  ///
  /// - Parameter next: the next task, and `nil` when there is none left; called on any thread.
  /// - Throws: ``BuildError/printer(reason:)`` when a process ends before its work is done.
  func run(processes: Int, with program: String, next: @escaping @Sendable () -> Task?) throws(BuildError) {
    let failures = Mutex<[BuildError]>([])
    DispatchQueue.concurrentPerform(iterations: max(1, processes)) { _ in
      if let failure = work(program, next) { failures.withLock { $0.append(failure) } }
    }
    if let failure = failures.withLock({ $0.first }) { throw failure }
  }

  /// Runs a process that works until nothing is left. Returns why it ended earlier.
  private func work(_ program: String, _ next: () -> Task?) -> BuildError? {
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
    while let task = next() {
      guard (try? writer.write(contentsOf: Data(task.line.bytes + [UInt8(ascii: "\n")]))) != nil, let line = answers.next() else {
        task.answered(nil)
        return .printer(reason: complaint.lastLine)
      }
      task.answered(Answer(line))
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
}

extension Printer.Outcome {
  /// What became of a single job.
  fileprivate init(_ answer: Printer.Answer) {
    switch answer {
    case .done(let data):
      self = (try? JSONDecoder().decode(Printer.Made.self, from: data)).map { .made($0) } ?? .failed(reason: "it was not printed")
    case .failed(let reason): self = .failed(reason: reason)
    }
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
