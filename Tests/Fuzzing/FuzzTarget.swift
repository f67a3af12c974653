import Foundation

/// A way in by which bytes of anyone reach the tool, tried with any bytes. `script/fuzz` looks for inputs that break what must
/// hold; the tests run those that are kept in `Tests/Fuzz/corpus` through the same functions.
package enum FuzzTarget: String, CaseIterable, Sendable {
  /// A text.
  case markdown
  /// YAML, as front matter and settings are written in.
  case yaml
  /// One file of a small site is these bytes; the first says which.
  case file
  /// Files laid over a small site, as ``SmallSite`` has them.
  case site
  /// A site made of these choices: each of its words is shown or in a finding.
  case words
  /// A spreadsheet of schools.
  case spreadsheet
  case picture
  /// A school's copy.
  case zip
  /// What is indexed, and what somebody asks.
  case search
  /// What a preview is sent.
  case request

  /// Feeds it some bytes.
  ///
  /// - Throws: ``Broken`` when something does not hold that must hold for all bytes.
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

/// What must hold does not.
package struct Broken: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// Sees that something holds.
func hold(_ condition: Bool, _ words: @autoclosure () -> String) throws(Broken) { if !condition { throw Broken(words()) } }
