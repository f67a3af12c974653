import ArgumentParser
import Diagnostics
import Foundation
import Preview

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site while it is being written.",
    discussion: """
      Serves the site to this machine alone. An open page follows every change to the content and stays where it was read; while there are
      errors it shows them, and the last good site. Drafts are shown, with a mark.

      Example:
        tweeluik serve --open
      """)

  @OptionGroup var options: ContentOptions

  @Option(help: ArgumentHelp("The port; where it is taken, the next free one.", valueName: "port"))
  var port: UInt16 = 4000

  @Flag(help: "Open the site in the browser.")
  var open = false

  func run() throws {
    let folder = try options.folder(remembers: true), site = PreviewSite(content: folder, today: options.day), options = options,
      open = open
    options.report(site.update(), in: folder)
    Thread.detachNewThread {
      func check() -> [Diagnostic] {
        let findings = site.update()
        options.report(findings.filter { $0.id.severity == .error }, in: folder)
        return findings
      }
      Watcher(folder: folder.path).run {
        let clock = ContinuousClock(), start = clock.now, rest = site.showWords()
        if rest == .nothing { return .nothing }
        let findings = rest == .all ? check() : []
        let milliseconds = Int((clock.now - start) / .milliseconds(1))
        if !options.quiet {
          Terminal.say("Read again in \(milliseconds) ms\(findings.hasErrors ? ": \(findings.counts)" : "")")
        }
        return rest == .checks ? .more : .change
      } quiet: {
        _ = check()
      } trouble: {
        Terminal.error("note: \($0)")
      }
    }
    let server = PreviewServer(site) { Report(folder: folder.path, line: folder.lineReader()).text($0) }
    do throws(PreviewError) {
      try server.run(
        port: port, busy: { Terminal.error("port \($0) is taken; trying the next") },
        ready: { address in
          Terminal.say("Serving \(folder.path) at \(address) (stop with Control-C)")
          if open { Self.show(address) }
        }, trouble: { Terminal.error("note: \($0)") })
    } catch {
      Terminal.error("error: \(error)")
      throw ExitCode(2)
    }
  }

  private static func show(_ address: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    #if os(macOS)
      process.arguments = ["open", address]
    #else
      process.arguments = ["xdg-open", address]
    #endif
    process.standardError = FileHandle.nullDevice
    // If there is no browser, the address is in the terminal.
    try? process.run()
  }
}
