import ArgumentParser
import Checks
import Content
import Copying
import Diagnostics
import Publishing

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find what is wrong with the content.",
    discussion: """
      Finds what build would find, and writes nothing.

      With --fix it mends what is certain: a key or a name that can only be a typo for one other, and the order of
      sources.yml. It shows all changes as a patch and asks before it writes; where nobody can answer, it writes with --yes alone.

      Example:
        tweeluik check --content content
        tweeluik check --reciprocity
        tweeluik check --language
        tweeluik check --format github
        tweeluik check --fix
      """)

  @OptionGroup var options: ContentOptions

  @Flag(help: "Also print, for each problem and lesson, who does what and where each side reads it.")
  var reciprocity = false

  @Flag(help: "Also print, for each view, how easily it reads, and the sentences that are hardest to read.")
  var language = false

  @Option(
    help: ArgumentHelp("How findings are printed: text, json or github; the last two to standard output.", valueName: "format"))
  var format = FindingFormat.text

  @Flag(help: "Show what can be mended with certainty, and mend it if you say so.")
  var fix = false

  @Flag(help: "With --fix: mend it without showing it or asking.")
  var yes = false

  func validate() throws {
    if yes, !fix { throw ValidationError("--yes says to write what --fix would change; use them together") }
    if fix, format != .text { throw ValidationError("--fix prints a patch, so it has no other format; use --format by itself") }
  }

  func run() throws {
    let folder = try options.folder()
    let isOnlyShown = fix ? try !mend(folder) : false
    let result = try carryOut { () throws(BuildError) in try Build(content: folder, today: options.day).check() }
    if reciprocity {
      Terminal.say(result.reciprocity.map(table).joined(separator: "\n"), end: "")
    }
    if format == .text {
      options.report(result.findings, in: folder)
    } else {
      // GitHub's annotations have no place for fixes.
      let fixes =
        format == .json ? try carryOut { () throws(BuildError) in try Fixes(content: folder, today: options.day).first } : []
      Terminal.give(Array(try format.text(of: result.findings, fixes: fixes, in: options.shown(folder)).utf8))
    }
    if language { Terminal.say(LanguageReport.text(Build(content: folder, today: options.day).readings()), end: "") }
    if result.findings.hasErrors {
      Terminal.error(result.findings.counts)
      throw ExitCode(1)
    }
    // A patch is printed alone.
    if !options.quiet, format == .text, !isOnlyShown {
      let findings = result.findings.isEmpty ? "no findings" : result.findings.counts
      Terminal.say("Checked \(described(pages: result.pages, views: result.views)): \(findings)")
    }
  }

  /// Makes the fixes that are certain, if the user agrees.
  ///
  /// - Returns: whether nothing is left to be written.
  private func mend(_ folder: ContentFolder) throws -> Bool {
    let fixes = try carryOut { () throws(BuildError) in try Fixes(content: folder, today: options.day) }
    if fixes.files.isEmpty {
      if !options.quiet { Terminal.error("nothing can be mended with certainty") }
      return true
    }
    let what = "\(counted(fixes.count, "change")) in \(counted(fixes.files.count, "file"))"
    if !yes {
      Terminal.give(Array(fixes.patch(under: options.shown(folder)).joined()))
      switch Terminal.ask("Write \(what)?") {
      case true?: break
      case false?:
        Terminal.error("nothing was written")
        return false
      case nil:
        let them = fixes.count == 1 ? "it" : "them"
        Terminal.error("\(what), not written; “--fix --yes” writes \(them), and so does “patch -p1”")
        return false
      }
    }
    try carryOut { () throws(BuildError) in try fixes.write() }
    if !options.quiet { Terminal.error("wrote \(what)") }
    return true
  }

  private func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// The agreements of one problem or lesson in columns, a line each.
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
