import ArgumentParser
import Diagnostics
import Foundation
import Model
import Publishing

struct HandoutsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handouts",
    abstract: "Make handouts, sets, books and slides as PDF, and what is to be changed.",
    discussion: """
      Writes tagged PDFs (PDF/UA-1) with WeasyPrint: a handout for each view, a set for each lesson and each parent evening, a book for each course,
      and one book of all problems, which is also made as EPUB. Evenings and sessions have slides, as PDF and as PPTX, and evenings a letter as DOCX. Only what changed is made again. `tweeluik build` publishes them with the site.

      Example:
        tweeluik handouts --problem faalangst --audience ouder --output handouts
        tweeluik handouts --set ruzie-en-agressie --set book
        tweeluik handouts --set oudercursus --booklet
        tweeluik handouts --school de-linde
        tweeluik handouts --all-schools --jobs 4
      """)

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp("The folder for the PDFs.", valueName: "dir"))
  var output = "handouts"

  @Option(help: ArgumentHelp("Only this problem; may be given more than once.", valueName: "slug"))
  var problem: [String] = []

  @Option(help: ArgumentHelp("Only the handouts of this lesson; may be given more than once.", valueName: "slug"))
  var lesson: [String] = []

  @Option(help: ArgumentHelp("Only for this audience; may be given more than once.", valueName: "audience"))
  var audience: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only this lesson's, evening's or course's set, with its slides and letter, or `book`; may be given more than once.",
      valueName: "slug"))
  var set: [String] = []

  @Option(help: ArgumentHelp("With this school's name, logo and contact; they go into its copy.", valueName: "slug"))
  var school: String?

  @Flag(help: "For every school, with its name, logo and contact; they go into the schools' copies.")
  var allSchools = false

  @Flag(help: "For printing on both sides: each chapter begins on the front of a sheet.")
  var duplex = false

  @Flag(help: "Put A5 pages two on a sheet, in the order of a booklet: print on both sides, flip on the short edge, fold.")
  var booklet = false

  @Option(help: ArgumentHelp("How many processes print side by side.", valueName: "number"))
  var jobs: Int = Handouts.Choice().jobs

  @Option(help: ArgumentHelp("A Python that has WeasyPrint; without it, one is looked for.", valueName: "path"))
  var python: String?

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs is at least 1") }
    if school != nil, allSchools { throw ValidationError("say which schools: --all-schools, or --school with a slug") }
    if booklet, duplex { throw ValidationError("A booklet is printed on both sides already: leave out --duplex.") }
  }

  func run() throws {
    let folder = try options.folder()
    var choice = Handouts.Choice()
    choice.diptychs = problem.map { .init(.problem, $0) } + lesson.map { .init(.lesson, $0) }
    (choice.audiences, choice.sets) = (audience, set)
    choice.form = booklet ? .booklet : duplex ? .duplex : .plain
    (choice.school, choice.isForAllSchools, choice.jobs) = (school, allSchools, jobs)
    let progress = Progress(quiet: options.quiet, verb: "Printing", noun: "files")
    let environment = ProcessInfo.processInfo.environment
    let result = try carryOut(progress) { () throws(BuildError) in
      try Handouts(content: folder, today: options.day, choice: choice).write(
        to: output, python: python ?? environment["TWEELUIK_PYTHON"], searchPath: environment["PATH"] ?? "",
        progress: progress.show(_:of:))
    }
    options.report(result.findings, in: folder)
    if !options.quiet, result.made + result.unchanged > 0 {
      Terminal.say("Printed \(result.made) file\(result.made == 1 ? "" : "s") into \(output), \(result.unchanged) unchanged")
    }
    if !options.quiet {
      for (file, points) in result.small {
        Terminal.say(
          "\(folder.path)/\(file): what is printed of it is set in letters of \(points.formatted()) points, so that it fits on a sheet"
        )
      }
    }
    for failure in result.failures {
      Terminal.error(
        "\(folder.path)/\(failure.file): error: what is printed of it cannot be made: \(failure.reason)\n"
          + (failure.reason.contains("too long") ? "hint: shorten “points”, “starters” or the agreements\n" : ""))
    }
    if result.findings.hasErrors {
      let nothing = result.made + result.unchanged == 0 ? "; nothing was printed" : ""
      Terminal.error("\(result.findings.counts)\(nothing)")
    }
    if result.findings.hasErrors || !result.failures.isEmpty { throw ExitCode(1) }
  }
}
