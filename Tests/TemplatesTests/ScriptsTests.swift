import Foundation
import Platform
import TestSupport
import Testing

@testable import Templates

/// The scripts of the pages do what the table of scripts says.
@Suite struct ScriptsTests {
  private static let folder = "\(Fixtures.repository)/templates/assets"

  private static func source(_ script: String) throws -> String {
    String(decoding: try Files.read("\(folder)/\(Scripts.file(script))"), as: UTF8.self)
  }

  private static func code(_ script: String) throws -> String { try source(script).replacing(/(?m)^ *\/\/.*\n/, with: "") }

  /// `signals-plan` becomes `signalsPlan`.
  private static func part(_ script: String) -> String {
    script.replacing(/-(\w)/) { $0.output.1.uppercased() }
  }

  @Test func everyScriptRunsSomewhereAndNoneIsMissing() throws {
    let there = try Files.list(Self.folder).filter { $0.hasSuffix(".js") }
    #expect(Set(there) == Set(Scripts.all.flatMap(\.runs).map(Scripts.file)) && there.count > 20)
    for (name, runs) in Scripts.all { #expect(Set(runs).count == runs.count && runs.last == name) }
    let everywhere = BuiltIn.files.map(\.name)
    #expect(Set(everywhere).count == everywhere.count && BuiltIn.files.allSatisfy { !$0.bytes.isEmpty })
  }

  /// A script says at its top what it is for, is strict, and defines one part, with its own name. It uses only parts that ran
  /// before it, on every page where it runs; the linter makes sure that it uses nothing else.
  @Test(arguments: Set(Scripts.all.flatMap(\.runs)).sorted()) func aScriptGivesItsPart(script: String) throws {
    let source = try Self.source(script), code = try Self.code(script), own = Self.part(script)
    // One script makes a page what the others find, and is no part of what these use.
    let opens = script == Scripts.ofOneFile ? "(() => {\n  \"use strict\";\n" : nil
    let head = opens ?? "\(script == "page" ? "const tweeluik = {};\n" : "")tweeluik.\(own) = (() => {\n  \"use strict\";\n"
    #expect(source.hasPrefix("// ") && code.hasPrefix(head) && code.hasSuffix("})();\n"))
    let parts = Dictionary(uniqueKeysWithValues: Set(Scripts.all.flatMap(\.runs)).map { (Self.part($0), $0) })
    var used = Set(code.matches(of: /[^\w.]tweeluik\.(\w+)/).map { String($0.output.1) })
    for taken in code.matches(of: /\{ ([^{}]*) \} = tweeluik[,;]/) {
      used.formUnion(taken.output.1.split(separator: ", ").map { String($0.prefix { $0 != ":" }) })
    }
    for (name, runs) in Scripts.all where runs.contains(script) {
      // The frame of the tools uses files only after a tool has begun one, and every tool that does loads that part.
      let first = ["page"] + (Scripts.later.contains(name) ? ["load"] : []) + (script == "tool" ? ["file"] : [])
      for used in used where used != own {
        let isThere = parts[used].map { first.contains($0) || runs.prefix { $0 != script }.contains($0) }
        #expect(isThere == true, "\(script) uses \(used), which is not there")
      }
    }
  }

  /// What a page loads for a reader who begins to search, or who comes from a result, follows the table.
  @Test(arguments: Scripts.later) func whatIsLoadedLaterRunsInTheOrderOfTheTable(script: String) throws {
    #expect(try Self.code("load").contains("load(\"\(Scripts.run(for: script).joined(separator: " "))\")"))
  }

  /// Each data attribute that the templates write is read by a script, and each that a script reads is written.
  @Test func everyDataAttributeHasTwoSides() throws {
    func names(_ text: String, _ patterns: [Regex<(Substring, Substring)>]) -> Set<String> {
      Set(patterns.flatMap { text.matches(of: $0).map { String($0.output.1) } })
    }
    let scripts = try Set(Scripts.all.flatMap(\.runs)).sorted().map(Self.code).joined(), root = Fixtures.repository
    let swift = try FileManager.default.subpathsOfDirectory(atPath: "\(root)/templates").filter { $0.hasSuffix(".swift") }
      .map { String(decoding: try Files.read("\(root)/templates/\($0)"), as: UTF8.self) }.joined()
    var read = names(scripts, [#/dataset\.(\w+)/#, #/\[data-(\w+)[\]=]/#, #/getAttribute\("data-(\w+)"\)/#])
    for taken in scripts.matches(of: /\{ ([^{}]*) \} = \w+\.dataset[;,]/) {
      read.formUnion(taken.output.1.split(separator: ", ").map(String.init))
    }
    // These attributes are in volumes, not in pages: the program that prints reads them.
    let written = names(swift, [#/[ (]data-(\w+)=/#]).subtracting(["page", "without", "box", "mark", "proportion"])
    let own = names(scripts, [#/"data-(\w+)":/#])
    #expect(written.count > 8)
    #expect(written.subtracting(read) == [] && read.subtracting(written).subtracting(own) == [])
  }

  /// The schema of the data that pages give to scripts is the one that `Tests/Site/test_data.py` checks every page against, and
  /// scripts read each of its fields.
  @Test func theSchemaIsWhatPagesAreHeldAgainst() throws {
    let whole = Data(
      "{\(ToolSchemas.all.map { "\"\($0.kind)\":\(String(decoding: $0.schema.bytes, as: UTF8.self))" }.joined(separator: ","))}"
        .utf8)
    let object = try JSONSerialization.jsonObject(with: whole)
    let text = try JSONSerialization.data(
      withJSONObject: object, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    try Fixtures.expect("tool-data.json", is: String(decoding: text, as: UTF8.self) + "\n")
    var count = 0
    for (kind, schema) in try #require(object as? [String: Any]) {
      let code = try (Scripts.all.first { $0.name == kind }?.runs ?? []).map(Self.code).joined()
      let words = Set(code.matches(of: /\w+/).map { String($0.output) })
      for name in Self.properties(schema) {
        count += 1
        #expect(words.contains(name), "no script of \(kind) reads \(name)")
      }
    }
    #expect(count > 40)
  }

  /// The names of all fields, at every depth.
  private static func properties(_ schema: Any) -> [String] {
    guard let schema = schema as? [String: Any] else { return [] }
    let own = schema["properties"] as? [String: Any] ?? [:]
    return own.flatMap { [$0.key] + properties($0.value) }
      + ["items", "additionalProperties"].flatMap { schema[$0].map(properties) ?? [] }
  }
}
