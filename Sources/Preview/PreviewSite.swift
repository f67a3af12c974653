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

/// The site as a preview shows it: made from the content as it is now, each page when it is asked for. While the content has
/// errors, the last good site stays.
package final class PreviewSite: Sendable {
  /// What is known after a change.
  package struct State: Sendable {
    /// The number of changes that were seen.
    package var change = 0
    /// The number of changes after which there was a new site to show.
    package var build = 0
    package var findings: [Diagnostic] = []
    /// What makes the pages that are shown.
    fileprivate var press: Press?
    fileprivate var outputs: [String: Output] = [:]
    /// The files that search loads, once one has been asked for.
    fileprivate var search: [String: Output] = [:]
    fileprivate var unpublished: Set<String> = []
    /// Whether what is shown is the content that was last read.
    fileprivate var isCurrent = false
    /// Whether what is shown has been checked.
    fileprivate var isChecked = false
  }

  /// A file, with the build it belongs to, and whether it is not published yet.
  package struct File {
    package let bytes: [UInt8]
    /// As counted by ``State/build``.
    package let build: Int
    package let isUnpublished: Bool
  }

  private let content: ContentFolder
  private let today: Day
  private let shared = Mutex(State())
  /// Signalled at every change.
  private let bell = NSCondition()

  /// - Parameter content: a folder that remembers what it read.
  package init(content: ContentFolder, today: Day) {
    self.content = content
    self.today = today
  }

  package var state: State { shared.withLock { $0 } }

  /// Waits until there have been more changes than `count`, but at most a quarter of a second.
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

  /// The path of the site on the server, with a slash at both ends.
  package var root: String { state.press?.catalog.rootPath ?? "/" }

  /// What is left to do after ``showWords()``.
  package enum Rest: Sendable {
    case nothing
    /// The new words are shown; what is wrong with them is not known yet.
    case checks
    /// Nothing new is shown yet.
    case all
  }

  /// Shows what was written, if only words have changed; then nothing else is read. To be called by one thread at a time.
  ///
  /// - Returns: what ``update()`` still has to do.
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

  /// Reads the content again and checks it. To be called by one thread at a time.
  ///
  /// - Returns: the findings.
  @discardableResult package func update() -> [Diagnostic] {
    let version = content.version
    let (findings, catalog) = Build(content: content, today: today).preview()
    if catalog != nil, state.isCurrent, content.version == version {
      // The files are those that are shown, so only the findings may differ.
      change { state in
        (state.findings, state.isChecked) = (findings, true)
      }
      return findings
    }
    let made = catalog.map { Outputs(Press($0), search: []) }
    let outputs = made.map { Dictionary($0.all.map { ($0.address.path, $0) }, uniquingKeysWith: { $1 }) }
    let unpublished = catalog?.unpublished(on: today)
    change { state in
      (state.findings, state.isCurrent, state.isChecked) = (findings, made != nil, made != nil)
      guard let made, let outputs, let unpublished else { return }
      state.build += 1
      (state.press, state.outputs, state.search, state.unpublished) = (made.press, outputs, [:], unpublished)
    }
    made?.press.prepare()
    return findings
  }

  /// The file at a path below ``root``. An empty path, and one that ends with a slash, means the first page of that folder.
  ///
  /// - Returns: `nil` when there is none.
  package func file(_ path: String) -> File? {
    let state = state
    let name = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    guard let output = state.outputs[name] ?? search(name, state) else { return nil }
    // A picture may have been removed since; then there is no file.
    guard let bytes = try? output.bytes() else { return nil }
    return File(bytes: bytes, build: state.build, isUnpublished: state.unpublished.contains(name))
  }

  /// The page for an address that has none.
  package var notFound: File {
    file("404.html") ?? File(bytes: Array("404".utf8), build: state.build, isUnpublished: false)
  }

  /// The files that search loads are made when one is asked for: few edits are about search, and it takes the longest.
  private func search(_ name: String, _ state: State) -> Output? {
    if let output = state.search[name] { return output }
    guard let press = state.press, press.catalog.isOfSearch(name) else { return nil }
    let outputs = Dictionary(Outputs.search(press.catalog).map { ($0.address.path, $0) }, uniquingKeysWith: { $1 })
    shared.withLock { current in
      if current.build == state.build { current.search = outputs }
    }
    return outputs[name]
  }
}
