import Diagnostics
import Foundation

/// A small site, built: its files as text.
package struct BuiltSite {
  package let files: [String: String]

  /// The site has errors, and so was not built.
  struct Failure: Error, CustomStringConvertible {
    let findings: String
    var description: String { findings }
  }

  /// - Parameters:
  ///   - change: laid over the valid small site.
  ///   - audiences: for whom; for all when empty.
  package init(_ change: String = "", audiences: [String] = []) throws {
    try self.init(whole: Fixtures.base().with(change), audiences: audiences)
  }

  /// - Parameters:
  ///   - site: all of it.
  ///   - audiences: for whom; for all when empty.
  package init(whole site: SmallSite, audiences: [String] = []) throws {
    let folder = try TemporaryFolder()
    try folder.put(site)
    let result = try folder.build(audiences: audiences)
    if result.findings.hasErrors { throw Failure(findings: try folder.findings()) }
    files = try folder.tree().mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// A file's text; empty when there is none.
  package subscript(_ path: String) -> String { files[path] ?? "" }
}
