import Diagnostics
import Foundation

/// A small site, built: its files as text.
package struct BuiltSite {
  package let files: [String: String]

  /// The site has errors, and so was not built.
  package struct Failure: Error, CustomStringConvertible {
    let findings: String
    package var description: String { findings }

    package init(findings: String) { self.findings = findings }
  }

  /// - Parameters:
  ///   - change: laid over the valid small site.
  ///   - audiences: for whom; for all when empty.
  package init(_ change: String = "", audiences: [String] = []) throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(change))
    let result = try folder.build(audiences: audiences)
    if result.findings.hasErrors { throw Failure(findings: try folder.findings()) }
    files = try folder.tree().mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// A file's text; empty when there is none.
  package subscript(_ path: String) -> String { files[path] ?? "" }
}
