import Checks
import Content
import Diagnostics
import Model
import Platform
import SiteIndex

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
    // A zip of no release among those of one would take its place.
    if Files.kind("\(output)/\(ReleaseRecord.name)") != nil { throw .holdsReleases(folder: output) }
    let work = try CopyWork(catalog, content: content, today: today, volumes: volumes)
    try attempt { () throws(FileError) in try Files.makeFolders(to: output) }
    // Two parts of the schools may be packed at the same time; the same part may not.
    let isPart = choice.shard.count > 1
    guard let lock = try attempt({ () throws(FileError) in try FolderLock(output, isShared: isPart) }) else {
      throw .busy(folder: output)
    }
    defer { lock.release() }
    try CopyZips.refuseForeign(output, slugs)
    try attempt { () throws(FileError) in
      for name in try CopyZips.leftovers(in: output, of: isPart ? Set(slugs) : nil) { try Files.remove("\(output)/\(name)") }
    }
    let stamp = CopyStamp(work.press)
    let made = try CopyWork.each(of: slugs, jobs: choice.jobs, progress: progress) { slug throws(BuildError) in
      let (school, findings) = work.school(slug)
      guard let school else { return (outcome: Outcome.failed, findings: findings) }
      let contents = try work.contents(of: school), target = "\(output)/\(slug).zip"
      if CopyZips.ends(target, with: stamp.mark(of: contents.digest)) { return (.unchanged, findings) }
      let bytes = try work.press.packed(contents, stamp)
      try attempt { () throws(FileError) in try Files.write(bytes, to: target) }
      return (.made, findings)
    }
    for (outcome, findings) in made { result.add(outcome, findings) }
    result.findings = result.findings.sortedAndUnique()
    return result
  }

  fileprivate enum Outcome { case unchanged, made, failed }

  /// The schools of this run, sorted.
  private func choose(_ result: inout Result) throws(BuildError) -> [String] {
    let (all, findings) = content.schools()
    result.findings += findings
    result.failed += findings.count { $0.id.severity == .error }
    for school in choice.schools where !all.contains(school) {
      throw .noSchool(school, among: all, content)
    }
    if all.isEmpty {
      throw .noSchool("", among: all, content)
    }
    let chosen = choice.schools.isEmpty ? all : Array(Set(choice.schools)).sorted()
    return chosen.enumerated().filter { $0.offset % choice.shard.count == choice.shard.index - 1 }.map(\.element)
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
