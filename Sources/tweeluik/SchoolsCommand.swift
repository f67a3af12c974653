import ArgumentParser
import Content
import Publishing

struct SchoolsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schools", abstract: "Work on the schools that host copies.", subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Make schools' files from a spreadsheet.",
      discussion: """
        Reads CSV as Excel writes it, with semicolons, commas or tabs. The first row has the headings: naam, adres, postcode, plaats, website,
        e-mail, telefoon, logo, kleur, leerkracht, kanjercoördinator, intern begeleider; “map” names the file and the zip, by which a school
        stays the same when it gets another name. Nothing is written when anything is wrong.

        Example:
          tweeluik schools import schools.csv --content content
        """)

    @OptionGroup var options: ContentOptions

    @Argument(help: "The spreadsheet, saved as CSV.")
    var spreadsheet: String

    @Flag(help: "What the spreadsheet says takes the place of what files say; the rest of a file stays.")
    var replace = false

    func run() throws {
      let folder = try options.folder()
      let result = try carryOut { () throws(BuildError) in
        try SchoolImport(content: folder).run(spreadsheet, replace: replace)
      }
      for finding in result.findings {
        let column = finding.column.isEmpty ? "" : ", column \(finding.column)"
        let hint = finding.hint.map { "\nhint: \($0)" } ?? ""
        Terminal.error("\(spreadsheet): row \(finding.row)\(column): error: \(finding.message)\(hint)\n")
      }
      if !result.findings.isEmpty {
        Terminal.error("\(result.findings.count) error\(result.findings.count == 1 ? "" : "s"); nothing was written")
        throw ExitCode(1)
      }
      if !options.quiet { Terminal.say("Wrote \(result.written) schools, \(result.unchanged) unchanged") }
    }
  }
}
