import Checks
import Content
import Diagnostics
import Foundation
import Model
import Platform
import Publishing
import Rendering
import Site
import SiteIndex
import Synchronization
import TestSupport
import Volumes

enum SiteFuzz {
  /// The first byte chooses a file of the small site; the other bytes become that file.
  static func run(file bytes: [UInt8]) throws {
    guard let first = bytes.first else { return }
    let base = try FuzzSite.base.get(), files = base.files.keys.sorted()
    try check(base, [files[Int(first) % files.count]: Array(bytes.dropFirst())])
  }

  /// Lays files over the small site.
  static func run(files bytes: [UInt8]) throws {
    var change = SmallSite(String(decoding: bytes, as: UTF8.self)).files.filter { isSafe($0.key) }
    // A file cannot be where another file needs a folder.
    for path in change.keys where change.keys.contains(where: { $0.hasPrefix("\(path)/") }) { change[path] = nil }
    let base = try FuzzSite.base.get()
    var files: [String: [UInt8]] = [:]
    for (path, entry) in change where !base.files.keys.contains(where: { $0.hasPrefix("\(path)/") || path.hasPrefix("\($0)/") }) {
      if case .bytes(let bytes) = entry { files[path] = bytes }
    }
    try check(base, files)
  }

  /// Whether a path stays within the folder, on every disk.
  private static func isSafe(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count < 6
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && $0.utf8.count < 100 && !$0.utf8.contains(0) }
  }

  private static func check(_ base: FuzzSite, _ change: [String: [UInt8]]) throws {
    try base.lay(change)
    defer { base.takeBack(change) }
    let content = ContentFolder(path: base.path), build = Build(content: content, today: Fixtures.today)
    let (library, found) = content.load(today: Fixtures.today)
    for file in library.unreadable where !found.contains(where: { $0.location.file == file }) {
      throw Broken("nothing was read from “\(file)”, and no finding says so")
    }
    let result = try build.check(), report = Report(folder: "content", line: content.lineReader())
    for finding in result.findings {
      let text = report.text(finding)
      try hold(text.hasPrefix("content/") && text.hasSuffix("\n"), text)
      try Tags.text(Array(text.utf8), "a finding")
      if finding.location.length > 0, let bytes = change[finding.location.file], String(validating: bytes, as: UTF8.self) != nil {
        try Places.check(finding.location, in: bytes)
      }
    }
    try hold(!result.findings.hasErrors || result.counts == nil, "a site was written despite errors")
    guard !result.findings.hasErrors, let catalog = build.preview().catalog else { return }
    let outputs = Outputs(Press(catalog.edition(on: Fixtures.today))).all
    try hold(Set(outputs.map(\.address)).count == outputs.count, "two files have the same address")
    for output in outputs {
      if case .copy = output.content { continue }
      let path = output.address.path, bytes = try output.bytes()
      if path.hasSuffix(".html") || path.hasSuffix(".xml") {
        try Tags.check(bytes, path)
      } else if !path.hasSuffix(".woff2") {
        try Tags.text(bytes, path)
      }
    }
  }
}

/// The small valid site on the disk. Files are laid over it, and taken away again.
final class FuzzSite: Sendable {
  let files: [String: SmallSite.Entry]
  let folder: String
  /// The folder of its content.
  let path: String

  /// One site serves all inputs, because a process tries one at a time.
  static let base = Result { try FuzzSite(Fixtures.base().with("-- schools/de-linde.yml --\nname: De Linde\n")) }

  private init(_ site: SmallSite) throws {
    files = site.files
    folder = NSTemporaryDirectory() + "tweeluik-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
    path = "\(folder)/content"
    try site.write(to: path)
  }

  func lay(_ change: [String: [UInt8]]) throws {
    var site = SmallSite("")
    site.files = change.mapValues { .bytes($0) }
    try site.write(to: path)
  }

  /// Restores the site as it was.
  func takeBack(_ change: [String: [UInt8]]) {
    for file in change.keys {
      if case .bytes(let bytes)? = files[file] {
        try? Files.write(bytes, to: "\(path)/\(file)")
      } else {
        try? Files.remove("\(path)/\(file)")
        var parts = file.split(separator: "/").dropLast()
        while !parts.isEmpty {
          Files.removeFolderIfEmpty("\(path)/\(parts.joined(separator: "/"))")
          parts.removeLast()
        }
      }
    }
  }
}
