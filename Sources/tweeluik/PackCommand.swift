import ArgumentParser
import Diagnostics
import Foundation
import Publishing

struct PackCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack",
    abstract: "Pack copies of the site for schools, a zip each.",
    discussion: """
      Each zip holds the whole site with the school's name, logo, contacts, evenings and own words; it works from a website, a shared drive
      or a USB stick. What is already there of the same version is not made again. A school with errors is reported; the others are made.

      Example:
        tweeluik pack --school de-linde
        tweeluik pack --all --output copies --jobs 4 --shard 1/3
      """)

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp("The folder for the zips.", valueName: "dir"))
  var output = "copies"

  @Option(help: ArgumentHelp("Only this school; may be given more than once.", valueName: "slug"))
  var school: [String] = []

  @Flag(help: "All schools.")
  var all = false

  @Option(help: ArgumentHelp("How many are made at the same time; without it, as many as there are cores.", valueName: "n"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(
    help: ArgumentHelp("One part of the schools, for several machines: 1/3, 2/3 and 3/3 together are all.", valueName: "i/n"),
    transform: { text in
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let index = parts[0], let count = parts[1], (1...max(1, count)).contains(index) else {
        throw ValidationError("“\(text)” is no part; write it as 1/3")
      }
      return (index, count)
    })
  var shard: (index: Int, count: Int) = (1, 1)

  @Option(help: ArgumentHelp("The folder of PDFs that `tweeluik handouts` made; they are packed too.", valueName: "dir"))
  var handouts = "handouts"

  func validate() throws {
    if school.isEmpty != all { throw ValidationError("say which schools: --all, or --school with a slug") }
    if jobs < 1 { throw ValidationError("--jobs is at least 1") }
  }

  func run() throws {
    let folder = try options.folder()
    let progress = Progress(quiet: options.quiet, verb: "Packing", noun: "copies")
    var choice = Copies.Choice()
    (choice.schools, choice.jobs, choice.shard) = (school, jobs, shard)
    let result = try carryOut(progress) { () throws(BuildError) in
      try Copies(content: folder, today: options.day, choice: choice, volumes: handouts).write(
        to: output, progress: progress.show(_:of:))
    }
    options.report(result.findings, in: folder)
    if result.findings.hasErrors, result.made + result.unchanged + result.failed == 0 {
      Terminal.error("\(result.findings.counts); nothing was packed")
      throw ExitCode(1)
    }
    if !options.quiet {
      let copies = "\(result.made) cop\(result.made == 1 ? "y" : "ies")"
      Terminal.say(
        "Packed \(copies) into \(output), \(result.unchanged) unchanged, \(result.failed) with errors"
      )
    }
    if result.failed > 0 { throw ExitCode(1) }
  }
}
