import Content
import Foundation
import Model
import Platform
import TestSupport
import Testing

@testable import Publishing

/// Tests that make releases of a small site for two schools, signed with a key of their own.
protocol Releasing {
  var folder: TemporaryFolder { get }
  var key: String { get }
}

extension Releasing {
  /// Makes the key.
  ///
  /// - Returns: its file.
  static func makeKey(in folder: TemporaryFolder) throws -> String {
    let key = folder("keys/key")
    _ = try ReleaseKeys.make(key)
    return key
  }

  /// Changes the content, and makes a release.
  ///
  /// - Parameter day: that of December 2026; 0 is the last one of November.
  @discardableResult func release(
    _ change: String = "", on day: Int = 1, signed: Bool = true, to output: String = "release", mailing: String = "mailing.csv",
    _ set: (inout Releases.Choice) -> Void = { _ in }
  ) throws -> Releases.Result {
    try folder.replace(try Fixtures.base().with(CopyTests.schools + change))
    var choice = Releases.Choice()
    choice.key = signed ? key : nil
    set(&choice)
    let today = try #require(Day(day == 0 ? "2026-11-30" : "2026-12-0\(day)"))
    return try Releases(content: ContentFolder(path: folder("content")), today: today, choice: choice, volumes: nil)
      .write(to: folder(output), mailing: folder(mailing)) { _, _ in }
  }

  /// Unpacks a zip; what lay there before is gone.
  ///
  /// - Returns: the folder.
  @discardableResult func unpack(_ zip: String = "release/de-linde.zip", to name: String = "copy") throws -> String {
    try? FileManager.default.removeItem(atPath: folder(name))
    try CopyFolder(path: folder(zip)).unpack(to: folder(name))
    return folder(name)
  }

  func text(_ file: String) throws -> String { String(decoding: try Files.read(folder(file)), as: UTF8.self) }

  /// Expects to be refused, with a hint.
  func refused(_ words: String, _ what: String = "", _ body: () throws -> Void) {
    let error = #expect(throws: BuildError.self, "\(what)", performing: body)
    let text = error.map { "\($0)" } ?? ""
    #expect(text.contains(words) && text.contains("hint: "), "\(what): \(text)")
  }

  static var page: String { "-- pages/nieuw.md --\n---\ntitle: Nieuwe bladzijde\nsummary: Kort.\n---\nWoorden.\n" }
}
