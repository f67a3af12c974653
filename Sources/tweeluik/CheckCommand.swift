import ArgumentParser
import Diagnostics
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
        tweeluik check --language
        tweeluik check --format github
      """)

  @OptionGroup var options: ContentOptions

  @Flag(help: "Also print, for each problem and lesson, who does what and where each side reads it.")
  var reciprocity = false

  @Flag(help: "Also print, for each view, how easily it reads, and the sentences that are hardest to read.")
  var language = false

  @Option(
    help: ArgumentHelp("How findings are printed: text, json or github; the last two to standard output.", valueName: "format"))
  var format = FindingFormat.text

  func run() throws {
    let folder = try options.folder()
    let result = try Build(content: folder, today: options.day).check()
    if reciprocity {
      print(result.reciprocity.map(table).joined(separator: "\n"), terminator: "")
    }
    if format == .text {
      options.report(result.findings, in: folder)
    } else {
      print(try format.text(of: result.findings, in: options.shown(folder)), terminator: "")
    }
    if language { print(LanguageReport.text(Build(content: folder, today: options.day).readings()), terminator: "") }
    if result.findings.hasErrors {
      Terminal.error(result.findings.counts)
      throw ExitCode(1)
    }
    if !options.quiet, format == .text {
      let findings = result.findings.isEmpty ? "no findings" : result.findings.counts
      print("Checked \(described(pages: result.pages, views: result.views)): \(findings)")
    }
  }

  /// The agreements of one problem or lesson, a line each, in columns.
  private func table(_ diptych: Reciprocity) -> String {
    let head = ["agreement", "kept by"] + diptych.audiences.map { "read by \($0)" }
    let rows = diptych.rows.map { [$0.agreement, $0.by] + $0.places.map(words) }
    return "\(diptych.title) (\(diptych.of.slug))\n" + Columns.lines([head] + rows).map { "  \($0)\n" }.joined()
  }

  private func words(_ place: Reciprocity.Place) -> String {
    switch place {
    case .placed(let place): "\(place.file):\(place.line)"
    case .panel(let place): "\(place.file):\(place.line) (all)"
    case .closing(let file): "\(file) (at the end)"
    }
  }
}
