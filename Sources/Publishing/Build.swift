import Checks
import Content
import Copying
import Diagnostics
import Model
import Platform
import Rendering
import Site
import SiteIndex
import Volumes

/// A site's journey from content to files: load, index, check, choose, write.
package struct Build: Sendable {
  let content: ContentFolder
  let today: Day
  let audiences: [String]
  let volumes: String?
  private let ledgers: String?

  /// - Parameters:
  ///   - audiences: the ids of those for whom it is built; for all when empty.
  ///   - volumes: the folder with the volumes to publish along with it.
  ///   - ledgers: the folder with the ledgers, which let a build be skipped that would change nothing; `nil` for none.
  package init(
    content: ContentFolder, today: Day, audiences: [String] = [], volumes: String? = nil, ledgers: String? = nil
  ) {
    self.content = content
    self.today = today
    self.audiences = audiences
    self.volumes = volumes
    self.ledgers = ledgers
  }

  /// What a build found and made.
  package struct Result: Sendable {
    /// Sorted by location.
    package var findings: [Diagnostic]
    package var pages = 0
    package var views = 0
    /// Who does what in each problem, and where each side reads it. Empty unless this was a check and the settings could be read.
    package var reciprocity: [Reciprocity] = []
    /// The names of volumes that were made from older texts, and are left out.
    package var staleVolumes: [String] = []
    /// The largest parts of a single file that is too large for mail.
    package var largest: [String] = []
    /// `nil` when an error kept the site from being written.
    package var counts: WriteCounts?
    /// What was written. A program that ends need not give it back, which takes a while for a large site.
    package var outputs: Outputs?
  }

  /// Finds everything that is wrong with the content. Writes nothing.
  ///
  /// - Throws: ``BuildError``
  package func check() throws(BuildError) -> Result { try catalog(isChecking: true).result }

  /// All content, including what is not published yet. The catalog is `nil` when there are errors.
  package func preview() -> (findings: [Diagnostic], catalog: Catalog?) {
    let (library, found) = content.load(today: today)
    guard let catalog = Catalog(library) else { return (found.sortedAndUnique(), nil) }
    let findings = excusingDrafts((found + Checks.check(catalog, published: catalog)).sortedAndUnique(), in: library)
    return (findings, findings.hasErrors ? nil : catalog)
  }

  /// How easily the views read, by problem, then by audience.
  package func readings() -> Readings { Catalog(content.load(today: today).0).map(Readings.init) ?? .none }

  /// Builds the site into a folder, unless there are errors. If everything is as the last build left it, nothing is read or made.
  ///
  /// - Parameter progress: called after each file with how many are done and how many there are; on any thread.
  /// - Throws: ``BuildError``
  package func write(
    to output: String, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) throws(BuildError) -> Result {
    try Belongings.refuse(output, within: content)
    let folder = OutputFolder(path: output, ledgers: ledgers), listing = content.list()
    let inputs = ledgers == nil ? nil : inputs(listing)
    if let inputs, let done = folder.finished(of: inputs) { return done }
    var search: Meanwhile<[Output]>?
    var (result, catalog) = try catalog(listing) { catalog in search = Meanwhile { Outputs.search(catalog) } }
    guard let catalog, let search else { return result }
    let press: Press
    (press, result.staleVolumes) = try self.press(catalog)
    press.prepare()
    let outputs = Outputs(press, search: search.result)
    (result.pages, result.views) = (outputs.pages, outputs.views)
    let counter = Counter()
    let all = outputs.all.count
    // Findings about texts that the site does not show must not be kept beside it.
    let isTold = result.findings.isEmpty || !catalog.leavesOut
    let ledger = isTold ? inputs.map { Ledger(inputs: $0, result) } : nil
    result.counts = try folder.write(outputs, ledger) { progress(counter.next(), all) }
    result.outputs = outputs
    return result
  }

  /// What makes the pages, with links to the volumes that are of these texts; and the names of the others.
  ///
  /// - Throws: ``BuildError``
  func press(_ catalog: Catalog) throws(BuildError) -> (press: Press, stale: [String]) {
    let press = Press(catalog)
    guard let volumes else { return (press, []) }
    let made = try attempt { () throws(FileError) in try VolumeFolder(path: volumes).made(of: press) }
    return (Press(catalog, volumes: made.volumes), made.stale)
  }

  /// The catalog of what a build shows; `nil` when there are errors, and after a check.
  ///
  /// - Parameters:
  ///   - listing: the files of the content; they are listed now where none is given.
  ///   - begin: is given that catalog before anything is checked, to begin what can be made in the meantime.
  /// - Throws: ``BuildError``
  func catalog(
    _ listing: ContentFolder.Listing? = nil, isChecking: Bool = false, begin: (Catalog) -> Void = { _ in }
  ) throws(BuildError) -> (result: Result, catalog: Catalog?) {
    let (library, found) = content.load(today: today, listing)
    guard let catalog = Catalog(library) else { return (Result(findings: found.sortedAndUnique()), nil) }
    let published = catalog.edition(on: today), shown = isChecking ? nil : try edition(of: catalog) ?? published
    if let shown { begin(shown) }
    let schools = isChecking ? checkSchools(catalog, published) : []
    let findings = excusingDrafts(
      (found + Checks.check(catalog, published: published) + schools).sortedAndUnique(), in: library)
    var result = Result(findings: findings, reciprocity: isChecking ? Reciprocity.all(in: catalog) : [])
    if findings.hasErrors { return (result, nil) }
    if isChecking {
      (result.pages, result.views) = (Outputs.pageCount(of: published), published.viewCount)
      return (result, nil)
    }
    return (result, shown)
  }

  /// The findings about the schools. Only a check looks at them: a build shows none of them.
  private func checkSchools(_ catalog: Catalog, _ published: Catalog) -> [Diagnostic] {
    let (slugs, findings) = content.schools()
    if slugs.isEmpty { return findings }
    let places = catalog.places
    let found = Parallel.map(slugs) { slug in
      let loaded = content.school(slug, audiences: catalog.audiences, today: today)
      let numbered = loaded.school.flatMap { school in school.brin.map { (brin: $0, file: school.file) } }
      return (loaded.findings + (loaded.school.map { checkSchool($0, published, places: places) } ?? []), numbered)
    }
    return findings + checkCopyAddresses(catalog) + found.flatMap(\.0) + checkNumbers(found.compactMap(\.1))
  }

  /// The edition for the chosen audiences; `nil` when none was chosen.
  private func edition(of catalog: Catalog) throws(BuildError) -> Catalog? {
    if audiences.isEmpty { return nil }
    let known = catalog.audienceIDs
    for audience in audiences where !known.contains(audience) {
      throw .noAudience(
        audience, hint: NearMiss.hint(audience, in: known) ?? "the audiences are \(known.joined(separator: ", "))")
    }
    return catalog.edition(on: today, for: Set(audiences))
  }
}
