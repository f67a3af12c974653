import ArgumentParser
import Content
import Publishing

extension Beginning: ExpressibleByArgument {
  public init?(argument: String) {
    guard let found = beginnings.first(where: { $0.name == argument }) else { return nil }
    self = found
  }

  public static var allValueStrings: [String] { beginnings.map(\.name) }
}

struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin something new.",
    discussion: """
      Writes the files with every key that is needed, for the audiences of the site. What is left to be written stands between double
      braces, and is an error until it is. Never writes over a file.

      Example:
        tweeluik new problem slecht-slapen
        tweeluik new session oudercursus/samen-vooruit
      """)

  @OptionGroup var options: ContentOptions

  @Argument(help: ArgumentHelp("One of \(beginnings.map(\.name).joined(separator: ", ")).", valueName: "kind"))
  var kind: Beginning

  @Argument(help: ArgumentHelp("Its slug; for a session the slug of its course, a slash and its own.", valueName: "slug"))
  var name: String

  func run() throws {
    let folder = try options.folder()
    let files = try carryOut { () throws(BuildError) in try Scaffold(content: folder, today: options.day).make(kind, name) }
    if !options.quiet { for file in files { Terminal.say(file) } }
  }
}
