import Content
import Diagnostics
import Foundation
import Model
import Platform
import Publishing
import Rendering
import Site
import SiteIndex
import Synchronization
import Volumes

/// The site as a preview shows it: made of the content as it is now, page by page as they are asked for. While the content has
/// errors, the last good site stays.
package final class PreviewSite: Sendable {
  /// What is known after a change.
  package struct State: Sendable {
    /// Counts every change that was seen.
    package var change = 0
    /// Counts those after which there was another site to show.
    package var build = 0
    package var findings: [Diagnostic] = []
    /// What is shown.
    fileprivate var press: Press?
    fileprivate var outputs: [String: Output] = [:]
    /// The files of search, once one was asked for.
    fileprivate var search: [String: Output] = [:]
    fileprivate var unpublished: Set<String> = []
    /// Whether the content as it was last read is what is shown.
    fileprivate var isCurrent = false
    /// Whether what is shown was checked.
    fileprivate var isChecked = false
  }

  /// One file, of which site it is, and whether it is yet to be published.
  package struct File {
    package let bytes: [UInt8]
    /// As ``State/build`` counts.
    package let build: Int
    package let isUnpublished: Bool
  }

  private let content: ContentFolder
  private let today: Day
  private let shared = Mutex(State())
  /// Rung at every change.
  private let bell = NSCondition()

  /// - Parameter content: a folder that remembers.
  package init(content: ContentFolder, today: Day) {
    self.content = content
    self.today = today
  }

  package var state: State { shared.withLock { $0 } }

  /// Waits until there was another change than those that were counted; a quarter of a second at most.
  package func waitForChange(after count: Int) {
    bell.withLock {
      if state.change == count { _ = bell.wait(until: Date(timeIntervalSinceNow: 0.25)) }
    }
  }

  private func change(_ change: (inout State) -> Void) {
    shared.withLock { state in
      state.change += 1
      change(&state)
    }
    bell.withLock { bell.broadcast() }
  }

  /// The path below which the site stands, with a slash at both ends.
  package var root: String { state.press?.catalog.rootPath ?? "/" }

  /// What is left to do after ``showWords()``.
  package enum Rest: Sendable {
    case nothing
    /// The words are shown; what is wrong with them is not known yet.
    case checks
    /// Nothing is shown yet.
    case all
  }

  /// Shows what was written where that is nothing but words: then no more than that is read. To be called by one thread at a time.
  ///
  /// - Returns: what ``update()`` has yet to do.
  package func showWords() -> Rest {
    let state = state
    guard state.isCurrent, let press = state.press else { return content.isAsRead ? .nothing : .all }
    switch content.takeChange(since: press.catalog.library, today: today) {
    case .nothing: return state.isChecked ? .nothing : .checks
    case .more: return .all
    case .words(let library):
      guard let catalog = Catalog(library) else { return .all }
      change { state in
        state.build += 1
        press.take(catalog)
        (state.search, state.isChecked) = ([:], false)
      }
      return .checks
    }
  }

  /// Reads the content anew and checks it. To be called by one thread at a time.
  ///
  /// - Returns: what was found.
  @discardableResult package func update() -> [Diagnostic] {
    let version = content.version
    let (findings, catalog) = Build(content: content, today: today).preview()
    if catalog != nil, state.isCurrent, content.version == version {
      // The same files as those that are shown: only what is found in them may be other.
      change { state in
        (state.findings, state.isChecked) = (findings, true)
      }
      return findings
    }
    let plan = catalog.map { Plan($0, withSearch: false) }
    let outputs = plan.map { Dictionary($0.outputs.map { ($0.address.path, $0) }, uniquingKeysWith: { $1 }) }
    let unpublished = catalog?.unpublished(on: today)
    change { state in
      (state.findings, state.isCurrent, state.isChecked) = (findings, plan != nil, plan != nil)
      guard let plan, let outputs, let unpublished else { return }
      state.build += 1
      (state.press, state.outputs, state.search, state.unpublished) = (plan.press, outputs, [:], unpublished)
    }
    plan?.press.prepare()
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
    return File(bytes: bytes, build: state.build, isUnpublished: state.unpublished.contains(name))
  }

  /// The page for what is not there.
  package var notFound: File {
    file("404.html") ?? File(bytes: Array("404".utf8), build: state.build, isUnpublished: false)
  }

  /// The files of search are made when one is asked for: few edits are about search, and it takes the longest.
  private func search(_ name: String, _ state: State) -> Output? {
    if let output = state.search[name] { return output }
    guard let press = state.press, press.catalog.isOfSearch(name) else { return nil }
    let outputs = Dictionary(Plan.search(press.catalog).map { ($0.address.path, $0) }, uniquingKeysWith: { $1 })
    shared.withLock { current in
      if current.build == state.build { current.search = outputs }
    }
    return outputs[name]
  }
}
