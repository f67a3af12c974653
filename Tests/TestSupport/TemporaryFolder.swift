import Content
import Diagnostics
import Foundation
import Model
import Platform
import Publishing

extension [UInt8] {
  /// Whether these bytes contain those of a text.
  package func holds(_ text: String) -> Bool { Data(self).range(of: Data(text.utf8)) != nil }
}

/// A folder for one test, removed when the test ends.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    path = NSTemporaryDirectory() + "tweeluik-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of something in the folder.
  package func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  /// Writes a site's content to the folder `content`.
  package func put(_ site: SmallSite) throws { try site.write(to: self("content")) }

  /// Replaces `content` with a site's content.
  package func replace(_ site: SmallSite) throws {
    try? FileManager.default.removeItem(atPath: self("content"))
    try put(site)
  }

  /// Builds `content` into another folder.
  ///
  /// - Parameters:
  ///   - volumes: the name of the folder with the volumes.
  ///   - progress: called for each file.
  package func build(
    _ output: String = "site", today: Day = Fixtures.today, audiences: [String] = [], volumes: String? = nil,
    progress: @escaping @Sendable () -> Void = {}
  ) throws -> Build.Result {
    let build = Build(
      content: ContentFolder(path: self("content")), today: today, audiences: audiences, volumes: volumes.map { self($0) },
      ledgers: self("ledgers"))
    return try build.write(to: self(output)) { _, _ in progress() }
  }

  /// The findings about `content`, as they are printed.
  package func findings() throws -> String {
    let content = ContentFolder(path: self("content"))
    let report = Report(folder: "content", line: content.lineReader())
    return try Build(content: content, today: Fixtures.today).check().findings.map(report.text).joined()
  }

  /// All files below a folder by path, including hidden ones.
  package func tree(_ folder: String = "site") throws -> [String: [UInt8]] {
    let root = self(folder)
    var files: [String: [UInt8]] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: root) ?? .init() {
      let path = "\(root)/\(name)"
      if Files.kind(path) == .file { files[name] = try Files.read(path) }
    }
    return files
  }
}
