import Content
import Diagnostics
import Foundation
import Model
import Platform

/// What can be mended in content with certainty. All of it is made in memory first, so that it can be shown before any of it is
/// written.
package struct Fixes {
  /// A file that changes.
  package struct File {
    /// Below the content folder.
    let path: String
    let before: [UInt8]
    let after: [UInt8]
  }

  /// Those that can be made in the content as it is; others may come to light when these are made.
  package private(set) var first: Set<Fix> = []
  /// Those that are made, all together.
  package private(set) var count = 0
  package private(set) var files: [File] = []
  private let content: ContentFolder

  /// - Throws: ``BuildError``
  package init(content: ContentFolder, today: Day) throws(BuildError) {
    self.content = content
    var before: [String: [UInt8]] = [:], after: [String: [UInt8]] = [:]
    // A key that is mended lets its file be read, and so its links be judged. There are few such steps.
    for round in 0..<20 {
      let findings = try Build(content: content.with(after), today: today).check().findings
      var isDone = true
      for (file, fixes) in Dictionary(grouping: Self.certain(findings), by: \.location.file) where isOwn(file) {
        // What cannot be read has no findings about its words.
        guard let text = after[file] ?? (try? content.bytes(of: file)) else { continue }
        let (bytes, made) = fixes.made(in: text)
        if made.isEmpty { continue }
        before[file] = before[file] ?? text
        after[file] = bytes
        count += made.count
        if round == 0 { first.formUnion(made) }
        isDone = false
      }
      if isDone { break }
    }
    files = after.map { File(path: $0.key, before: before[$0.key] ?? [], after: $0.value) }.sorted { $0.path < $1.path }
  }

  /// The changes as lines of a patch, for where the command runs.
  package func patch(under folder: String) -> [[UInt8]] {
    let parts = folder.split(separator: "/").filter { $0 != "." }
    return files.flatMap { Patch.lines(of: (parts + [$0.path[...]]).joined(separator: "/"), from: $0.before, to: $0.after) }
  }

  /// Writes the files, all or none; none when one of them is not what it was.
  ///
  /// - Throws: ``BuildError``
  package func write() throws(BuildError) {
    try content.change(files.map { (path: $0.path, bytes: $0.after) }) { () throws(BuildError) in
      for file in files {
        let now = try attempt { () throws(FileError) in try content.bytes(of: file.path) }
        guard isOwn(file.path), now == file.before else { throw .changedContent(file: path(of: file.path)) }
      }
    }
  }

  /// The fixes that nothing else can make wrong. Of names only while all names are known, and only where they are wrong once, for all
  /// readers of a text alike: a name that several use may be the right one, and the slip in what they refer to.
  private static func certain(_ findings: [Diagnostic]) -> [Fix] {
    let fixes = Set(findings.compactMap(\.fix))
    // A key is known whatever the content says.
    let names = Set(findings.filter { $0.id != .unknownKey }.compactMap(\.fix)).filter { $0.slip != nil }
    if findings.contains(where: \.hidesNames) { return Array(fixes.subtracting(names)) }
    let once = Dictionary(grouping: names, by: \.slip).values.filter { $0.count == 1 }.flatMap(\.self)
    let alike = Dictionary(grouping: once, by: \.location).values.filter { $0.count == 1 }.flatMap(\.self)
    return fixes.subtracting(names) + alike
  }

  /// Whether a file stands in the folder itself, not behind a link, and has a name as content has.
  private func isOwn(_ file: String) -> Bool {
    guard let root = Files.real(content.path) else { return false }
    return Files.real(path(of: file)) == "\(root)/\(file)"
      && SafePath(file) != nil
  }

  private func path(of file: String) -> String { "\(content.path)/\(file)" }
}
