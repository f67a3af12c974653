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
        print("\(copy): \(folder.facts.site) for \(folder.facts.school), version \(folder.facts.version) of \(folder.facts.date)")
      }
      return try folder.differences(progress: progress.show(_:of:))
    }
    for file in differences.changed { print("changed: \(file)") }
    for file in differences.lost { print("lost: \(file)") }
    for file in differences.added { print("added: \(file)") }
    if !differences.isEmpty { throw ExitCode(1) }
    if !quiet { print("All files are as they were packed.") }
  }
}

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Bring a school's unpacked copy to a new version.",
    discussion: """
      What the school itself put in “eigen” stays. A copy in which other files were changed or added is left as it is, unless --force says
      that these may be lost. Whatever interrupts it leaves the old copy or the new one, whole.

      Example:
        tweeluik update /srv/www/opvoedingstips --from de-linde.zip
      """)

  @Argument(help: "The folder of the unpacked copy.")
  var folder: String

  @Option(help: ArgumentHelp("The zip with the new version.", valueName: "zip"))
  var from: String

  @Flag(help: "What was changed in the copy, outside “eigen”, may be lost; and the copy may become another school's.")
  var force = false

  @Flag(help: "Say nothing but what is wrong.")
  var quiet = false

  func run() throws {
    do throws(BuildError) {
      let result = try CopyUpdate(folder: folder, zip: from).run(force: force)
      if quiet { return }
      let kept = "\(result.kept) file\(result.kept == 1 ? "" : "s")"
      print(
        "Updated \(folder) from version \(result.before.version) to \(result.after.version), kept \(kept) of the school's own")
    } catch {
      Terminal.error("error: \(error)")
      if case .changedCopy = error { throw ExitCode(1) }
      throw ExitCode(2)
    }
  }
}
