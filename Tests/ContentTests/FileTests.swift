import Content
import Foundation
import Platform
import TestSupport
import Testing

/// Files that are not read, whatever is in them.
@Suite struct FileTests {
  /// The folder with files of one byte more than is ever read, which take no room on the disk.
  private func folder(with names: String...) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    for name in names {
      try Files.write([], to: folder("content/\(name)"))
      #expect(truncate(folder("content/\(name)"), 100_000_001) == 0)
    }
    return folder
  }

  @Test func whatIsTooLargeIsNotRead() throws {
    let findings = try folder(with: "pages/groot.pdf", "pages/groot.png", "pages/groot.SVG").findings()
    for (name, id, hint) in [
      ("pdf", "bad-file", "make it smaller: many read this on a telephone"),
      (
        "png", "bad-picture",
        "make the picture at most 1600 pixels wide and high, and save a photograph as JPEG with a quality of 80"
      ),
      ("SVG", "bad-picture", "simplify the drawing, or export it as PNG"),
    ] {
      let found = findings.split(separator: "\n\n").first { $0.contains("groot.\(name):") } ?? ""
      #expect(found.contains("[\(id)]") && found.contains("100000001") && found.contains("hint: \(hint)"), "\(name): \(findings)")
    }
  }

  /// A name that is no text, as an old system may have left it, ends nothing.
  @Test func aNameThatIsNoTextIsAFinding() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    let path = Array("\(folder.path)/content/pages/caf".utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
    let file = open(path, O_CREAT | O_WRONLY, 0o600)
    #expect(file >= 0)
    close(file)
    #expect(try folder.findings().contains("the file cannot be read; is its name valid UTF-8?"))
  }
}
