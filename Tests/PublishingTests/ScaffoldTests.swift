import Content
import Foundation
import Model
import Platform
import Publishing
import TestSupport
import Testing

/// What `new` makes is complete once its placeholders are filled, whichever audiences the site has.
@Suite struct ScaffoldTests {
  @Test(arguments: ["base.txt", "foreign.txt"]) func whatIsMadeIsWholeOnceItIsFilled(site: String) throws {
    let folder = try TemporaryFolder()
    try folder.put(SmallSite(try Fixtures.text(site)))
    let scaffold = try Scaffold(content: ContentFolder(path: folder("content")), today: Fixtures.today)
    let before = try folder.findings()
    for beginning in beginnings {
      let files = try scaffold.make(beginning, (beginning.parent.map { "een-\($0)/" } ?? "") + "een-\(beginning.name)")
      #expect(!files.isEmpty)
      for file in files {
        let text = String(decoding: try Files.read(file), as: UTF8.self)
        #expect(text.contains("{{"), "\(file) has no placeholders")
        let findings = try folder.findings()
        #expect(findings.components(separatedBy: "[placeholder]").count > 1 && !findings.contains("[yaml-syntax]"))
        try Files.write(Array(text.replacing(/\{\{[^}]*\}\}/, with: "Woorden").utf8), to: file)
      }
    }
    // Only an editor can say where in the learning line the lesson comes. If there was no line, it begins with this lesson.
    let line = folder("content/lessons/index.md"), text = String(decoding: try Files.read(line), as: UTF8.self)
    try Files.write(Array(text.replacing("[delen]", with: "[delen, een-lesson]").utf8), to: line)
    let after = try folder.findings()
    #expect(!after.contains(": error:"), "\(after)")
    // There are as many findings as before: one finding counts all views that are not translated.
    #expect(after.components(separatedBy: "\n").count == before.components(separatedBy: "\n").count)
  }

  /// What editors seldom make, they copy from one that is there.
  @Test func eachKindCanBeBegun() {
    let names = Set(beginnings.map(\.name))
    #expect(Set(Reference.Kind.allCases.map(\.rawValue)).subtracting(names) == ["tool", "questionnaire", "source"])
  }

  private static func beginning(_ name: String) throws -> Beginning { try #require(beginnings.first { $0.name == name }) }

  @Test func nothingIsWrittenOver() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    let scaffold = try Scaffold(content: ContentFolder(path: folder("content")), today: Fixtures.today)
    let before = try folder.tree("content"), page = try Self.beginning("page")
    #expect(throws: BuildError.self) { try scaffold.make(page, "over") }
    try Files.makeFolders(to: folder("content/problems/half"))
    try Files.write([], to: folder("content/problems/half/leerkracht.md"))
    #expect(throws: BuildError.self) { try scaffold.make(Self.beginning("problem"), "half") }
    for name in ["Met Spaties", "../weg", "a/b", ""] {
      #expect(throws: BuildError.self) { try scaffold.make(page, name) }
    }
    // A number in front does not make a session another one.
    // A folder is no course.
    try Files.makeFolders(to: folder("content/courses/map/index.md"))
    for name in ["geen-cursus/een", "rust/beginnen", "map/een"] {
      #expect(throws: BuildError.self) { try scaffold.make(Self.beginning("session"), name) }
    }
    #expect(try folder.tree("content").filter { $0.key != "problems/half/leerkracht.md" } == before)
  }
}
