import ArgumentParser
import Content
import Diagnostics
import Foundation
import Model
import Platform
import Publishing

/// The options of every command that reads content.
struct ContentOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder with site.yml and the texts.", valueName: "dir"))
  var content = "content"

  @Option(
    help: ArgumentHelp(
      "The date to build for; without it, the date of today. Only what is dated, such as a review, depends on it.",
      valueName: "yyyy-mm-dd"),
    transform: { text in
      guard let day = Day(text) else { throw ValidationError("“\(text)” is not a date; write it as 2026-09-01") }
      return day
    })
  var today: Day?

  @Flag(help: "Say nothing but findings.")
  var quiet = false

  /// The content folder.
  ///
  /// - Parameter remembers: see ``ContentFolder``.
  /// - Throws: `ExitCode(2)`, after having said why.
  func folder(remembers: Bool = false) throws -> ContentFolder {
    guard Files.isFolder(content) else {
      Terminal.error("error: there is no content folder “\(content)”\nhint: name it with --content")
      throw ExitCode(2)
    }
    // A run may have been killed while it changed several files: complete or undo that before anything is read.
    try carryOut { () throws(BuildError) in try Changes(in: content).finish() }
    return ContentFolder(path: content, remembers: remembers)
  }

  /// The folder for what programs of this user can make again; `nil` when the environment does not say.
  static var caches: String? {
    let environment = ProcessInfo.processInfo.environment
    #if os(macOS)
      let usual = "Library/Caches"
    #else
      let usual = ".cache"
    #endif
    let folders = [environment["XDG_CACHE_HOME"], environment["HOME"].map { "\($0)/\(usual)" }]
    return folders.compactMap(\.self).first { $0.hasPrefix("/") }.map { "\($0)/tweeluik" }
  }

  /// The day given by `--today`, otherwise today by the clock.
  var day: Day {
    if let today { return today }
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    return Day(year: parts.year ?? 1, month: parts.month ?? 1, day: parts.day ?? 1) ?? Day.first
  }

  /// The content folder's path, as it is printed before a file's.
  func shown(_ folder: ContentFolder) -> String {
    folder.path.count > 1 && folder.path.hasSuffix("/") ? String(folder.path.dropLast()) : folder.path
  }

  /// Prints findings to standard error, for people and editors.
  func report(_ findings: [Diagnostic], in folder: ContentFolder) {
    let report = Report(folder: shown(folder), line: folder.lineReader())
    for finding in findings { Terminal.error(report.text(finding)) }
  }
}

/// For example “72 pages (12 views)”.
func described(pages: Int, views: Int) -> String {
  "\(pages) page\(pages == 1 ? "" : "s") (\(views) view\(views == 1 ? "" : "s"))"
}
