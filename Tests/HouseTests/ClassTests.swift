import Foundation
import TestSupport
import Testing

/// A class joins two sides: what writes it, and the style sheet, script or test that looks for it.
@Suite struct ClassTests {
  private static func text(of folder: String, _ ending: String) throws -> String {
    let root = "\(Fixtures.repository)/\(folder)"
    let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }.filter { $0.hasSuffix(ending) } ?? []
    #expect(!files.isEmpty, "\(folder) has no \(ending)")
    return try files.sorted().map { try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8) }.joined(separator: "\n")
  }

  private static func names(in text: some StringProtocol) -> Set<String> {
    Set(String(text).matches(of: /[A-Za-z][\w-]*/).map { String($0.output) })
  }

  /// The classes that the style sheets style.
  private let styled: Set<String>
  private let templates: String
  private let scripts: String

  init() throws {
    let sheets = try Self.text(of: "templates/assets", ".css").replacing(/\/\*[\s\S]*?\*\//, with: "").replacing(
      /"[^"]*"/, with: "")
    let selectors = sheets.matches(of: /[^{}]*(?=\{)/).map { String($0.output) }.joined(separator: " ")
    styled = Set(selectors.matches(of: /\.([A-Za-z][\w-]*)/).map { String($0.output.1) })
    (templates, scripts) = (try Self.text(of: "templates", ".swift"), try Self.text(of: "templates/assets", ".js"))
  }

  /// A class whose name is put together (`callout-` and a kind) is recognised by how it begins.
  @Test func whatAStyleSheetLooksForIsWritten() throws {
    let
      written = Self.names(
        in: templates + scripts + (try Self.text(of: "Sources", ".swift"))
          + (try Self.text(of: "Sources", ".py"))),
      beginnings = written.filter { $0.hasSuffix("-") }
    #expect(styled.count > 200 && beginnings.count < 50)
    for name in styled.sorted() {
      let isWritten = written.contains(name) || beginnings.contains(where: name.hasPrefix)
      #expect(isWritten, "nothing writes the class \(name)")
    }
  }

  @Test func whatIsWrittenIsLookedFor() throws {
    let definitions = /(?:class=\\?"|\bclass: "|className = ")((?:[^"\\]|\\\([^"]*?\))*)"/
    let written = (templates + scripts).matches(of: definitions).map {
      $0.output.1.replacing(/\\\([^)]*\)+\S*|\S*-(?=\\)/, with: " ")
    }
    let sought = Self.names(in: scripts.replacing(definitions, with: "")).union(styled)
      .union(Self.names(in: try Self.text(of: "Tests/Site", ".py")))
    let names = Set(written.flatMap { $0.split(separator: " ").map(String.init) })
    #expect(names.count > 150)
    for name in names.sorted() where name.wholeMatch(of: /[a-z][\w-]*[a-z0-9]/) != nil {
      let isSought = sought.contains(name)
      #expect(isSought, "nothing looks for the class \(name)")
    }
  }
}
