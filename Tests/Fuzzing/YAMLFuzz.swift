import Content
import Diagnostics
import TestSupport

enum YAMLFuzz {
  /// Reads the bytes as a school's file, which is nothing but YAML and is judged without any other file.
  static func run(_ bytes: [UInt8]) throws {
    // Bytes that are not UTF-8 are refused before they are read.
    let text = String(decoding: bytes, as: UTF8.self), content = ContentFolder(path: try FuzzSite.base.get().path)
    for finding in content.findings(inSchool: "de-linde", text: text) {
      if finding.location.length > 0 { try Places.check(finding.location, in: Array(text.utf8)) }
      try Tags.text(Array(Report(folder: "content") { _, _ in text }.text(finding).utf8), "a finding")
      // A fix is made in the file that its finding is about.
      if let fix = finding.fix { try hold(fix.location.file == finding.location.file, "\(finding)") }
    }
  }
}
