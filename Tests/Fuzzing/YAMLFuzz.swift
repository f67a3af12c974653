import Content
import Diagnostics
import TestSupport

enum YAMLFuzz {
  /// A school's file is YAML and nothing else, and is judged without another.
  static func run(_ bytes: [UInt8]) throws {
    // What is no UTF-8 is refused before it is read.
    let text = String(decoding: bytes, as: UTF8.self), content = ContentFolder(path: try FuzzSite.base.get().path)
    for finding in content.findings(inSchool: "de-linde", text: text) {
      if finding.location.length > 0 { try Places.check(finding.location, in: Array(text.utf8)) }
      try Tags.text(Array(Report(folder: "content") { _, _ in text }.text(finding).utf8), "a finding")
      // What is written of a finding is written where it stands.
      if let fix = finding.fix { try hold(fix.location.file == finding.location.file, "\(finding)") }
    }
  }
}
