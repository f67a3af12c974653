import ArgumentParser
import Diagnostics
import Foundation
import Platform
import Publishing

struct BuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build the site.",
    discussion: """
      Writes nothing when there is an error in the content. Files in the output folder that no build wrote are left alone.

      Example:
        tweeluik build --content content --output site
        tweeluik build --audience ouder --output for-parents
        tweeluik build --one-file ouder --output for-parents.html
      """)

  @OptionGroup var options: ContentOptions

  @Option(
    help: ArgumentHelp(
      "The folder that will hold the site, and nothing else: “site” when there is none. With --one-file, the file.",
      valueName: "path"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Build for this audience only, with nothing of what others read; may be given more than once.", valueName: "audience"))
  var audience: [String] = []

  @Option(
    help: ArgumentHelp(
      "Build for this audience only, into a single HTML file that needs no other: texts, pictures, search and tools.",
      valueName: "audience"))
  var oneFile: String?

  @Option(
    help: ArgumentHelp("The folder of PDFs that `tweeluik handouts` made; they are published with the site.", valueName: "dir"))
  var handouts = "handouts"

  func validate() throws {
    if oneFile != nil, !audience.isEmpty { throw ValidationError("--one-file names its audience itself; leave out --audience") }
  }

  func run() throws {
    Program.takeMemoryInLargePieces()
    let output = output ?? oneFile.map { "\($0).html" } ?? "site"
    let clock = ContinuousClock(), start = clock.now
    let folder = try options.folder()
    let progress = Progress(quiet: options.quiet)
    let result = try carryOut(progress) { () throws(BuildError) in
      if let oneFile {
        return try Build(content: folder, today: options.day, audiences: [oneFile], volumes: handouts).write(oneFile: output)
      }
      return try Build(
        content: folder, today: options.day, audiences: audience, volumes: handouts, ledgers: ContentOptions.caches
      ).write(to: output, progress: progress.show(_:of:))
    }
    options.report(result.findings, in: folder)
    guard let counts = result.counts else {
      Terminal.error("\(result.findings.counts); nothing was written")
      throw ExitCode(1)
    }
    if !result.staleVolumes.isEmpty {
      let names = result.staleVolumes.prefix(3).joined(separator: ", ")
      Terminal.error(
        "\(handouts): warning: \(result.staleVolumes.count) of its files are not of these texts, and are left out: \(names)\n"
          + "hint: make them again with “tweeluik handouts --output \(handouts)”\n")
    }
    if !result.largest.isEmpty {
      let names = result.largest.joined(separator: ", ")
      Terminal.error("\(output): warning: it is larger than the 5 MB that mail can take; its largest parts are \(names)\n")
    }
    if !options.quiet {
      Terminal.say(
        "Built \(described(pages: result.pages, views: result.views)) into \(output): \(counts.written) written, "
          + "\(counts.unchanged) unchanged, \(counts.removed) removed, in \(seconds(clock.now - start)) s")
    }
    withExtendedLifetime(result) { Foundation.exit(0) }
  }

  /// In seconds, with two decimals.
  private func seconds(_ duration: Duration) -> String {
    let hundredths = Int((duration / .milliseconds(10)).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
