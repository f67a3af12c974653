import ArgumentParser
import Content
import Publishing

struct SchoolsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schools", abstract: "Work on the schools that host copies.", subcommands: [Import.self])

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Bring a spreadsheet into the schools' files.",
      discussion: """
        Reads a workbook of Excel (.xlsx; its first sheet) or CSV as Excel writes it. The first row has the headings: naam, brin, adres,
        postcode, plaats, website, kopie, e-mail, telefoon, logo, kleur, leerkracht, kanjercoördinator, intern begeleider, directeur; after
        one of the last four also “e-mail” and “telefoon”; “avond” and the slug of an evening for its day, then also “tijd” and “plaats”;
        “eigen avond” for the name of one of the school's own, then “datum”, “tijd”, “duur”, “plaats” and “omschrijving”, and for a second
        one “eigen avond 2”. What is said of the spreadsheet is in Dutch where the site is.

        A school is known by its file's name in a column “map”, by its BRIN number, or else by its name. The spreadsheet owns the keys for
        which it has a value, and nothing else in a file. What becomes of each school is shown first. New files are written at once;
        before a file that is there already is changed it asks, and where nobody can answer it writes with --replace alone. Nothing is
        written when anything is wrong.

        Example:
          tweeluik schools import schools.xlsx --content content --plan
        """)

    @OptionGroup var options: ContentOptions

    @Argument(help: "The spreadsheet: .xlsx or CSV.")
    var spreadsheet: String

    @Flag(help: "Only show what would become of each school.")
    var plan = false

    @Flag(help: "Do not ask: what the spreadsheet says takes the place of what files say.")
    var replace = false

    func validate() throws {
      if plan, replace { throw ValidationError("--plan writes nothing, so there is nothing to --replace; use one of them") }
    }

    func run() throws {
      let folder = try options.folder(), schools = SchoolImport(content: folder, today: options.day)
      let found = try carryOut { () throws(BuildError) in try schools.plan(spreadsheet) }
      let words = ImportReport(spreadsheet: spreadsheet, language: schools.language)
      for finding in found.findings { Terminal.error(words.text(finding)) }
      if found.hasErrors {
        Terminal.error(words.nothingWritten(errors: found.findings.count(where: \.isError)))
        throw ExitCode(1)
      }
      if plan || !options.quiet { Terminal.say(words.text(found), end: "") }
      let new = found.count(.new), changed = found.count(.changed)
      if plan || new + changed == 0 { return }
      if changed > 0, !replace {
        switch Terminal.ask(words.question(new: new, changed: changed)) {
        case true?: break
        case false?:
          Terminal.error(words.nothingWritten)
          return
        case nil:
          Terminal.error(words.otherwise(changed: changed))
          throw ExitCode(1)
        }
      }
      try carryOut { () throws(BuildError) in try schools.write(found) }
      if !options.quiet { Terminal.say(words.written(new: new, changed: changed)) }
    }
  }
}
