import Checks
import Content
import Copying
import Diagnostics
import Foundation
import Markup
import Model
import Platform
import Rendering
import SiteIndex
import Synchronization
import Volumes

/// Volumes of schools. Each volume is laid out once, with boxes that every school fills (`molds.py`). A single school goes the same way as all
/// schools, so its files are the same whatever run made them.
extension Handouts {
  /// Makes the chosen volumes of schools that changed since they were last made. A school with errors is reported; the others are made.
  ///
  /// - Parameter printer: finds what prints, once it is known that there is something to print.
  func write(
    _ chosen: [BoundVolume], of slugs: [String], _ press: Press, to output: String, _ found: Result,
    printer: () throws(BuildError) -> Printer, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) throws(BuildError) -> Result {
    var result = found
    let volumes = try attempt { () throws(FileError) in try SchoolVolumes(press, chosen) }
    // A folder that does not exist yet can only be locked once there is something to put into it.
    var lock = Files.isFolder(output) ? try Self.lock(output) : nil
    defer { lock?.release() }
    let schools = Schools(handouts: self, volumes: volumes, folder: VolumeFolder(path: output))
    let all = Parallel.map(slugs, chunk: 8) { schools.work(of: $0) }
    for school in all {
      result.findings += school.findings
      result.unchanged += school.unchanged
    }
    // A process keeps the parts of what it laid out, but not of everything: schools with the same volumes of their own follow each other.
    let work = all.filter { !$0.volumes.isEmpty }.sorted { $0.own.lexicographicallyPrecedes($1.own) }
    if let bad = work.lazy.flatMap(\.volumes).first(where: { SafePath($0.name) == nil }) { throw .badPath(bad.name) }
    if work.isEmpty {
      result.findings = result.findings.sortedAndUnique()
      return result
    }
    try VolumeFolder(path: output).refuseForeign()
    let printer = try printer()
    let pages = try TemporaryPages(volumes)
    defer { pages.remove() }
    try attempt { () throws(FileError) in try Files.makeFolders(to: output) }
    if lock == nil { lock = try Self.lock(output) }
    // The list says whose folder this is. And if this run is killed, no volume passes for what it is not.
    var folder = VolumeFolder(path: output)
    for volume in work.lazy.flatMap(\.volumes) { folder.entries[volume.name] = nil }
    try attempt { () throws(FileError) in try folder.save() }
    FailPoint.reach(.volumesUnlisted)

    let needed = Set(work.flatMap { $0.volumes.map(\.index) }).filter { volumes.volumes[$0].isFilled }.sorted()
    let layouts = needed.map { schools.layout(of: $0, pages, to: schools.mold("\($0)", of: $0, pages), own: [:]) }
    let outcomes = try printer.make(layouts, processes: choice.jobs, with: pages.program) { [count = layouts.count] in
      progress($0, count)
    }
    var molds: [Int: Printer.Made] = [:]
    for (index, outcome) in zip(needed, outcomes) {
      if let made = result.add(outcome, of: volumes.volumes[index].file) { molds[index] = made }
    }

    let count = work.reduce(0) { $0 + $1.volumes.count }, next = Counter()
    let state = Mutex<Filling>(Filling(result: result, folder: folder))
    try printer.run(processes: min(choice.jobs, work.count), with: pages.program) { [molds, output] in
      while true {
        let index = next.next() - 1
        guard index < work.count, state.withLock({ $0.failure == nil }) else { return nil }
        do throws(FileError) {
          guard let task = try schools.task(of: work[index], molds, pages, to: output) else { continue }
          return Printer.Task(line: task.line) { answer in
            task.clear()
            state.withLock { state in
              state.add(answer, of: task, molds)
              progress(state.done, count)
            }
          }
        } catch {
          state.withLock { $0.failure = error }
          return nil
        }
      }
    }
    FailPoint.reach(.volumesPrinted)
    let filled = state.withLock { $0 }
    try attempt { () throws(FileError) in
      try filled.folder.save()
      if let failure = filled.failure { throw failure }
    }
    result = filled.result
    result.findings = result.findings.sortedAndUnique()
    return result
  }
}

/// What was made while schools fill their boxes.
private struct Filling: Sendable {
  var result: Handouts.Result
  var folder: VolumeFolder
  var done = 0
  var failure: FileError?

  /// After how many volumes the list is written, so that a long run that is stopped need not begin again.
  private static let often = 5_000

  private mutating func save() {
    do throws(FileError) { try folder.save() } catch { failure = error }
  }

  /// Adds what a process answered about a school.
  mutating func add(_ answer: Printer.Answer?, of task: Schools.Task, _ molds: [Int: Printer.Made]) {
    let before = done
    done += task.volumes.count
    defer { if done / Self.often > before / Self.often { save() } }
    switch answer {
    case .done(let data):
      // Either of the two is what a process says of a school.
      if let fault = try? JSONDecoder().decode(Printer.TooLong.self, from: data) { return add(fault, of: task.school) }
      guard let made = try? JSONDecoder().decode([Printer.Stamped].self, from: data), made.count == task.volumes.count else {
        result.failures.append((task.school.file, "what the program that prints said of it cannot be read"))
        return
      }
      for (volume, made) in zip(task.volumes, made) {
        if let reason = made.failed {
          result.failures.append((task.school.file, reason))
        } else {
          folder.entries[volume.name] = .init(fingerprint: volume.fingerprint, pages: made.pages ?? molds[volume.index]?.pages)
          result.made += 1
        }
      }
    case .failed(let reason): result.failures.append((task.school.file, reason))
    case nil: break
    }
  }

  /// Nothing is made for a school that says more than there is room for.
  private mutating func add(_ fault: Printer.TooLong, of school: School) {
    let isAddress = fault.tooLongFor == "address"
    let beside = ["cover": "“address”, “town”, “phone”, “email” and “url”", "foot": "“phone”, “email” and “url”"][
      fault.tooLongFor]
    result.findings.append(
      Diagnostic(
        .badValue, at: isAddress ? school.hostedAt?.location ?? school.nameLocation : school.nameLocation,
        isAddress
          ? "no address below this one fits on paper"
          : "this name does not fit on paper\(beside.map { " with \($0)" } ?? "")",
        hint: isAddress || beside == nil ? "use a shorter one" : "shorten it or one of these"))
  }
}

/// What schools make of the chosen volumes.
private struct Schools: Sendable {
  let handouts: Handouts
  let volumes: SchoolVolumes
  /// The folder of volumes as it was found.
  let folder: VolumeFolder

  /// A volume that is to be made for a school.
  struct Volume: Sendable {
    let index: Int
    /// Its path, relative to the folder of volumes.
    let name: String
    let fingerprint: String
    /// Whether it is laid out for this school by itself.
    let isOwn: Bool
  }

  /// A school's volumes that are to be made.
  struct Work: Sendable {
    let slug: String
    var unchanged = 0
    var findings: [Diagnostic]
    var volumes: [Volume] = []
    /// Those that are laid out for it by itself.
    var own: [Int] { volumes.filter(\.isOwn).map(\.index) }
  }

  /// What a process is told to make for a school.
  struct Task {
    let school: School
    let volumes: [Volume]
    let line: JSON
    /// What was written for it alone.
    let files: [String]

    /// Nothing is lost: if they stay, they are removed with all the others.
    func clear() { for file in files { try? Files.remove(file) } }
  }

  private func school(_ slug: String) -> (school: School?, findings: [Diagnostic]) {
    let catalog = volumes.catalog, loaded = handouts.content.school(slug, audiences: catalog.audiences, today: handouts.today)
    let findings = loaded.findings + (loaded.school.map { checkSchool($0, catalog, places: catalog.places) } ?? [])
    return (findings.hasErrors ? nil : loaded.school, findings)
  }

  func work(of slug: String) -> Work {
    let (school, findings) = school(slug)
    var work = Work(slug: slug, findings: findings)
    guard let school else { return work }
    let own = volumes.volumes(of: school)
    for (index, volume) in volumes.volumes.enumerated() {
      let name = handouts.inForm(folder.name(of: volume, for: slug)), fingerprint = own.fingerprint(index)
      if folder.has(name, of: fingerprint) {
        work.unchanged += 1
      } else {
        let isOwn = volume.hasOwnCover || !own.ownPages(index).isEmpty
        work.volumes.append(Volume(index: index, name: name, fingerprint: fingerprint, isOwn: isOwn))
      }
    }
    return work
  }

  /// The file of what is made of a volume before a school puts its own into it.
  func mold(_ name: String, of index: Int, _ pages: TemporaryPages) -> String {
    pages.mold("\(name).\(volumes.volumes[index].ending)")
  }

  /// The job that lays a volume out.
  ///
  /// - Parameter own: the files of pages that are a school's own, by the addresses of these.
  func layout(of index: Int, _ pages: TemporaryPages, to output: String, own: [Address: String]) -> Printer.Job {
    let volume = volumes.volumes[index], page = volume.outputs.first?.address ?? Address("")
    return Printer.Job(
      page: own[page] ?? pages.path(of: page), address: volume.published, output: output,
      isLong: volume.volume.isBound, form: handouts.choice.form, site: volumes.catalog.baseURL,
      open: own.isEmpty ? volumes.openPages(index).map(pages.path(of:)) : [],
      own: own.map { (pages.path(of: $0.key), $0.value) }.sorted { $0.page < $1.page })
  }

  /// Writes what is a school's own, and says what is to be made of it; `nil` when that is nothing.
  func task(of work: Work, _ molds: [Int: Printer.Made], _ pages: TemporaryPages, to output: String) throws(FileError) -> Task? {
    guard let school = school(work.slug).school else { return nil }
    let made = work.volumes.filter { !volumes.volumes[$0.index].isFilled || molds[$0.index] != nil }
    if made.isEmpty { return nil }
    let own = volumes.volumes(of: school), boxes = pages.mold("\(work.slug).html")
    let logo = school.logo.map { (file: pages.mold("\(work.slug).\($0.ending)"), bytes: $0.bytes) }
    var files = [boxes], list: [JSON] = []
    try Files.write(own.boxes(), to: boxes)
    if let logo {
      try Files.write(logo.bytes, to: logo.file)
      files.append(logo.file)
    }
    for volume in made {
      let target = "\(output)/\(volume.name)"
      var layout: Printer.Job?
      let isFilled = volumes.volumes[volume.index].isFilled
      if volume.isOwn {
        var written: [Address: String] = [:]
        for page in own.ownOutputs(volume.index) {
          let file = pages.path(of: page.address) + ".\(work.slug)-\(volume.index).html"
          try Files.write(try own.bytes(page, of: volume.index, logo: logo?.file), to: file)
          written[page.address] = file
          files.append(file)
        }
        let whole = mold("\(work.slug)-\(volume.index)", of: volume.index, pages)
        layout = self.layout(of: volume.index, pages, to: isFilled ? whole : target, own: written)
      }
      try Files.makeFolders(around: target)
      list.append(
        .object([
          ("output", .text(target)), ("mold", isFilled ? .text(mold("\(volume.index)", of: volume.index, pages)) : nil),
          ("layout", layout?.json),
        ]))
    }
    let line = JSON.object([
      ("boxes", .text(boxes)), ("own", .text(own.copy.printedBase ?? "")),
      ("volumes", .list(list)),
    ])
    return Task(school: school, volumes: made, line: line, files: files)
  }
}
