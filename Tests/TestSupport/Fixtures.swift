import Foundation
import Model
import Platform

/// The files that tests read, and what they expect.
package enum Fixtures {
  /// The day on which all tests take place.
  package static let today = Day("2026-12-01") ?? Day.first

  /// The top of the repository.
  package static let repository = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  package static func text(_ name: String) throws -> String {
    String(decoding: try Files.read("\(repository)/Tests/Fixtures/\(name)"), as: UTF8.self)
  }

  /// The names of the fixtures in a folder.
  package static func names(in folder: String) throws -> [String] {
    try Files.list("\(repository)/Tests/Fixtures/\(folder)").filter { $0.hasSuffix(".txt") }
  }

  /// A small valid site, on which others build.
  package static func base() throws -> SmallSite { SmallSite(try text("base.txt")) }

  /// Whether expectations are to be written anew: `TWEELUIK_RECORD=1 swift test`.
  package static var isRecording: Bool { ProcessInfo.processInfo.environment["TWEELUIK_RECORD"] == "1" }

  /// What a fixture's file holds; first written anew when recording.
  package static func expected(_ name: String, actual: String) throws -> String {
    if isRecording { try Files.write(Array(actual.utf8), to: "\(repository)/Tests/Fixtures/\(name)") }
    return try text(name)
  }
}
