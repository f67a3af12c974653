import Foundation
import Platform
import TestSupport
import Testing

/// Runs the command as a user does, and expects its output, its errors and its status exactly.
@Suite struct CommandTests {
  private func folder(_ change: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(change))
    return folder
  }

  private let broken = "-- pages/over.md --\n---\ntitle: Over ons\nsummary: Wij.\n---\nZie [slapen](problem:slappen).\n"
  private let finding = """
    content/pages/over.md:5:14: error: there is no problem “slappen” [broken-link]
    5 | Zie [slapen](problem:slappen).
      |              ^^^^^^^^^^^^^^^
    hint: did you mean “problem:slapen”?


    """

  @Test func buildSaysWhatItMade() throws {
    let folder = try folder()
    let first = try Command.run("build", in: folder)
    #expect(first.status == 0 && first.error == "")
    #expect(
      first.output.wholeMatch(
        of: /Built 46 pages \(6 views\) into site: 115 written, 0 unchanged, 0 removed, in \d+\.\d\d s\n/) != nil)
    let second = try Command.run("build", "--quiet", in: folder)
    #expect(second == Command.Result(status: 0, output: "", error: ""))
  }

  @Test func findingsArePrintedForProgramsToo() throws {
    let folder = try folder(broken)
    let json = try Command.run("check", "--format", "json", in: folder)
    #expect(json.status == 1 && json.error == "1 error\n")
    let entries = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
    #expect(entries.count == 1 && entries[0]["line"] as? Int == 5 && entries[0]["id"] as? String == "broken-link")
    #expect(
      try Command.run("check", "--format", "github", in: folder)
        == Command.Result(
          status: 1,
          output:
            "::error file=content/pages/over.md,line=5,col=14,title=broken-link::there is no problem “slappen”%0Ahint: did you "
            + "mean “problem:slapen”?\n",
          error: "1 error\n"))
    #expect(try Command.run("check", "--format", "json", in: self.folder()).output == "[\n\n]\n")
  }

  @Test func whatCanBeMendedIsToldToProgramsToo() throws {
    let folder = try folder(broken)
    let entries = try #require(
      try JSONSerialization.jsonObject(with: Data(Command.run("check", "--format", "json", in: folder).output.utf8))
        as? [[String: Any]])
    let fix = try #require(entries[0]["fix"] as? [String: Any])
    #expect(fix["line"] as? Int == 5 && fix["column"] as? Int == 14)
    #expect(fix["found"] as? String == "problem:slappen" && fix["replacement"] as? String == "problem:slapen")
    // The same words are also in code, so nobody can tell which of them is the link.
    try folder.replace(try Fixtures.base().with(broken + "`problem:slappen`\n"))
    #expect(try !Command.run("check", "--format", "json", in: folder).output.contains("\"fix\""))
  }

  @Test func fixesAreShownAndOnlyWrittenWhenWanted() throws {
    let folder = try folder(broken)
    let before = try folder.tree("content")
    #expect(
      try Command.run("check", "--fix", in: folder)
        == Command.Result(
          status: 1,
          output: """
            --- a/content/pages/over.md
            +++ b/content/pages/over.md
            @@ -2,4 +2,4 @@
             title: Over ons
             summary: Wij.
             ---
            -Zie [slapen](problem:slappen).
            +Zie [slapen](problem:slapen).

            """,
          error: "1 change in 1 file, not written; “--fix --yes” writes it, and so does “patch -p1”\n" + finding + "1 error\n"))
    #expect(try folder.tree("content") == before)
    #expect(
      try Command.run("check", "--fix", "--yes", in: folder)
        == Command.Result(status: 0, output: "Checked 46 pages (6 views): no findings\n", error: "wrote 1 change in 1 file\n"))
    let after = try folder.tree("content")
    #expect(after != before)
    #expect(
      try Command.run("check", "--fix", "--yes", "--quiet", in: folder) == Command.Result(status: 0, output: "", error: ""))
    #expect(try folder.tree("content") == after)
  }

  @Test func aFixIsNoFormat() throws {
    let folder = try folder(broken)
    #expect(try Command.run("check", "--yes", in: folder).status == 2)
    let result = try Command.run("check", "--fix", "--format", "json", in: folder)
    #expect(result.status == 2 && result.output == "" && result.error.contains("--fix prints a patch"))
  }

  @Test func aShellCompletesTheCommands() throws {
    for shell in ["bash", "zsh", "fish"] {
      let script = try Command.run("--generate-completion-script", shell, in: folder())
      #expect(script.status == 0 && script.output.contains("reciprocity"))
    }
  }

  @Test func buildWritesNothingWhenThereAreErrors() throws {
    let folder = try folder(broken)
    #expect(
      try Command.run("build", in: folder)
        == Command.Result(status: 1, output: "", error: finding + "1 error; nothing was written\n"))
    #expect(Files.kind(folder("site")) == nil)
  }

  @Test func checkSaysTheSameAndWritesNothing() throws {
    let folder = try folder(broken)
    #expect(try Command.run("check", in: folder) == Command.Result(status: 1, output: "", error: finding + "1 error\n"))
    try folder.replace(try Fixtures.base())
    #expect(
      try Command.run("check", in: folder)
        == Command.Result(status: 0, output: "Checked 46 pages (6 views): no findings\n", error: ""))
    #expect(Files.kind(folder("site")) == nil)
  }

  @Test func aWarningDoesNotStopTheBuild() throws {
    let folder = try folder("-- notes.txt --\nx\n")
    let result = try Command.run("check", in: folder)
    #expect(result.status == 0)
    #expect(result.output == "Checked 46 pages (6 views): 1 warning\n")
    #expect(result.error.hasPrefix("content/notes.txt:1:1: warning: "))
  }

  @Test func theDayIsAnArgument() throws {
    let folder = try folder()
    #expect(try Command.run("check", "--today", "2026-10-04", in: folder).status == 1)
    #expect(try Command.run("check", "--today", "2026-10-05", in: folder).status == 0)
  }

  @Test func reciprocityShowsWhoReadsWhatWhere() throws {
    let folder = try folder("-- problems/eten/ouder.md --\n---\nsummary: X.\n---\nEerst.\n\n[](agreement:samen-eten)\n")
    let result = try Command.run("check", "--reciprocity", in: folder)
    #expect(result.status == 0 && result.error == "")
    #expect(
      result.output == """
        Slecht slapen (slapen)
          agreement     kept by     read by ouder                      read by leerkracht
          vaste-tijd    ouder       problems/slapen/ouder.md:15 (all)  problems/slapen/leerkracht.md (at the end)
          rustig-begin  leerkracht  problems/slapen/ouder.md:15 (all)  problems/slapen/leerkracht.md (at the end)

        Slecht eten (eten)
          agreement   kept by     read by ouder                        read by leerkracht
          samen-eten  ouder       problems/eten/ouder.md:6             problems/eten/leerkracht.md (at the end)
          tijd-geven  leerkracht  problems/eten/ouder.md (at the end)  problems/eten/leerkracht.md (at the end)

        Delen (delen)
          agreement    kept by     read by ouder                        read by leerkracht
          een-keer     ouder       lessons/delen/ouder.md:10            lessons/delen/leerkracht.md (at the end)
          om-de-beurt  leerkracht  lessons/delen/ouder.md (at the end)  lessons/delen/leerkracht.md (at the end)
        Checked 46 pages (6 views): no findings

        """)
  }

  @Test func languageShowsHowEasilyEachViewReads() throws {
    let folder = try folder(
      """
      -- problems/eten/index.md --
      ---
      title: Slecht eten
      summary: Een kind dat slecht eet.
      ages: 4-12
      agreements:
        - {id: samen-eten, by: ouder, ouder: U eet samen., leerkracht: De ouders eten samen.}
        - {id: tijd-geven, by: leerkracht, ouder: De leerkracht geeft tijd., leerkracht: Geef tijd.}
      ---
      Gezamenlijke maaltijden maken eten gezellig.
      -- problems/eten/ouder.md --
      ---
      summary: X.
      ---
      [](agreements:)

      \(String(repeating: "Eet samen.\n", count: 20))
      Vraag de coördinator wat eetproblemen veroorzaakt. Eetproblemen
      gaan meestal vanzelf over, zegt de coördinator [@krant].
      """)
    let result = try Command.run("check", "--language", in: folder)
    #expect(result.status == 0 && result.error == "")
    #expect(
      result.output == """
        file                           words  words/sentence  syllables/word   Flesch-Douma  long words
        problems/slapen/ouder.md          25             4.2            1.36  – (too short)
        problems/slapen/leerkracht.md     10             3.3            1.30  – (too short)
        problems/eten/ouder.md            59             2.6            1.83           63.5  coördinator 2, eetproblemen 2, Gezamenlijke 1
        problems/eten/leerkracht.md        7             3.5            2.43  – (too short)  Gezamenlijke 1
        lessons/delen/ouder.md             4             4.0            2.00  – (too short)
        lessons/delen/leerkracht.md        6             3.0            1.67  – (too short)

        The sentences that are hardest to read:
        problems/eten/index.md:9     -28.8  Gezamenlijke maaltijden maken eten gezellig.
        problems/eten/ouder.md:27      8.8  Vraag de coördinator wat eetproblemen veroorzaakt.
        problems/eten/ouder.md:27     26.1  Eetproblemen gaan meestal vanzelf over, zegt de coördinator.
        problems/slapen/ouder.md:8    89.7  Uw kind is moe en onrustig, en zoekt rustig slapen.
        problems/slapen/ouder.md:19   94.4  Zie de klas of hierboven.
        Checked 46 pages (6 views): no findings

        """)
  }

  @Test func onlyDutchIsMeasured() throws {
    let folder = try folder()
    let site = try #require(Fixtures.base().text("site.yml"))
    try folder.put(SmallSite("-- site.yml --\n\(site.replacing("language: nl", with: "language: en"))"))
    #expect(
      try Command.run("check", "--language", "--quiet", in: folder)
        == Command.Result(
          status: 0, output: "How easily a text reads is measured for Dutch (nl) only; this site is in “en”.\n", error: ""))
  }

  @Test func whatCanNotRunExitsWithTwo() throws {
    let folder = try TemporaryFolder()
    #expect(
      try Command.run("build", in: folder)
        == Command.Result(
          status: 2, output: "", error: "error: there is no content folder “content”\nhint: name it with --content\n"))
    for arguments in [["build", "--today", "morgen"], ["build", "--tody"], ["bild"], ["check", "x"]] {
      let result = try Command.run(arguments[0], Array(arguments.dropFirst()), in: folder)
      #expect(result.status == 2 && result.output == "" && result.error.hasPrefix("Error: "))
    }
  }

  @Test func aForeignOutputFolderExitsWithTwo() throws {
    let folder = try folder()
    try Files.makeFolder(folder("vol"))
    try Files.write([], to: folder("vol/a.txt"))
    #expect(
      try Command.run("build", "--output", "vol", in: folder)
        == Command.Result(
          status: 2, output: "",
          error: "error: “vol” was not made by tweeluik and holds “a.txt”; choose an empty or a new folder\n"))
  }

  @Test func helpShowsAnExampleOfEachCommand() throws {
    let folder = try TemporaryFolder()
    for (arguments, example) in [
      (["--help"], "tweeluik build --content content --output site"),
      (["build", "--help"], "tweeluik build --content content --output site"),
      (["check", "--help"], "tweeluik check --content content"),
      (["handouts", "--help"], "tweeluik handouts --problem faalangst --audience ouder"),
    ] {
      let result = try Command.run(arguments[0], Array(arguments.dropFirst()), in: folder)
      #expect(result.status == 0 && result.error == "")
      #expect(result.output.contains("Example:") && result.output.contains(example))
    }
    #expect(try Command.run("--version", in: folder) == Command.Result(status: 0, output: "0.1.0\n", error: ""))
  }
}
