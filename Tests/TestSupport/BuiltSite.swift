import Diagnostics
import Foundation

/// A small site that was built, with the text of each file.
package struct BuiltSite {
  package let files: [String: String]

  /// The site was not built, because its content has errors.
  struct Failure: Error, CustomStringConvertible {
    let findings: String
    var description: String { findings }
  }

  /// - Parameters:
  ///   - change: laid over the valid small site.
  ///   - audiences: those for whom to build; all if empty.
  package init(_ change: String = "", audiences: [String] = []) throws {
    try self.init(whole: Fixtures.base().with(change), audiences: audiences)
  }

  /// - Parameters:
  ///   - site: the whole site.
  ///   - audiences: those for whom to build; all if empty.
  package init(whole site: SmallSite, audiences: [String] = []) throws {
    let folder = try TemporaryFolder()
    try folder.put(site)
    let result = try folder.build(audiences: audiences)
    if result.findings.hasErrors { throw Failure(findings: try folder.findings()) }
    files = try folder.tree().mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// The text of a file; empty if there is no such file.
  package subscript(_ path: String) -> String { files[path] ?? "" }
}
