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

/// Packs schools one by one: what all their copies share is made once, and a few schools are read and packed at the same time.
struct CopyWork: Sendable {
  let press: CopyPress
  private let content: ContentFolder
  private let today: Day
  private let places: [String]
  private let volumes: @Sendable (SchoolCopy) -> [Volume: MadeVolume]

  /// - Parameter volumes: the folder with the volumes to pack.
  /// - Throws: ``BuildError``
  init(_ catalog: Catalog, content: ContentFolder, today: Day, volumes: String?) throws(BuildError) {
    (self.content, self.today, places) = (content, today, catalog.places)
    let folder = volumes.map(VolumeFolder.init)
    let made = try attempt { () throws(FileError) in try folder?.made(of: Press(catalog)).volumes } ?? [:]
    press = try CopyPress(Press(catalog, volumes: made, isForCopies: true, day: today))
    // Few schools have volumes of their own, and listing all takes long. What is printed has no links to volumes.
    let own = try attempt { () throws(FileError) in
      let printing = Press(catalog, isForCopies: true, day: today)
      return try folder?.hasSchools == true ? SchoolVolumes(printing, printing.volumes()) : nil
    }
    self.volumes = { copy in own.flatMap { folder?.made(of: $0, for: copy) } ?? [:] }
  }

  /// Reads a school. It is `nil` when nothing can be made for it; the findings say why.
  func school(_ slug: String) -> (school: School?, findings: [Diagnostic]) {
    let loaded = content.school(slug, audiences: press.catalog.audiences, today: today)
    let findings = loaded.findings + (loaded.school.map { checkSchool($0, press.catalog, places: places) } ?? [])
    return (findings.hasErrors ? nil : loaded.school, findings)
  }

  /// What its copy has of its own.
  ///
  /// - Throws: ``BuildError``
  func contents(of school: School) throws(BuildError) -> CopyContents { try press.contents(of: school, volumes: volumes) }

  /// Does something for each of many schools, on several threads. Once anything fails, nothing more is begun.
  ///
  /// - Parameters:
  ///   - jobs: how many are done at the same time.
  ///   - progress: called after each with how many are done and how many there are; on any thread.
  /// - Returns: what was made, in the schools' order.
  /// - Throws: ``BuildError``
  static func each<Made: Sendable>(
    of slugs: [String], jobs: Int, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void,
    _ body: @Sendable (String) throws(BuildError) -> Made
  ) throws(BuildError) -> [Made] {
    let next = Atomic(0), done = Counter()
    let state = Mutex<(made: [Made?], fatal: BuildError?)>(([Made?](repeating: nil, count: slugs.count), nil))
    DispatchQueue.concurrentPerform(iterations: max(1, min(jobs, slugs.count))) { _ in
      while true {
        let index = next.add(1, ordering: .relaxed).oldValue
        guard index < slugs.count, state.withLock({ $0.fatal == nil }) else { return }
        do throws(BuildError) {
          let made = try body(slugs[index])
          state.withLock { $0.made[index] = made }
        } catch {
          state.withLock { $0.fatal = $0.fatal ?? error }
          return
        }
        progress(done.next(), slugs.count)
      }
    }
    let (made, fatal) = state.withLock { $0 }
    if let fatal { throw fatal }
    return made.compactMap(\.self)
  }
}

/// The zips in a folder of copies.
enum CopyZips {
  /// Whether a file ends with the mark of a copy.
  static func ends(_ path: String, with mark: String) -> Bool {
    Files.end(of: path, count: mark.utf8.count).map { $0 == Array(mark.utf8) } ?? false
  }

  /// Whether a file is a zip with our mark, of any version.
  static func isCopy(_ path: String) -> Bool {
    guard path.hasSuffix(".zip"), Files.kind(path) == .file, let end = Files.end(of: path, count: 128) else { return false }
    return String(decoding: end, as: UTF8.self).contains("tweeluik ")
  }

  /// Refuses a folder that is not ours: one with files, none of which is a copy. Only copies are overwritten.
  ///
  /// - Throws: ``BuildError``
  static func refuseForeign(_ folder: String, _ slugs: [String]) throws(BuildError) {
    let names = try attempt { () throws(FileError) in try Belongings.names(in: folder) }
    if !names.isEmpty, !names.contains(where: { isCopy("\(folder)/\($0)") }) { throw .foreign(folder: folder, files: names) }
    let occupied = slugs.map { "\($0).zip" }.filter { Files.kind("\(folder)/\($0)") != nil && !isCopy("\(folder)/\($0)") }
    if !occupied.isEmpty { throw .occupied(folder: folder, files: occupied) }
  }

  /// The names of the files that a killed run left behind: the zips of some schools, or all files.
  ///
  /// - Throws: ``FileError``
  static func leftovers(in folder: String, of slugs: Set<String>? = nil) throws(FileError) -> [String] {
    let ending = Files.temporary(slugs == nil ? "" : ".zip")
    return try Files.list(folder).filter { name in
      name.hasSuffix(ending) && slugs?.contains(String(name.dropLast(ending.count))) ?? true
    }
  }
}
