import Content
import Model
import Platform

/// Makes new content.
package struct Scaffold {
  private let content: ContentFolder
  private let settings: Settings

  /// - Throws: ``BuildError/noSettings(path:)`` when `site.yml` cannot be read: it says which audiences to write for.
  package init(content: ContentFolder, today: Day) throws(BuildError) {
    guard let settings = content.load(today: today).0.settings else { throw .noSettings(path: "\(content.path)/site.yml") }
    self.content = content
    self.settings = settings
  }

  /// Writes the files of a new item, unless any of them exists already.
  ///
  /// - Parameter name: its slug; for a session, the course's slug, a slash and its own.
  /// - Returns: the paths of the files that were written.
  /// - Throws: ``BuildError``
  package func make(_ beginning: Beginning, _ name: String) throws(BuildError) -> [String] {
    let files: [Beginning.File]
    do throws(Beginning.Refusal) { files = try beginning.files(in: content, settings, name) } catch {
      switch error {
      case .badName(let name, let hint): throw .badName(name, hint: hint)
      case .alreadyThere(let files): throw .alreadyThere(files: files.map { "\(content.path)/\($0)" })
      }
    }
    try content.change(files.map { ($0.path, Array($0.text.utf8)) }) { () throws(BuildError) in
      let present = files.map { "\(content.path)/\($0.path)" }.filter { Files.kind($0) != nil }
      guard present.isEmpty else { throw .alreadyThere(files: present) }
    }
    return files.map { "\(content.path)/\($0.path)" }
  }
}
