import Checks
import Content
import Copying
import Diagnostics
import Dispatch
import Model
import Platform
import Rendering
import SiteIndex
import Synchronization

/// Packs the copies of schools. The content is read once, and what all copies have in common is made and compressed once.
package struct Copies {
  /// Which copies to pack, and how.
  package struct Choice: Sendable {
    /// The schools' slugs; all schools when empty.
    package var schools: [String] = []
    /// Which part of the schools to pack, and of how many parts; the index counts from 1. For several machines.
    package var shard: (index: Int, count: Int) = (1, 1)
    /// How many copies are made at the same time.
    package var jobs = 2

    package init() {}
  }

  /// What was packed.
  package struct Result: Sendable {
    package var findings: [Diagnostic]
    /// How many zips were written.
    package var made = 0
    /// How many zips were already of this version.
    package var unchanged = 0
    /// How many schools have errors, so that their copy was not made.
    package var failed = 0
  }

  private let content: ContentFolder
  private let today: Day
  private let choice: Choice
  private let volumes: String?

  /// - Parameter volumes: the folder with the volumes to pack.
  package init(content: ContentFolder, today: Day, choice: Choice, volumes: String?) {
    self.content = content
    self.today = today
    self.choice = choice
    self.volumes = volumes
  }

  /// Makes the zips that are missing or of another version, each whole or not at all.
  ///
  /// - Parameter progress: called after each school with how many are done and how many there are; on any thread.
  /// - Throws: ``BuildError``. The zips that were made before stay.
  package func write(
    to output: String, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) throws(BuildError) -> Result {
    try Belongings.refuse(output, within: content)
    let (built, catalog) = try Build(content: content, today: today).catalog()
    var result = Result(findings: built.findings)
    guard let catalog else { return result }
    result.findings += checkCopyAddresses(catalog)
    if result.findings.hasErrors { return result }
    let slugs = try choose(&result)
    let press = try press(catalog)
    try attempt { () throws(FileError) in try Files.makeFolders(to: output) }
    // Two parts of the schools may be packed at the same time; the same part may not.
    let isPart = choice.shard.count > 1
    guard let lock = try attempt({ () throws(FileError) in try FolderLock(output, isShared: isPart) }) else {
      throw .busy(folder: output)
    }
    defer { lock.release() }
    try refuseForeign(output, slugs)
    try attempt { () throws(FileError) in try clear(output, isPart ? Set(slugs) : nil) }

    let places = catalog.places, audiences = catalog.audiences
    let next = Atomic(0), done = Counter()
    let state = Mutex<(result: Result, fatal: BuildError?)>((result, nil))
    let content = content, today = today, folder = volumes.map(VolumeFolder.init)
    // Few schools have volumes of their own, and listing all takes long. What is printed has no links to volumes.
    let own = try attempt { () throws(FileError) in
      let printing = Press(catalog, isForCopies: true)
      return try folder?.hasSchools == true ? SchoolVolumes(printing, printing.volumes()) : nil
    }
    let volumes: @Sendable (SchoolCopy) -> [Volume: MadeVolume] = { copy in
      own.flatMap { folder?.made(of: $0, for: copy) } ?? [:]
    }
    DispatchQueue.concurrentPerform(iterations: max(1, min(choice.jobs, slugs.count))) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < slugs.count, state.withLock({ $0.fatal == nil }) else { return }
        let slug = slugs[index], target = "\(output)/\(slug).zip"
        let loaded = content.school(slug, audiences: audiences, today: today)
        let findings = loaded.findings + (loaded.school.map { checkSchool($0, press.catalog, places: places) } ?? [])
        var outcome = Outcome.failed
        if let school = loaded.school, !findings.hasErrors {
          do throws(BuildError) {
            let proof = try press.proof(school, volumes: volumes)
            outcome = Self.ends(target, with: proof.mark) ? .unchanged : .made
            if outcome == .made {
              let bytes = try press.packed(proof)
              try attempt { () throws(FileError) in try Files.write(bytes, to: target) }
            }
          } catch {
            state.withLock { $0.fatal = $0.fatal ?? error }
            return
          }
        }
        state.withLock { $0.result.add(outcome, findings) }
        progress(done.next(), slugs.count)
      }
    }
    return try state.withLock { state throws(BuildError) in
      if let error = state.fatal { throw error }
      var result = state.result
      result.findings = result.findings.sortedAndUnique()
      return result
    }
  }

  fileprivate enum Outcome { case unchanged, made, failed }

  private func press(_ catalog: Catalog) throws(BuildError) -> CopyPress {
    guard let volumes else { return try CopyPress(Press(catalog, isForCopies: true)) }
    let made = try attempt { () throws(FileError) in try VolumeFolder(path: volumes).made(of: Press(catalog)).volumes }
    return try CopyPress(Press(catalog, volumes: made, isForCopies: true))
  }

  /// The schools of this run, sorted.
  private func choose(_ result: inout Result) throws(BuildError) -> [String] {
    let (all, findings) = content.schools()
    result.findings += findings
    result.failed += findings.count { $0.id.severity == .error }
    for school in choice.schools where !all.contains(school) {
      throw .noSchool(school, among: all, content)
    }
    if choice.schools.isEmpty, all.isEmpty {
      throw .noSchool("", among: all, content)
    }
    let chosen = choice.schools.isEmpty ? all : Array(Set(choice.schools)).sorted()
    return chosen.enumerated().filter { $0.offset % choice.shard.count == choice.shard.index - 1 }.map(\.element)
  }

  private static func ends(_ path: String, with mark: String) -> Bool {
    Files.end(of: path, count: mark.utf8.count).map { $0 == Array(mark.utf8) } ?? false
  }

  /// Refuses a folder that is not ours: one with files, none of which is a copy. Only copies are overwritten.
  private func refuseForeign(_ output: String, _ slugs: [String]) throws(BuildError) {
    let names = try attempt { () throws(FileError) in try Belongings.names(in: output) }
    if !names.isEmpty, !names.contains(where: { Self.isCopy("\(output)/\($0)") }) { throw .foreign(folder: output, files: names) }
    let occupied = slugs.map { "\($0).zip" }.filter { Files.kind("\(output)/\($0)") != nil && !Self.isCopy("\(output)/\($0)") }
    if !occupied.isEmpty { throw .occupied(folder: output, files: occupied) }
  }

  /// Whether a file is a zip with our mark, of any version.
  private static func isCopy(_ path: String) -> Bool {
    guard path.hasSuffix(".zip"), Files.kind(path) == .file, let end = Files.end(of: path, count: 128) else { return false }
    return String(decoding: end, as: UTF8.self).contains("tweeluik ")
  }

  /// Removes what a killed run left behind, for some schools or for all.
  private func clear(_ output: String, _ slugs: Set<String>?) throws(FileError) {
    let ending = Files.temporary(".zip")
    for name in try Files.list(output)
    where name.hasSuffix(ending) && slugs?.contains(String(name.dropLast(ending.count))) ?? true {
      try Files.remove("\(output)/\(name)")
    }
  }
}

extension Copies.Result {
  fileprivate mutating func add(_ outcome: Copies.Outcome, _ found: [Diagnostic]) {
    findings += found
    switch outcome {
    case .unchanged: unchanged += 1
    case .made: made += 1
    case .failed: failed += 1
    }
  }
}
