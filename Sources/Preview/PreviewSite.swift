import Content
import Diagnostics
import Model
import Platform
import Publishing
import Site
import Synchronization

/// The site as a preview shows it: made of the content as it is now, page by page as they are asked for. While the content has
/// errors, the last good site stays.
package final class PreviewSite: Sendable {
  /// What is known after a change.
  package struct State: Sendable {
    /// Counts every change that was seen.
    package var change = 0
    /// Counts those after which there was a site to show.
    package var build = 0
    package var findings: [Diagnostic] = []
    fileprivate var outputs: [String: Output] = [:]
    fileprivate var catalog: Catalog?
    fileprivate var unpublished: Set<String> = []
  }

  /// One file, and whether it is yet to be published.
  package struct File {
    package let bytes: [UInt8]
    package let isUnpublished: Bool
  }

  private let content: ContentFolder
  private let today: Day
  private let shared = Mutex(State())

  package init(content: ContentFolder, today: Day) {
    self.content = content
    self.today = today
  }

  package var state: State { shared.withLock { $0 } }

  /// The path below which the site stands, with a slash at both ends.
  package var root: String { state.catalog?.rootPath ?? "/" }

  /// Reads the content anew. To be called by one thread at a time.
  ///
  /// - Returns: what was found.
  @discardableResult package func update() -> [Diagnostic] {
    let (findings, catalog) = Build(content: content, today: today).preview()
    let outputs = catalog.map { catalog in
      Dictionary(Plan(catalog, withSearch: false).outputs.map { ($0.address.path, $0) }, uniquingKeysWith: { $1 })
    }
    let unpublished = catalog?.unpublished(on: today)
    shared.withLock { state in
      state.change += 1
      state.findings = findings
      guard let catalog, let outputs, let unpublished else { return }
      state.build += 1
      (state.catalog, state.outputs, state.unpublished) = (catalog, outputs, unpublished)
    }
    return findings
  }

  /// The file at a path below the root; an empty path, and one that ends in a slash, is a folder's first page.
  ///
  /// - Returns: nothing where there is none.
  package func file(_ path: String) -> File? {
    let state = state
    let name = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    guard let output = state.outputs[name] ?? search(name, state) else { return nil }
    // A picture may have been taken away since; then there is none.
    guard let bytes = try? output.bytes() else { return nil }
    return File(bytes: bytes, isUnpublished: state.unpublished.contains(name))
  }

  /// The page for what is not there.
  package var notFound: [UInt8] { file("404.html")?.bytes ?? Array("404".utf8) }

  /// The files of search are made when one is asked for: few edits are about search, and it takes the longest.
  private func search(_ name: String, _ state: State) -> Output? {
    guard let catalog = state.catalog, catalog.isOfSearch(name) else { return nil }
    let outputs = Plan.search(catalog)
    shared.withLock { current in
      guard current.build == state.build else { return }
      for output in outputs { current.outputs[output.address.path] = output }
    }
    return outputs.first { $0.address.path == name }
  }
}
