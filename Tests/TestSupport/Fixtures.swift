import Foundation
import Model
import Platform

/// The files that tests read, and those with what they expect.
package enum Fixtures {
  /// The day that is today in all tests.
  package static let today = Day("2026-12-01") ?? Day.first

  /// The folder of the repository.
  package static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  package static func text(_ name: String) throws -> String {
    String(decoding: try Files.read("\(repository)/Tests/Fixtures/\(name)"), as: UTF8.self)
  }

  /// The names of the fixtures in a folder of `Tests/Fixtures`.
  package static func names(in folder: String) throws -> [String] {
    try Files.list("\(repository)/Tests/Fixtures/\(folder)").filter { $0.hasSuffix(".txt") }
  }

  /// A small valid site, over which others are laid.
  package static func base() throws -> SmallSite { try whole.get() }

  /// The same in English.
  package static func inEnglish() throws -> SmallSite {
    let site = try base(), settings = site.text("site.yml") ?? ""
    return site.with("-- site.yml --\n\(settings.replacing("language: nl", with: "language: en"))")
  }

  private static let whole = Result { SmallSite(try text("base.txt")) }

  /// Whether to write expectations anew: `TWEELUIK_RECORD=1 swift test`.
  private static var isRecording: Bool { ProcessInfo.processInfo.environment["TWEELUIK_RECORD"] == "1" }

  /// A text is not what its fixture says. The description shows the lines that differ, with those around them.
  struct Unexpected: Error, CustomStringConvertible {
    let name: String
    let difference: String

    var description: String {
      """
      Tests/Fixtures/\(name) says otherwise (- what it says, + what is so now)
      \(difference)
      If what is so now is right, write it anew and read the difference: TWEELUIK_RECORD=1 script/test swift --filter "GoldenTests|BadContentTests"
      """
    }
  }

  /// Compares a text with a fixture, or writes the fixture anew when recording.
  ///
  /// - Throws: ``Unexpected`` if they differ.
  package static func expect(_ name: String, is actual: String) throws {
    let path = "\(repository)/Tests/Fixtures/\(name)"
    if isRecording {
      if (try? text(name)) != actual { try Files.write(Array(actual.utf8), to: path) }
      return
    }
    guard (try? text(name)) != actual else { return }
    let folder = try TemporaryFolder()
    try Files.write(Array(actual.utf8), to: folder("actual"))
    let expected = Files.kind(path) == .file ? path : "/dev/null"
    let diff = try Command.shell("diff -u --label expected --label actual \"$1\" actual | tail -n +3", [expected], in: folder)
    throw Unexpected(name: name, difference: diff.output)
  }
}
