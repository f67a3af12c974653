import ArgumentParser
import Diagnostics
import Foundation
import Publishing

struct HandoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handouts",
    abstract: "Make the handouts as PDF.",
    discussion: """
      Writes a tagged PDF (PDF/UA-1) for each view, with WeasyPrint. Only what changed is made again.

      Example:
        tweeluik handouts --problem faalangst --audience ouder --output handouts
      """)

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp("The folder for the PDFs.", valueName: "dir"))
  var output = "handouts"

  @Option(help: ArgumentHelp("Only this problem; may be given more than once.", valueName: "slug"))
  var problem: [String] = []

  @Option(help: ArgumentHelp("Only for this audience; may be given more than once.", valueName: "audience"))
  var audience: [String] = []

  @Option(help: ArgumentHelp("A Python that has WeasyPrint; without it, one is looked for.", valueName: "path"))
  var python: String?

  func run() throws {
    let folder = try options.folder()
    let progress = Progress(quiet: options.quiet, verb: "Printing", noun: "handouts")
    let environment = ProcessInfo.processInfo.environment
    let result: Handouts.Result
    do throws(BuildError) {
      result = try Handouts(content: folder, today: options.day, problems: problem, audiences: audience).write(
        to: output, python: python ?? environment["TWEELUIK_PYTHON"], searchPath: environment["PATH"] ?? "",
        progress: progress.show(_:of:))
      progress.finish()
    } catch {
      progress.finish()
      Terminal.error("error: \(error)")
      throw ExitCode(2)
    }
    options.report(result.findings, in: folder)
    if !options.quiet, result.made + result.unchanged > 0 {
      print("Printed \(result.made) handout\(result.made == 1 ? "" : "s") into \(output), \(result.unchanged) unchanged")
    }
    for failure in result.failures {
      Terminal.error(
        "\(folder.path)/\(failure.file): error: its handout can not be printed: \(failure.reason)\n"
          + "hint: shorten “points”, “starters” or the agreements\n")
    }
    if result.findings.hasErrors { Terminal.error("\(result.findings.counts); nothing was printed") }
    if result.findings.hasErrors || !result.failures.isEmpty { throw ExitCode(1) }
  }
}
