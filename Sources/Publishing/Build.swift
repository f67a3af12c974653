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

/// A site's journey from content to files: load, check, plan, write.
package struct Build: Sendable {
  let content: ContentFolder
  let today: Day
  let audiences: [String]
  let volumes: String?
  private let ledgers: String?

  /// - Parameters:
  ///   - audiences: for whom it is built; for all when empty.
  ///   - volumes: the folder of PDFs to publish with it.
  ///   - ledgers: the folder for what lets a build be passed over that would change nothing.
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
    /// In order of place.
    package var findings: [Diagnostic]
    package var pages = 0
    package var views = 0
    /// Who does what in every problem, and where each side reads it; only after a check, and of settings that could be read.
    package var reciprocity: [Reciprocity] = []
    /// The PDFs that are not of the texts as they are now, and are left out.
    package var staleVolumes: [String] = []
    /// `nil` when an error kept the site from being written.
    package var counts: WriteCounts?
  }

  /// Finds everything that is wrong with the content. Writes nothing.
  ///
  /// - Throws: ``BuildError``
  package func check() throws(BuildError) -> Result { try catalog(isChecking: true).result }

  /// Everything that there is, also what is not published yet; nothing while there are errors.
  package func preview() -> (findings: [Diagnostic], catalog: Catalog?) {
    let (library, found) = content.load(today: today)
    guard let catalog = Catalog(library) else { return (found.sortedAndUnique(), nil) }
    let findings = excusingDrafts((found + Checks.check(catalog, published: catalog)).sortedAndUnique(), in: library)
    return (findings, findings.hasErrors ? nil : catalog)
  }

  /// How easily the views read, in order of problems, then audiences.
  package func readings() -> Readings { Catalog(content.load(today: today).0)?.readings() ?? .none }

  /// Builds the site into a folder, unless there are errors. Where all is as the last build left it, nothing is read or made.
  ///
  /// - Parameter progress: told how many of how many files are done; called on any thread.
  /// - Throws: ``BuildError``
  package func write(
    to output: String, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) throws(BuildError) -> Result {
    try Belongings.refuse(output, within: content)
    let folder = OutputFolder(path: output, ledgers: ledgers), inputs = ledgers == nil ? nil : inputs()
    if let inputs, let done = folder.finished(of: inputs) { return done }
    var (result, catalog) = try catalog()
    guard var catalog else { return result }
    if let volumes {
      let made = try attempt { () throws(FileError) in try VolumeFolder(path: volumes).made(of: catalog) }
      (catalog, result.staleVolumes) = (catalog.with(made.volumes), made.stale)
    }
    let plan = Plan(catalog)
    (result.pages, result.views) = (plan.pages, plan.views)
    let counter = Counter()
    let all = plan.outputs.count
    // What is said of texts that the site does not show has no place among its files.
    let isTold = result.findings.isEmpty || !catalog.leavesOut
    let ledger = isTold ? inputs.map { Ledger(inputs: $0, result) } : nil
    result.counts = try folder.write(plan, ledger) { progress(counter.next(), all) }
    return result
  }

  /// What a build shows, unless there are errors.
  ///
  /// - Throws: ``BuildError``
  func catalog(isChecking: Bool = false) throws(BuildError) -> (result: Result, catalog: Catalog?) {
    let (library, found) = content.load(today: today)
    guard let catalog = Catalog(library) else { return (Result(findings: found.sortedAndUnique()), nil) }
    let published = catalog.edition(on: today)
    let schools = isChecking ? checkSchools(catalog, published) : []
    let findings = excusingDrafts(
      (found + Checks.check(catalog, published: published) + schools).sortedAndUnique(), in: library)
    var result = Result(findings: findings, reciprocity: isChecking ? catalog.reciprocity() : [])
    if findings.hasErrors { return (result, nil) }
    if isChecking {
      (result.pages, result.views) = (Plan.pageCount(of: published), published.viewCount)
      return (result, nil)
    }
    return (result, try edition(of: catalog) ?? published)
  }

  /// What is wrong with the schools. A build does not look at them: it shows none.
  private func checkSchools(_ catalog: Catalog, _ published: Catalog) -> [Diagnostic] {
    let (slugs, findings) = content.schools()
    if slugs.isEmpty { return findings }
    let places = catalog.places
    let found = Parallel.map(slugs) { slug in
      let loaded = content.school(slug, audiences: catalog.audiences, today: today)
      return loaded.findings + (loaded.school.map { checkSchool($0, published, places: places) } ?? [])
    }
    return findings + checkCopyAddresses(catalog) + found.flatMap(\.self)
  }

  /// What the chosen audiences read; `nil` when none was chosen.
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
