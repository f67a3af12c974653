import Foundation
import Platform
import TestSupport
import Testing

/// A command that cannot say or do what it is for says so, and does not exit with 0.
@Suite struct TroubleTests {
  /// Every command that prints something when all is well, for a site with a school and its copy.
  private static let commands = [
    "check", "check --reciprocity", "check --language", "check --format json", "check --fix", "build", "pack --all", "release",
    "verify copies/de-linde.zip",
    "verify de-linde", "update de-linde --from copies/de-linde.zip", "new page iets", "schools import schools.csv", "--help",
    "--version", "help pack",
    "--generate-completion-script bash",
  ]

  /// A site, a school's copy of it and a spreadsheet. They are made once; each test gets a copy.
  private func folder() throws -> TemporaryFolder { try Command.copy(of: Self.made.get()) }

  nonisolated(unsafe) private static let made = Result { () throws -> TemporaryFolder in
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with("-- schools/de-linde.yml --\nname: De Linde\n"))
    #expect(try Command.run("pack", "--all", in: folder).status == 0)
    #expect(try Command.shell("unzip -q copies/de-linde.zip", in: folder).status == 0)
    try Files.write(Array("naam;map\nDe Es;de-es\n".utf8), to: folder("schools.csv"))
    return folder
  }

  @Test func whatCanNotBeSaidIsNoSuccess() throws {
    for (number, command) in Self.commands.enumerated() {
      // In turn, unless all is tried.
      let outputs = [(">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")]
      for (output, reason) in Effort.isFull ? outputs : [outputs[(number + Effort.share) % 2]] {
        let folder = try folder(), result = try Command.shell("\"$TOOL\" \(command) \(output)", in: folder)
        #expect(result.status == 2 && result.error.contains("standard output: \(reason)"), "\(command) \(output): \(result)")
      }
    }
    let folder = try folder()
    for command in ["check", "build", "check --format json"] {
      try folder.put(SmallSite("-- notes.txt --\nx\n-- pages/fout.md --\nx\n"))
      for error in ["2>/dev/full", "2>&-"] {
        #expect(try Command.shell("\"$TOOL\" \(command) \(error)", in: folder).status == 2, "\(command) \(error)")
      }
    }
  }

  /// A reader who stops reading does no harm. Where a standard stream is closed, the next file that is opened gets its number:
  /// nothing that is printed may end up there.
  @Test func streamsThatAreClosedHarmNothing() throws {
    for command in Self.commands {
      let folder = try folder()
      let piped = try Command.shell("\"$TOOL\" \(command) | head -c 0", in: folder)
      #expect(piped.status == 0 && !piped.error.contains("rror"), "\(command): \(piped.error)")
      // Its output says how long the build took, which differs from run to run.
      if command == "build" { continue }
      #expect(
        try Command.shell("\"$TOOL\" \(command) <&-", in: self.folder())
          == Command.shell("\"$TOOL\" \(command) </dev/null", in: self.folder()), "\(command) without input")
    }
    let folder = try folder()
    #expect(try Command.shell("\"$TOOL\" build --quiet <&- >&- 2>&-", in: folder).status == 0)
    let site = try folder.tree()
    #expect(try Command.run("build", "--quiet", "--output", "again", in: folder).status == 0)
    #expect(try folder.tree("again") == site && site.count > 50)
  }

  /// Tries names, texts and arguments that would steer the terminal.
  @Test func nothingSteersTheTerminal() throws {
    let bad = "\u{1B}[31m\u{7}\u{9B}x\u{202E}", folder = try folder()
    try folder.put(
      SmallSite(
        "-- pages/\(bad).md --\n---\ntitle: \"\(bad)\"\n\(bad): x\n---\n[\(bad)](problem:\(bad))\n-- schools/es\(bad).yml --\nname: x\n"
      ))
    try Files.write([1], to: folder("de-linde/\(bad)"))
    try Files.write(Array("naam;map\n\(bad);x y\n".utf8), to: folder("schools.csv"))
    let zip =
      "import sys,zipfile; z=zipfile.ZipFile('evil.zip','w'); z.writestr('a/'+sys.argv[1],'x'); z.writestr('a/SHA256SUMS','')"
    #expect(try Command.shell("python3 -c \"$1\" \"$2\"", [zip, bad], in: folder).status == 0)
    let commands: [[String]] = [
      ["check"], ["check", "--fix"], ["check", "--language"], ["check", "--format", "json"], ["check", "--format", "github"],
      ["build"],
      ["build", "--output", bad], ["build", "--audience", bad], ["build", "--content", bad], ["pack", "--school", bad],
      ["verify", bad],
      ["verify", "evil.zip"], ["verify", "de-linde"], ["update", "de-linde", "--from", "evil.zip"],
      ["update", bad, "--from", bad],
      ["schools", "import", "schools.csv"], ["schools", "import", bad], ["new", "page", bad], ["new", bad, "x"], [bad],
      ["check", "--\(bad)"],
      ["check", "--today", bad], ["pack", "--shard", bad, "--all"],
    ]
    for arguments in commands {
      let result = try Command.run(arguments[0], Array(arguments.dropFirst()), in: folder)
      #expect(result.status != 0 && !(result.output + result.error).isEmpty, "\(arguments)")
      for scalar in (result.output + result.error).unicodeScalars where scalar != "\n" {
        let isBad =
          scalar.value < 32 || (127...159).contains(scalar.value) || (scalar.value == 0x202E && !arguments.contains("json"))
        #expect(!isBad, "\(arguments) says U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  /// If the system does not give the arguments, the tool does not take one command for another.
  @Test func withoutArgumentsNothingIsDone() throws {
    let folder = try folder(), hidden = "unshare --mount sh -c 'mount -t tmpfs none /proc && \"$@\"' sh"
    // Only root can hide them.
    guard try Command.shell("\(hidden) true", in: folder).status == 0 else { return }
    let result = try Command.shell("\(hidden) \"$TOOL\" build", in: folder)
    #expect(result.status == 2 && result.output == "" && result.error.contains("/proc"), "\(result)")
  }

  /// Without room, rights or file descriptors a command says so, and leaves nothing half done.
  @Test func whatIsMissingIsTold() throws {
    for command in [
      "build", "pack --all", "verify copies/de-linde.zip", "verify de-linde", "update de-linde --from copies/de-linde.zip",
      "check",
    ] {
      for count in [4, 6, 8, 12, 20].oneIn(2) {
        let folder = try folder(), before = try folder.tree("de-linde")
        let result = try Command.shell("ulimit -n \(count); \"$TOOL\" \(command)", in: folder)
        // Content that cannot be read because too many files are open is a finding that says so.
        let isTold = [1, 2].contains(result.status) && result.error.contains("open files")
        #expect(result.status == 0 || isTold, "\(command) with \(count): \(result)")
        let isWhole = try folder.tree("de-linde") == before
        #expect(isWhole, "\(command) with \(count) changes the copy")
      }
    }
  }
}
