import ArgumentParser
import Diagnostics
import Foundation
import Publishing
import Site

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with the content.",
    discussion: """
      Finds what build would find, and writes nothing.

      Example:
        tweeluik check --content content
        tweeluik check --reciprocity
      """)

  @OptionGroup var options: ContentOptions

  @Flag(help: "Also print, for each problem, who does what and where each side reads it.")
  var reciprocity = false

  func run() throws {
    let folder = try options.folder()
    let result = try Build(content: folder, today: options.day).check()
    if reciprocity {
      print(result.reciprocity.map(table).joined(separator: "\n"), terminator: "")
    }
    options.report(result.findings, in: folder)
    if result.findings.hasErrors {
      Terminal.error(result.findings.counts)
      throw ExitCode(1)
    }
    if !options.quiet {
      let findings = result.findings.isEmpty ? "no findings" : result.findings.counts
      print("Checked \(described(pages: result.pages, views: result.views)): \(findings)")
    }
  }

  /// One problem's agreements, a line each, in columns.
  private func table(_ problem: Reciprocity) -> String {
    let head = ["agreement", "kept by"] + problem.audiences.map { "read by \($0)" }
    let rows = problem.rows.map { [$0.agreement, $0.by] + $0.places.map(words) }
    let widths = head.indices.map { column in ([head] + rows).map { $0[column].count }.max() ?? 0 }
    let lines = ([head] + rows).map { cells in
      zip(cells, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: "  ")
    }
    return "\(problem.title) (\(problem.problem))\n" + lines.map { "  \($0.trimmingSuffix)\n" }.joined()
  }

  private func words(_ place: Reciprocity.Place) -> String {
    switch place {
    case .placed(let place): "\(place.file):\(place.line)"
    case .panel(let place): "\(place.file):\(place.line) (all)"
    case .closing(let file): "\(file) (at the end)"
    }
  }
}

extension String {
  fileprivate var trimmingSuffix: String {
    var text = self[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
