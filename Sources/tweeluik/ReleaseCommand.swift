import ArgumentParser
import Diagnostics
import Foundation
import Model
import Publishing

struct ReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Make a numbered release of all schools' copies, to be published as it is.",
    discussion: """
      Makes a folder with the zip of each school, and “releases.json”: the releases with their days, what each changed for readers, and
      the size and SHA-256 of each zip. Publish the folder as it is, and keep it: the next release follows on it. If nothing that copies
      hold has changed, there is no next release. Nothing is written when there is an error, in any school's file too.

      The folder has a page for schools, “index.html”: which copy is whose, what changed and how to renew it. With --folders each copy is a
      folder too, which your own web server shows as it is. Upload these so that files with several names stay one file, or they take
      5 MB for each school: with “rsync --archive --hard-links”. What is a school's own stays in its folder; other files that
      no release made are refused there.

      With --key each copy is signed; “verify” and “update” check that, and so does “ssh-keygen -Y verify” on any system.

      The list for a mailing has each school with its e-mail address, the address of its copy, its zip and its version. It lies beside the
      folder, since it is not to be published.

      Example:
        tweeluik keys ~/tweeluik-key
        tweeluik release --key ~/tweeluik-key
      """)

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp("The folder for the releases.", valueName: "dir"))
  var output = "release"

  @Option(help: ArgumentHelp("The file with the key that signs; without it, the release is not signed.", valueName: "file"))
  var key: String?

  @Flag(help: "Accept that the release before was signed with another key, and this one is not signed with that.")
  var allowOtherKey = false

  @Flag(help: "Make a folder for each copy too, for your own web server; what they have in common is stored once.")
  var folders = false

  @Flag(help: "Remove the zips and folders of schools that are gone.")
  var prune = false

  @Option(help: ArgumentHelp("The file for the list of schools; without it, <dir>-mailing.csv.", valueName: "file"))
  var mailing: String?

  @Option(help: ArgumentHelp("How many are made at the same time; without it, as many as there are cores.", valueName: "n"))
  var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: ArgumentHelp("The folder of PDFs that `tweeluik handouts` made; they are packed too.", valueName: "dir"))
  var handouts = "handouts"

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs is at least 1") }
  }

  func run() throws {
    let folder = try options.folder()
    let progress = Progress(quiet: options.quiet, verb: "Packing", noun: "copies")
    var choice = Releases.Choice()
    (choice.jobs, choice.key, choice.allowsOtherKey) = (jobs, key, allowOtherKey)
    (choice.withFolders, choice.prunes) = (folders, prune)
    let list = mailing ?? (output.hasSuffix("/") ? String(output.dropLast()) : output) + "-mailing.csv"
    let result = try carryOut(progress) { () throws(BuildError) in
      try Releases(content: folder, today: options.day, choice: choice, volumes: handouts).write(
        to: output, mailing: list, progress: progress.show(_:of:))
    }
    options.report(result.findings, in: folder)
    guard let release = result.release else {
      Terminal.error("\(result.findings.counts); nothing was released")
      throw ExitCode(1)
    }
    if !result.gone.isEmpty, !prune {
      let names = result.gone.map { "“\($0)”" }.joined(separator: ", ")
      Terminal.error("of schools that are gone: \(names)\nhint: --prune removes \(result.gone.count == 1 ? "it" : "them")")
    }
    if !result.kept.isEmpty {
      let names = result.kept.map { "“\($0)”" }.joined(separator: ", ")
      Terminal.error(
        "files that no release made keep \(names) of schools that are gone\nhint: move these files away, then use --prune again")
    }
    if result.takesRoom {
      Terminal.error(
        "this disk gives a file but one name: each folder takes the room of all its files\nhint: use a disk with hard links")
    }
    if let left = result.left {
      Terminal.error("“\(left)” has copies that were not renewed\nhint: --folders renews them")
    }
    if !options.quiet { say(result, release) }
  }

  private func say(_ result: Releases.Result, _ release: Release) {
    let copies = "\(result.made) cop\(result.made == 1 ? "y" : "ies") made, \(result.unchanged) unchanged"
    let news = result.isNew ? "" : ", which was there already"
    Terminal.say("Release \(release.number) of \(release.day) in \(output)\(news): \(copies)")
    if let folders = result.folders {
      Terminal.say("Folders: \(folders) made, \(result.made + result.unchanged - folders) unchanged")
    }
    if let changes = release.changes, result.isNew {
      Terminal.say(
        "Since release \(changes.since): \(changes.new.count) new, \(changes.changed.count) changed, \(changes.gone.count) gone texts"
      )
    } else if result.isNew {
      Terminal.say("It is the first in this folder: an earlier one would have its number from “releases.json”")
    }
    Terminal.say(result.key.map { "Signed with \($0)" } ?? "Not signed: nobody can tell who made these copies")
    if prune {
      for name in result.gone where !result.kept.contains(name) { Terminal.say("Removed \(name), of a school that is gone") }
    }
  }
}

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Make a key that signs releases.",
    discussion: """
      Makes an Ed25519 key as OpenSSH has them, and its public half beside it in a file that ends in “.pub”. Keep the key where only you
      can read it, and a copy of it in a safe place: schools' copies accept no release that is signed with another. It never lies in the
      folder of the content or of a site.

      Example:
        tweeluik keys ~/tweeluik-key
      """)

  @Argument(help: ArgumentHelp("The file for the key.", valueName: "file"))
  var file: String

  func run() throws {
    let (fingerprint, isNew) = try carryOut { () throws(BuildError) in try ReleaseKeys.make(file) }
    let said =
      isNew
      ? "Made a key in \(file), for you alone, and its public half in" : "Wrote the public half of the key in \(file) again, in"
    Terminal.say("\(said) \(file).pub\nFingerprint: \(fingerprint)")
  }
}
