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
        one of the last four also “e-mail” and “telefoon”; “avond” and the slug of an evening for its day, then also “tijd” and “plaats”.

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
      for finding in found.findings { Terminal.error(text(finding)) }
      if found.hasErrors {
        let errors = found.findings.count(where: \.isError)
        Terminal.error("\(errors) error\(errors == 1 ? "" : "s"); nothing was written")
        throw ExitCode(1)
      }
      if plan || !options.quiet { Terminal.say(text(found), end: "") }
      let new = found.count(.new), changed = found.count(.changed)
      if plan || new + changed == 0 { return }
      if changed > 0, !replace {
        switch Terminal.ask("Write \(new + changed) files, of which \(changed) \(changed == 1 ? "is" : "are") there already?") {
        case true?: break
        case false?:
          Terminal.error("nothing was written")
          return
        case nil:
          let files = changed == 1 ? "1 school's file says" : "\(changed) schools' files say"
          Terminal.error(
            "error: \(files) something else than the spreadsheet; nothing was written\n"
              + "hint: use --replace if the spreadsheet is right; what else the files say stays")
          throw ExitCode(1)
        }
      }
      try carryOut { () throws(BuildError) in try schools.write(found) }
      if !options.quiet { Terminal.say("Wrote \(new) new and \(changed) changed schools") }
    }

    private func text(_ finding: SchoolImport.Finding) -> String {
      let column = finding.column.isEmpty ? "" : ", column \(finding.column)"
      let hint = finding.hint.map { "\nhint: \($0)" } ?? ""
      return "\(spreadsheet): row \(finding.row)\(column): \(finding.isError ? "error" : "warning"): \(finding.message)\(hint)\n"
    }

    /// What becomes of each school, with each value that changes; then how many there are of each.
    private func text(_ plan: SchoolImport.Plan) -> String {
      var lines: [String] = []
      for school in plan.schools {
        let fate =
          switch school.fate {
          case .new: "new      "
          case .changed: "changed  "
          case .unchanged: "unchanged"
          }
        lines.append("\(fate) \(school.slug): \(school.name)")
        lines += school.changes.map {
          "            \($0.key): \($0.from.map { "“\($0)”" } ?? "nothing") → \($0.to.map { "“\($0)”" } ?? "nothing")"
        }
      }
      lines += plan.absent.map { "no row    \($0): its file stays as it is" }
      let counts =
        "\(plan.count(.new)) new, \(plan.count(.changed)) changed, \(plan.count(.unchanged)) unchanged, \(plan.absent.count) without a row"
      return (lines + [counts]).joined(separator: "\n") + "\n"
    }
  }
}
