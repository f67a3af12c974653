import Foundation

/// A way for bytes from anywhere to reach the tool. `script/fuzz` looks for inputs that break what must always hold; the tests
/// feed the same functions with the inputs kept in `Tests/Fuzz/corpus`.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// A Markdown text.
  case markdown
  /// YAML, as in front matter and settings.
  case yaml
  /// One file of a small site; the first byte says which.
  case file
  /// Files laid over a small site, in the format of ``SmallSite``.
  case site
  /// A site made by these choices, in which each word is shown or lies within a finding.
  case words
  /// A spreadsheet of schools.
  case spreadsheet
  case picture
  /// A school's copy.
  case zip
  /// What is indexed, and the query.
  case search
  /// A request to a preview.
  case request

  /// Feeds the target with some bytes.
  ///
  /// - Throws: ``Broken`` if something fails that must hold for all bytes.
  package func run(_ bytes: [UInt8]) throws {
    switch self {
    case .markdown: try MarkdownFuzz.run(bytes)
    case .yaml: try YAMLFuzz.run(bytes)
    case .file: try SiteFuzz.run(file: bytes)
    case .site: try SiteFuzz.run(files: bytes)
    case .words: try WordsFuzz.run(bytes)
    case .spreadsheet: try SpreadsheetFuzz.run(bytes)
    case .picture: try PictureFuzz.run(bytes)
    case .zip: try ZipFuzz.run(bytes)
    case .search: try SearchFuzz.run(bytes)
    case .request: try RequestFuzz.run(bytes)
    }
  }
}

/// Something that must always hold, and did not.
package struct Broken: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// Throws if something does not hold.
func hold(_ condition: Bool, _ words: @autoclosure () -> String) throws(Broken) { if !condition { throw Broken(words()) } }
