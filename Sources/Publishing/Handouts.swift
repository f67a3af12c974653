import Content
import Diagnostics
import Foundation
import Model
import Platform
import Rendering
import SiteIndex
import Volumes

/// Makes handouts, sets, books and slides as PDF, the book as EPUB, and slides and letters to be changed: their pages are written into a
/// temporary folder and printed.
package struct Handouts {
  /// How sheets are put on paper.
  package enum Form: String, Sendable {
    /// Each page on a side, without blank ones.
    case plain
    /// For both sides of the paper: each chapter begins on the front of a sheet.
    case duplex
    /// A5 pages, two on a sheet, in the order that makes a booklet when it is folded.
    case booklet
  }

  /// Which volumes to make; all of them when nothing is chosen.
  package struct Choice {
    /// The problems and lessons whose handouts are made.
    package var diptychs: [Diptych.ID] = []
    /// The ids of the audiences whose handouts are made.
    package var audiences: [String] = []
    /// The slugs of lessons, evenings and courses, or `book`.
    package var sets: [String] = []
    /// The slug of the school whose name and logo they bear; `nil` for none.
    package var school: String?
    /// Whether they are made for every school.
    package var isForAllSchools = false
    package var form = Form.plain
    /// How many processes print side by side.
    package var jobs = Parallel.cores

    package init() {}
  }

  /// What was made.
  package struct Result {
    package var findings: [Diagnostic]
    package var made = 0
    package var unchanged = 0
    /// The content files whose handouts are set in small letters so that they fit on a sheet, with their size in points.
    package var small: [(file: String, points: Double)] = []
    /// The content files for which something could not be printed, and why.
    package var failures: [(file: String, reason: String)] = []
  }

  let content: ContentFolder
  let today: Day
  let choice: Choice

  package init(content: ContentFolder, today: Day, choice: Choice) {
    self.content = content
    self.today = today
    self.choice = choice
  }

  /// Makes the chosen volumes that changed since they were last made.
  ///
  /// - Parameters:
  ///   - python: see ``Printer``.
  ///   - progress: called with how many are done and how many there are; on any thread.
  /// - Throws: ``BuildError``
  package func write(
    to output: String, python: String?, searchPath: String, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) throws(BuildError) -> Result {
    try Belongings.refuse(output, within: content)
    let (built, whole) = try Build(content: content, today: today).catalog()
    var result = Result(findings: built.findings)
    guard let whole else { return result }
    let slugs = try schools(&result)
    let press = Press(whole, isForCopies: slugs != nil, day: today), chosen = try choose(from: press.volumes())
    if let slugs {
      let find = { () throws(BuildError) in try Printer(python: python, searchPath: searchPath) }
      return try write(chosen, of: slugs, press, to: output, result, printer: find, progress: progress)
    }
    // A folder that does not exist yet can only be locked once there is something to put into it.
    var lock = Files.isFolder(output) ? try Self.lock(output) : nil
    defer { lock?.release() }
    var folder = VolumeFolder(path: output)
    var work: [Work] = []
    try attempt { () throws(FileError) in
      var fingerprints = try Fingerprints(press)
      for volume in chosen {
        let name = inForm(folder.name(of: volume, for: nil))
        let item = Work(volume: volume, name: name, fingerprint: try fingerprints.of(volume))
        if folder.has(name, of: item.fingerprint) { result.unchanged += 1 } else { work.append(item) }
      }
    }
    if let bad = work.first(where: { SafePath($0.name) == nil }) { throw .badPath(bad.name) }
    if work.isEmpty { return result }
    try folder.refuseForeign()
    let printer = try Printer(python: python, searchPath: searchPath)
    let pages = try TemporaryPages(press, work.map(\.volume))
    defer { pages.remove() }
    try attempt { () throws(FileError) in try Files.makeFolders(to: output) }
    if lock == nil {
      lock = try Self.lock(output)
      folder = VolumeFolder(path: output)
    }
    // Before the first PDF is written, the list says whose folder this is. And if this run is killed, no volume passes for what
    // it is not.
    for item in work { folder.entries[item.name] = nil }
    try attempt { () throws(FileError) in try folder.save() }
    FailPoint.reach(.volumesUnlisted)
    for item in work {
      try attempt { () throws(FileError) in
        try Files.makeFolders(around: "\(output)/\(item.name)")
      }
    }
    let jobs = work.map {
      Printer.Job(
        page: pages.path(of: $0.volume.outputs.first?.address ?? Address("")), address: $0.volume.published,
        output: "\(output)/\($0.name)", isLong: $0.volume.volume.isBound, form: choice.form)
    }
    let outcomes = try printer.make(jobs, processes: choice.jobs, with: pages.program) { [count = jobs.count] in
      progress($0, count)
    }
    FailPoint.reach(.volumesPrinted)
    for (item, outcome) in zip(work, outcomes) {
      if let made = result.add(outcome, of: item.volume.file) {
        folder.entries[item.name] = .init(fingerprint: item.fingerprint, pages: made.pages)
        result.made += 1
      }
    }
    try attempt { () throws(FileError) in try folder.save() }
    return result
  }

  static func lock(_ folder: String) throws(BuildError) -> FolderLock {
    guard let lock = try attempt({ () throws(FileError) in try FolderLock(folder) }) else { throw .busy(folder: folder) }
    return lock
  }

  /// A volume to be made.
  private struct Work {
    let volume: BoundVolume
    /// Its path, relative to the folder of volumes.
    let name: String
    let fingerprint: String
  }

  /// The slugs of the schools whose name and logo they bear; `nil` when they bear none.
  private func schools(_ result: inout Result) throws(BuildError) -> [String]? {
    if choice.school == nil, !choice.isForAllSchools { return nil }
    let (known, findings) = content.schools()
    if let slug = choice.school {
      guard known.contains(slug) else { throw .noSchool(slug, among: known, content) }
      return [slug]
    }
    if known.isEmpty { throw .noSchool("", among: known, content) }
    result.findings += findings
    return known
  }

  func inForm(_ path: String) -> String { choice.form == .plain ? path : "\(path.dropLast(4))-\(choice.form).pdf" }

  private func choose(from all: [BoundVolume]) throws(BuildError) -> [BoundVolume] {
    let choosesHandouts = !choice.diptychs.isEmpty || !choice.audiences.isEmpty
    if !choice.audiences.isEmpty, choice.diptychs.isEmpty, !choice.sets.isEmpty { throw .setForAudience }
    if choosesHandouts, choice.form != .plain { throw .handoutInForm(choice.form.rawValue) }
    var diptychs: Set<Diptych.ID> = [], audiences: Set<String> = []
    for volume in all {
      guard case .handout(let id, let audience) = volume.volume else { continue }
      diptychs.insert(id)
      audiences.insert(audience)
    }
    for id in choice.diptychs where !diptychs.contains(id) {
      let known = Set(diptychs.filter { $0.kind == id.kind }.map(\.slug))
      throw .noDiptych(id, hint: hint(id.slug, known, "\(id.kind.rawValue)s"))
    }
    for audience in choice.audiences where !audiences.contains(audience) {
      throw .noAudience(audience, hint: hint(audience, audiences, "audiences"))
    }
    let sets = Set(all.compactMap { $0.volume.setName })
    for set in choice.sets where !sets.contains(set) { throw .noSet(set, hint: hint(set, sets, "sets")) }
    let takesAll = choice.diptychs.isEmpty && choice.audiences.isEmpty && choice.sets.isEmpty
    return all.filter { volume in
      if choice.form != .plain, !volume.volume.isBound || volume.volume == .ebook { return false }
      guard !takesAll else { return true }
      guard case .handout(let id, let audience) = volume.volume else {
        return volume.volume.setName.map(choice.sets.contains) ?? false
      }
      return (choice.sets.isEmpty || !choice.diptychs.isEmpty || !choice.audiences.isEmpty)
        && (choice.diptychs.isEmpty || choice.diptychs.contains(id))
        && (choice.audiences.isEmpty || choice.audiences.contains(audience))
    }
  }

  private func hint(_ name: String, _ known: Set<String>, _ what: String) -> String {
    let sorted = known.sorted()
    return NearMiss.hint(name, in: sorted) ?? "the \(what) are \(sorted.joined(separator: ", "))"
  }
}

extension Handouts.Result {
  /// The size of the letters in which a handout is easy to read, in points.
  private static let large = 10.5

  /// Adds what became of a layout of what is in a content file, and returns what was made.
  mutating func add(_ outcome: Printer.Outcome, of file: String) -> Printer.Made? {
    switch outcome {
    case .made(let printed):
      if let points = printed.points, points < Self.large { small.append((file, points)) }
      return printed
    case .failed(let reason):
      failures.append((file, reason))
      return nil
    }
  }
}

/// The pages to print and what they show, with the program that prints them, in a temporary folder.
struct TemporaryPages: Sendable {
  private let folder: String

  /// - Throws: ``BuildError`` when the folder cannot be written.
  init(_ press: Press, _ volumes: [BoundVolume]) throws(BuildError) {
    try self.init(press.printingOutputs() + volumes.flatMap(\.outputs)) { output throws(FileError) in try output.bytes() }
  }

  /// The pages as all schools share them.
  ///
  /// - Throws: ``BuildError`` when the folder cannot be written.
  init(_ volumes: SchoolVolumes) throws(BuildError) {
    try self.init(volumes.outputs() + volumes.volumes.flatMap(\.outputs)) { output throws(FileError) in
      try output.address.path.hasSuffix(".html") ? volumes.shared(output) : output.bytes()
    }
    do throws(FileError) { try Files.makeFolders(to: molds) } catch {
      remove()
      throw .file(error)
    }
  }

  private init(_ outputs: [Output], bytes: (Output) throws(FileError) -> [UInt8]) throws(BuildError) {
    folder = NSTemporaryDirectory() + "tweeluik-handouts-\(UUID().uuidString)"
    var written: Set<Address> = []
    do throws(FileError) {
      for output in outputs where written.insert(output.address).inserted {
        let target = "\(folder)/\(output.address.path)"
        try Files.makeFolders(around: target)
        try Files.write(try bytes(output), to: target)
      }
      try Files.makeFolders(to: program)
      for file in Printer.program { try Files.write(file.bytes, to: "\(program)/\(file.name)") }
    } catch {
      remove()
      throw .file(error)
    }
  }

  /// No page has such an address.
  var program: String { "\(folder)/.print" }
  private var molds: String { "\(folder)/.molds" }

  func path(of page: Address) -> String { "\(folder)/\(page.path)" }

  /// The file of what is made on the way to what a school gets.
  func mold(_ name: String) -> String { "\(molds)/\(name)" }

  /// Nothing in it is lost: it can all be made again. If it stays, the operating system will clear it.
  func remove() { try? FileManager.default.removeItem(atPath: folder) }
}
