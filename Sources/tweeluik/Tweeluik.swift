import ArgumentParser
import Foundation

/// The command. It exits with 0 when all is well, 1 when there are errors in the content, and 2 when it could not run.
@main
struct Tweeluik: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tweeluik",
    abstract: "Makes a website of guidance that two sides read together.",
    discussion: """
      Example:
        tweeluik build --content content --output site
      """,
    version: "0.1.0",
    subcommands: [
      BuildCommand.self, CheckCommand.self, HandoutsCommand.self, PackCommand.self, ReleaseCommand.self, KeysCommand.self,
      VerifyCommand.self, UpdateCommand.self, SchoolsCommand.self, ServeCommand.self, NewCommand.self,
    ])

  static func main() {
    Terminal.begin()
    guard Terminal.mayOpenFiles else {
      Terminal.error("error: the system allows this program too few open files\nhint: “ulimit -n 256” allows more")
      exit(withError: ExitCode(2))
    }
    // On Linux, Swift reads the arguments from /proc; without it not even the program's own name is known.
    if CommandLine.arguments.isEmpty {
      Terminal.error("error: the system does not say which arguments this program was given\nhint: on Linux, /proc is needed")
      exit(withError: ExitCode(2))
    }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let code as ExitCode {
      exit(withError: code)
    } catch {
      let text = fullMessage(for: error)
      // Help and the version were asked for; anything else is a command that could not be carried out.
      if exitCode(for: error) == .success {
        Terminal.give(Array("\(text)\n".utf8))
        exit(withError: ExitCode.success)
      }
      Terminal.error(text)
      exit(withError: ExitCode(2))
    }
  }
}
