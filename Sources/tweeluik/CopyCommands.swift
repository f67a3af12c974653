import ArgumentParser
import Foundation
import Publishing
import Signing

/// The file with a public key, as a command's option.
private func publicKey(_ file: String?) throws(BuildError) -> PublicKey? {
  guard let file else { return nil }
  return try ReleaseKeys.readPublic(file)
}

struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Say which version a school's copy is, whether it is still whole, and whether it is genuine.",
    discussion: """
      Names every file that was changed, added or lost. What the school itself put in \(CopyFolder.ownNames) does not count. Says whether the
      copy is signed, and by which key: that it is the institute's own, only --key with the institute's public key can prove.

      Ends with 0 when the copy is whole and genuine, 1 when files differ, 2 when it is no copy, and 3 when the signature is not right.

      Example:
        tweeluik verify de-linde
        tweeluik verify de-linde.zip --key tweeluik-key.pub
      """)

  @Argument(help: ArgumentHelp("The copy: a folder or a zip.", valueName: "folder-or-zip"))
  var copy: String

  @Option(help: ArgumentHelp("The public key that must have signed it.", valueName: "file"))
  var key: String?

  @Flag(help: "Say nothing but what differs.")
  var quiet = false

  func run() throws {
    let progress = Progress(quiet: quiet, verb: "Looking at", noun: "files")
    let (differences, seal, expected) = try carryOut(progress) { () throws(BuildError) in
      let folder = try CopyFolder(path: copy), facts = folder.facts, expected = try publicKey(key)
      if !quiet {
        let of = facts.release == nil && facts.date.isEmpty ? "" : " \(facts.name)"
        Terminal.say(
          facts.release == nil
            ? "\(copy): \(facts.site) for \(facts.school), version \(facts.version)\(of)"
            : "\(copy): \(facts.site) for \(facts.school),\(of), version \(facts.version)")
      }
      return (try folder.differences(progress: progress.show(_:of:)), try folder.seal(), expected)
    }
    for file in differences.changed { Terminal.say("changed: \(file)") }
    for file in differences.lost { Terminal.say("lost: \(file)") }
    for file in differences.added { Terminal.say("added: \(file)") }
    if differences.hasOtherVersion { Terminal.say("What it says of its version is not what was packed.") }
    do throws(BuildError) { try seal.expect(expected, path: copy) } catch {
      Terminal.error("error: \(error)")
      throw ExitCode(3)
    }
    if !differences.isEmpty { throw ExitCode(1) }
    if !quiet { Terminal.say("All files are as they were packed. \(said(seal, expected))") }
  }

  private func said(_ seal: CopySeal, _ expected: PublicKey?) -> String {
    if let expected { return "Signed with the key that you named, \(expected)." }
    guard case .whole(let key) = seal else { return "It is not signed: nobody can tell who made it." }
    return "Signed with \(key), the key that it brought; --key with the institute's public key proves that it is theirs."
  }
}

struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Bring a school's unpacked copy to a new version.",
    discussion: """
      What the school itself put in \(CopyFolder.ownNames) stays. A copy in which other files were changed or added is left as it is, unless --force says
      that these may be lost; and so is one of a later release than the zip, unless --allow-older says that it may go back. A copy that is
      signed accepts only what the same key signed, unless --key names another, or --allow-unsigned says that it need not be signed.
      Whatever interrupts it leaves the old copy or the new one, whole.

      Ends with 0 when the copy is of the version in the zip, 1 when changes in it would be lost, 2 when it could not be updated, and 3
      when the zip is not genuine.

      Example:
        tweeluik update /srv/www/opvoedingstips --from de-linde.zip
      """)

  @Argument(help: "The folder of the unpacked copy.")
  var folder: String

  @Option(help: ArgumentHelp("The zip with the new version.", valueName: "zip"))
  var from: String

  @Flag(help: "Accept that changes in the copy outside \(CopyFolder.ownNames) are lost, and that it becomes another school's.")
  var force = false

  @Flag(help: "Accept a zip of an older release, or with older texts, than the copy.")
  var allowOlder = false

  @Option(help: ArgumentHelp("The public key that must have signed the zip; without it, the copy's own.", valueName: "file"))
  var key: String?

  @Flag(help: "Accept a zip that is not signed although the copy is.")
  var allowUnsigned = false

  @Flag(help: "Say nothing but what is wrong.")
  var quiet = false

  func validate() throws {
    if key != nil, allowUnsigned {
      throw ValidationError(
        "--key says who must have signed the zip, and --allow-unsigned that nobody need have\nhint: leave one of the two out")
    }
  }

  func run() throws {
    do throws(BuildError) {
      let result = try CopyUpdate(folder: folder, zip: from).run(
        force: force, allowOlder: allowOlder, key: publicKey(key), allowUnsigned: allowUnsigned)
      if quiet { return }
      let kept = "\(result.kept) file\(result.kept == 1 ? "" : "s")"
      Terminal.say(
        "Updated \(folder) from \(named(result.before)) to \(named(result.after)), kept \(kept) of the school's own")
    } catch {
      Terminal.error("error: \(error)")
      if case .changedCopy = error { throw ExitCode(1) }
      if case .notGenuine = error { throw ExitCode(3) }
      throw ExitCode(2)
    }
  }

  private func named(_ facts: CopyFolder.Facts) -> String {
    facts.release == nil ? "version \(facts.version)" : "\(facts.name) (\(facts.version))"
  }
}
