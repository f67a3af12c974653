import ArgumentParser
import Foundation
import Publishing

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Say which version a school's copy is, and whether it is still whole.",
    discussion: """
      Names every file that was changed, added or lost. What the school itself put in “eigen” does not count.

      Example:
        tweeluik verify de-linde
        tweeluik verify de-linde.zip
      """)

  @Argument(help: ArgumentHelp("The copy: a folder or a zip.", valueName: "folder-or-zip"))
  var copy: String

  @Flag(help: "Say nothing but what differs.")
  var quiet = false

  func run() throws {
    let progress = Progress(quiet: quiet, verb: "Looking at", noun: "files")
    let differences = try carryOut(progress) { () throws(BuildError) in
      let folder = try CopyFolder(path: copy)
      if !quiet {
        let day = folder.facts.date.isEmpty ? "" : " of \(folder.facts.date)"
        Terminal.say("\(copy): \(folder.facts.site) for \(folder.facts.school), version \(folder.facts.version)\(day)")
      }
      return try folder.differences(progress: progress.show(_:of:))
    }
    for file in differences.changed { Terminal.say("changed: \(file)") }
    for file in differences.lost { Terminal.say("lost: \(file)") }
    for file in differences.added { Terminal.say("added: \(file)") }
    if !differences.isEmpty { throw ExitCode(1) }
    if !quiet { Terminal.say("All files are as they were packed.") }
  }
}

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Bring a school's unpacked copy to a new version.",
    discussion: """
      What the school itself put in “eigen” stays. A copy in which other files were changed or added is left as it is, unless --force says
      that these may be lost; and so is one whose texts are newer than those of the zip, unless --allow-older says that it may go back.
      Whatever interrupts it leaves the old copy or the new one, whole.

      Example:
        tweeluik update /srv/www/opvoedingstips --from de-linde.zip
      """)

  @Argument(help: "The folder of the unpacked copy.")
  var folder: String

  @Option(help: ArgumentHelp("The zip with the new version.", valueName: "zip"))
  var from: String

  @Flag(help: "Accept that changes in the copy outside “eigen” are lost, and that it becomes another school's.")
  var force = false

  @Flag(help: "Accept a zip whose texts are older than those of the copy.")
  var allowOlder = false

  @Flag(help: "Say nothing but what is wrong.")
  var quiet = false

  func run() throws {
    do throws(BuildError) {
      let result = try CopyUpdate(folder: folder, zip: from).run(force: force, allowOlder: allowOlder)
      if quiet { return }
      let kept = "\(result.kept) file\(result.kept == 1 ? "" : "s")"
      Terminal.say(
        "Updated \(folder) from version \(result.before.version) to \(result.after.version), kept \(kept) of the school's own")
    } catch {
      Terminal.error("error: \(error)")
      if case .changedCopy = error { throw ExitCode(1) }
      throw ExitCode(2)
    }
  }
}
