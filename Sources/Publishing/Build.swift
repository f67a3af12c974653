import Content
import Diagnostics
import Model
import Platform
import Site

/// A site's journey from content to files: load, check, plan, write.
package struct Build: Sendable {
  private let content: ContentFolder
  private let today: Day

  package init(content: ContentFolder, today: Day) {
    self.content = content
    self.today = today
  }

  /// What a build found and made.
  package struct Result: Sendable {
    /// In order of place.
    package var findings: [Diagnostic]
    package var pages = 0
    package var views = 0
    /// Nothing when an error kept the site from being written.
    package var counts: WriteCounts?
  }

  /// Finds everything that is wrong with the content. Writes nothing.
  package func check() -> Result { prepare().result }

  /// Who does what in every problem, and where each side reads it; nothing when the settings could not be read.
  package func reciprocity() -> [Reciprocity] { Catalog(content.load(today: today).0)?.reciprocity() ?? [] }

  /// Builds the site into a folder, unless there are errors.
  ///
  /// - Parameter progress: told how many of how many files are done; called on any thread.
  /// - Throws: ``OutputError``
  package func write(
    to output: String, progress: @escaping @Sendable (_ done: Int, _ all: Int) -> Void
  ) throws(OutputError) -> Result {
    if let root = Files.real(content.path), "\(Files.nearestReal(output))/".hasPrefix("\(root)/") {
      throw .insideContent(folder: output)
    }
    var (result, plan) = prepare()
    guard let plan else { return result }
    let counter = Counter()
    let all = plan.outputs.count
    result.counts = try OutputFolder(path: output).write(plan) { progress(counter.next(), all) }
    return result
  }

  private func prepare() -> (result: Result, plan: Plan?) {
    let (library, found) = content.load(today: today)
    let findings = (found + Site.check(library)).sortedAndUnique()
    guard !findings.hasErrors, let catalog = Catalog(library) else { return (Result(findings: findings), nil) }
    let plan = Plan(catalog)
    return (Result(findings: findings, pages: plan.pages, views: plan.views), plan)
  }
}
