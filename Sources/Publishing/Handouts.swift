import Content
import Diagnostics
import Foundation
import Model
import Platform
import Site

/// Makes handouts as PDF: their pages are written into a folder of their own and printed.
package struct Handouts {
  /// What was made.
  package struct Result {
    package var findings: [Diagnostic]
    package var made = 0
    package var unchanged = 0
    /// The views whose handout could not be printed, and why.
    package var failures: [(file: String, reason: String)] = []
  }

  /// The most sheets of A4 a handout may take, printed on both sides.
  private static let mostPages = 2

  private let content: ContentFolder
  private let today: Day
  private let problems: [String]
  private let audiences: [String]

  /// - Parameters:
  ///   - problems: the slugs of those to make; all when empty.
  ///   - audiences: likewise.
  package init(content: ContentFolder, today: Day, problems: [String], audiences: [String]) {
    self.content = content
    self.today = today
    self.problems = problems
    self.audiences = audiences
  }

  /// Makes the handouts whose pages changed since they were last made.
  ///
  /// - Parameters:
  ///   - python: see ``Printer``.
  ///   - progress: told how many of how many are done.
  /// - Throws: ``BuildError``
  package func write(
    to output: String, python: String?, searchPath: String, progress: (_ done: Int, _ all: Int) -> Void
  ) throws(BuildError) -> Result {
    let (built, plan) = try Build(content: content, today: today).prepare()
    var result = Result(findings: built.findings)
    guard let plan else { return result }
    let chosen = try choose(from: plan)
    let pages = try TemporaryPages(plan, chosen)
    defer { pages.remove() }

    try attempt { () throws(FileError) in try Files.makeFolders(to: output) }
    let before = HandoutList(folder: output)
    var after = before
    var work: [(handout: Plan.Handout, name: String, print: Int)] = []
    for handout in chosen {
      let name = "\(handout.problem)-\(handout.audience).pdf", print = pages.fingerprint(of: handout)
      if before.prints[name] == print, Files.kind("\(output)/\(name)") == .file {
        result.unchanged += 1
      } else {
        work.append((handout, name, print))
      }
    }
    if work.isEmpty { return result }
    let printer = try Printer(python: python, searchPath: searchPath)
    let jobs = work.map {
      Printer.Job(
        page: pages.path(of: $0.handout), address: $0.handout.published, pdf: "\(output)/\($0.name)", limit: Handouts.mostPages)
    }
    let outcomes = try printer.print(jobs) { progress($0, jobs.count) }
    for (item, outcome) in zip(work, outcomes) {
      switch outcome {
      case .pages:
        after.prints[item.name] = item.print
        result.made += 1
      case .failed(let reason):
        after.prints[item.name] = nil
        result.failures.append((item.handout.file, reason))
      }
    }
    try attempt { () throws(FileError) in try after.save() }
    return result
  }

  private func choose(from plan: Plan) throws(BuildError) -> [Plan.Handout] {
    let known = Set(plan.handouts.map(\.problem)).sorted(), readers = plan.handouts.map(\.audience)
    for problem in problems where !known.contains(problem) {
      throw .noProblem(problem, hint: NearMiss.hint(problem, in: known) ?? "the problems are \(known.joined(separator: ", "))")
    }
    for audience in audiences where !readers.contains(audience) {
      let ids = Set(readers).sorted()
      throw .noAudience(audience, hint: NearMiss.hint(audience, in: ids) ?? "the audiences are \(ids.joined(separator: ", "))")
    }
    return plan.handouts.filter {
      (problems.isEmpty || problems.contains($0.problem)) && (audiences.isEmpty || audiences.contains($0.audience))
    }
  }

  private func attempt(_ body: () throws(FileError) -> Void) throws(BuildError) {
    do throws(FileError) { try body() } catch { throw .file(error) }
  }
}

/// The pages to print, with what they show, in a folder of their own.
private struct TemporaryPages {
  private let folder: String
  private var prints: [String: Int] = [:]

  /// - Throws: ``BuildError`` when the folder can not be written.
  init(_ plan: Plan, _ handouts: [Plan.Handout]) throws(BuildError) {
    folder = NSTemporaryDirectory() + "tweeluik-handouts-\(UUID().uuidString)"
    let pages = Set(handouts.map(\.address))
    // A page is made again when it changes, or when anything that all pages share does.
    var shared = Fingerprint(), own: [Address: Fingerprint] = [:]
    shared.add(PackageResources.print_py)
    do throws(FileError) {
      for output in plan.outputs {
        let isPage = pages.contains(output.address), path = output.address.path
        guard isPage || path.hasSuffix(".css") || path.hasSuffix(".svg") || path.hasSuffix(".png") || path.hasSuffix(".jpg")
        else {
          continue
        }
        let bytes = try output.bytes()
        if isPage { own[output.address, default: Fingerprint()].add(bytes) } else { shared.add(bytes) }
        let target = URL(filePath: "\(folder)/\(path)")
        do {
          try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        } catch { throw FileError(path: folder, reason: error.localizedDescription) }
        try Files.write(bytes, to: target.path)
      }
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw .file(error)
    }
    for handout in handouts {
      var print = own[handout.address] ?? Fingerprint()
      print.add(shared.bytes)
      prints[handout.address.path] = print.value
    }
  }

  func path(of handout: Plan.Handout) -> String { "\(folder)/\(handout.address.path)" }
  func fingerprint(of handout: Plan.Handout) -> Int { prints[handout.address.path] ?? 0 }
  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}

/// Tells whether bytes are the same as before: FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/).
private struct Fingerprint {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  var value: Int { Int(truncatingIfNeeded: hash) }
  var bytes: [UInt8] { withUnsafeBytes(of: hash.littleEndian, Array.init) }
}

/// The handouts in a folder, with what each was made from.
private struct HandoutList {
  private let path: String
  var prints: [String: Int] = [:]

  init(folder: String) {
    path = "\(folder)/.tweeluik-handouts"
    guard let bytes = try? Files.read(path) else { return }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ")
      if parts.count == 2, let print = Int(parts[0]) { prints[String(parts[1])] = print }
    }
  }

  func save() throws(FileError) {
    let lines = prints.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }
    try Files.write(Array(lines.joined().utf8), to: path)
  }
}
