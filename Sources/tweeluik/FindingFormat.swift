import ArgumentParser
import Diagnostics
import Foundation

/// How findings are printed.
enum FindingFormat: String, CaseIterable, ExpressibleByArgument {
  /// For people, and for editors that know `file:line:column`.
  case text
  /// For other programs: a list of objects.
  case json
  /// For a GitHub workflow, which shows them beside the lines they are about.
  case github

  /// A finding as another program reads it.
  private struct Entry: Encodable {
    let file: String
    let line, column, length: Int
    let severity, id, message: String
    let hint: String?
    let fix: Replacement?
  }

  /// What `tweeluik check --fix` would do about it: replace the words at this position.
  private struct Replacement: Encodable {
    let line, column: Int
    let found, replacement: String
  }

  /// The findings in a format for programs, ending with a line end; empty for the format for people.
  ///
  /// - Parameter fixes: the fixes that can be made.
  func text(of findings: [Diagnostic], fixes: Set<Fix>, in folder: String) throws -> String {
    switch self {
    case .text: return ""
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let entries = findings.map { finding in
        Entry(
          file: "\(folder)/\(finding.location.file)", line: finding.location.line, column: finding.location.column,
          length: finding.location.length, severity: finding.severity.rawValue, id: finding.id.rawValue, message: finding.message,
          hint: finding.hint, fix: finding.fix.flatMap { fixes.contains($0) ? replacement($0) : nil })
      }
      return Report.printable(json: String(decoding: try encoder.encode(entries), as: UTF8.self) + "\n")
    case .github:
      return findings.map { finding in
        let place = finding.location
        let message = [finding.message, finding.hint.map { "hint: \($0)" }].compactMap(\.self).joined(separator: "\n")
        return
          "::\(finding.severity.rawValue) file=\(property("\(folder)/\(place.file)")),line=\(place.line),col=\(place.column),"
          + "title=\(property(finding.id.rawValue))::\(data(message))\n"
      }.joined()
    }
  }

  private func replacement(_ fix: Fix) -> Replacement {
    Replacement(line: fix.location.line, column: fix.location.column, found: fix.found, replacement: fix.replacement)
  }

  /// The text of a workflow command (docs.github.com, “Workflow commands”), with per cent signs and line ends encoded.
  private func data(_ text: String) -> String {
    Report.printable(lines: text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A"))
  }

  /// The same for a property, which a comma or a colon would end.
  private func property(_ text: String) -> String { data(text).replacing(":", with: "%3A").replacing(",", with: "%2C") }
}
