import Foundation
import Platform
import TestSupport
import Testing

/// What README promises to those who follow it, word by word.
@Suite struct ReadmeTests {
  @Test func theFirstEditGivesWhatTheReadmeShows() throws {
    let readme = String(decoding: try Files.read("\(Fixtures.repository)/README.md"), as: UTF8.self)
    let section = try #require(
      readme.components(separatedBy: "\n## Your first edit\n").last?.components(separatedBy: "\n## ").first)
    let file = try #require(
      section.firstMatch(of: /Open `([^`]+)` and add a line where its text begins, below the second `---`:/)
    ).output.1
    let blocks = section.matches(of: /(?s)```(\w*)\n(.*?)```/).map { (kind: $0.output.1, text: String($0.output.2)) }
    try #require(blocks.map(\.kind) == ["markdown", ""])

    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: "\(Fixtures.repository)/content", toPath: folder("content"))
    let warnings = try Command.run("check", "--quiet", in: folder)
    #expect(warnings.status == 0 && !warnings.error.isEmpty)
    let parts = String(decoding: try Files.read(folder(String(file))), as: UTF8.self).split(separator: "\n---\n", maxSplits: 1)
    try #require(parts.count == 2)
    func edit(_ line: String) throws {
      try Files.write(Array("\(parts[0])\n---\n\(line)\(parts[1])".utf8), to: folder(String(file)))
    }
    try edit(blocks[0].text)
    let shown = blocks[1].text.components(separatedBy: "…\n")
    try #require(shown.count == 2)
    let result = try Command.run("build", "--quiet", in: folder)
    #expect(result == Command.Result(status: 1, output: "", error: shown[0] + warnings.error + shown[1]))

    // README says “mend it and build again”: this does what the hint says.
    let hint = try #require(blocks[1].text.firstMatch(of: /did you mean “([^”]+)”/)).output.1
    let wrong = try #require(blocks[0].text.firstMatch(of: /\((problem:[^)]+)\)/)).output.1
    try edit(blocks[0].text.replacing(wrong, with: hint))
    #expect(try Command.run("check", "--quiet", in: folder) == warnings)
  }
}
