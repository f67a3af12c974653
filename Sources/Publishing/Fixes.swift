import Content
import Diagnostics
import Foundation
import Model
import Platform

/// The fixes that can be made in content with certainty. All are made in memory first, so that they can be shown before anything
/// is written.
package struct Fixes {
  /// A file that changes.
  package struct File {
    /// Its content path.
    let path: String
    let before: [UInt8]
    let after: [UInt8]
  }

  /// The fixes that can be made in the content as it is; making these may bring others to light.
  package private(set) var first: Set<Fix> = []
  /// How many fixes are made in all.
  package private(set) var count = 0
  package private(set) var files: [File] = []
  private let content: ContentFolder

  /// - Throws: ``BuildError``
  package init(content: ContentFolder, today: Day) throws(BuildError) {
    self.content = content
    var before: [String: [UInt8]] = [:], after: [String: [UInt8]] = [:]
    // Once a key is mended, its file can be read and so its links can be judged. There are few such steps.
    for round in 0..<20 {
      let findings = try Build(content: content.with(after), today: today).check().findings
      var isDone = true
      for (file, fixes) in Dictionary(grouping: Self.certain(findings), by: \.location.file) where isOwn(file) {
        // A file that cannot be read has no findings about its words.
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

  /// The changes as lines of a patch.
  ///
  /// - Parameter folder: the content folder, relative to where the command runs.
  package func patch(under folder: String) -> [[UInt8]] {
    let parts = folder.split(separator: "/").filter { $0 != "." }
    return files.flatMap { Patch.lines(of: (parts + [$0.path[...]]).joined(separator: "/"), from: $0.before, to: $0.after) }
  }

  /// Writes all files, or none if any of them is no longer what it was.
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

  /// The fixes that can only be right. Names are mended only while all names are known, and only where a name is wrong once, for
  /// all readers of a text alike: a name that is used several times may be right, and the typo in what it refers to.
  private static func certain(_ findings: [Diagnostic]) -> [Fix] {
    let fixes = Set(findings.compactMap(\.fix))
    // Which keys there are does not depend on the content.
    let names = Set(findings.filter { $0.id != .unknownKey }.compactMap(\.fix)).filter { $0.typo != nil }
    if findings.contains(where: \.hidesNames) { return Array(fixes.subtracting(names)) }
    let once = Dictionary(grouping: names, by: \.typo).values.filter { $0.count == 1 }.flatMap(\.self)
    let alike = Dictionary(grouping: once, by: \.location).values.filter { $0.count == 1 }.flatMap(\.self)
    return fixes.subtracting(names) + alike
  }

  /// Whether a file is in the folder itself, not behind a link, and has a name that content may have.
  private func isOwn(_ file: String) -> Bool {
    guard let root = Files.real(content.path) else { return false }
    return Files.real(path(of: file)) == "\(root)/\(file)"
      && SafePath(file) != nil
  }

  private func path(of file: String) -> String { "\(content.path)/\(file)" }
}
