import ArgumentParser
import Diagnostics
import Publishing

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with the content.",
    discussion: """
      Finds what build would find, and writes nothing.

      Example:
        tweeluik check --content content
      """)

  @OptionGroup var options: ContentOptions

  func run() throws {
    let folder = try options.folder()
    let result = Build(content: folder, today: options.day).check()
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
}
