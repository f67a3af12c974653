import Content
import Diagnostics
import Foundation
import Model
import Platform
import Publishing
import TestSupport
import Testing

/// No cell, argument or name in content chooses where a file is written.
@Suite struct NamesTests {
  static let hostile = [
    "..", "../site", "../../elders", "/tmp/tweeluik-elders", "a/../../../elders", "a/b", "a//b", ".ssh", "..\\elders",
    "C:\\elders", "con", "nul",
    "com1", "COM1.yml", "a.", " a", "a b", "a\0b", "a\nb", "A", "é", "~", "$HOME", "*", "a?", "a%2fb", "a\u{202E}b", "-a",
    String(repeating: "a", count: 81), String(repeating: "a", count: 5_000),
  ]

  /// Names of each kind, for tests in which each name takes a whole site.
  static let few = [
    "..", "../../elders", "/tmp/tweeluik-elders", "a/b", ".ssh", "con", "COM1.yml", "a.", "a b", "a\0b", "A", "~",
    String(repeating: "a", count: 81),
  ]

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    try Files.write(Array("van mij".utf8), to: folder("elders.yml"))
  }

  private var content: ContentFolder { ContentFolder(path: folder("content")) }

  /// Does something that must fail, and expects all files around to be unchanged.
  private func expectNothing(of what: String, _ work: () throws -> Bool) throws {
    let before = try folder.tree("")
    #expect(try work(), "\(what)")
    let after = try folder.tree("").filter { !$0.key.hasPrefix("sheet.csv") }
    #expect(after == before.filter { !$0.key.hasPrefix("sheet.csv") }, "\(what)")
    #expect(Files.kind("/tmp/tweeluik-elders") == nil && Files.kind("/tmp/tweeluik-elders.yml") == nil)
  }

  @Test(arguments: hostile) func aCellIsOneOrIsRefused(name: String) throws {
    for column in ["map", "slug"] {
      do {
        // Blanks around a cell are not part of the name.
        let cell = name.trimmingCharacters(in: .whitespaces)
        if Slug.isValid(cell) { continue }
        try expectNothing(of: "\(column) \(name)") {
          try Files.write(Array("naam;\(column)\nDe Eik;de-eik\nDe Linde;\"\(name)\"\n".utf8), to: folder("sheet.csv"))
          return try SchoolImport(content: content, today: Fixtures.today).plan(folder("sheet.csv")).hasErrors
        }
      }
    }
  }

  @Test(arguments: Effort.isFull ? hostile : few) func anArgumentIsOneOrIsRefused(name: String) throws {
    let scaffold = try Scaffold(content: content, today: Fixtures.today)
    // Unless in a full run, each kind is begun with some of the names.
    for (number, beginning) in beginnings.enumerated() where Effort.isFull || (number + name.utf8.count + Effort.share) % 3 == 0 {
      for argument in beginning.parent == nil ? [name] : ["\(name)/een", "rust/\(name)", name] {
        try expectNothing(of: "new \(beginning.name) \(argument)") { refuses { try scaffold.make(beginning, argument) } }
      }
    }
    try folder.put(SmallSite("-- schools/de-linde.yml --\nname: De Linde\n"))
    var copies = Copies.Choice()
    copies.schools = [name]
    let choices: [(inout Handouts.Choice) -> Void] = [
      { $0.school = name }, { $0.sets = [name] }, { $0.audiences = [name] }, { $0.diptychs = [.init(.problem, name)] },
    ]
    let today = Fixtures.today
    try expectNothing(of: "pack --school") {
      refuses {
        try Copies(content: content, today: today, choice: copies, volumes: nil).write(to: folder("site/copies")) { _, _ in }
      }
    }
    for choose in choices {
      var choice = Handouts.Choice()
      choose(&choice)
      try expectNothing(of: "handouts") {
        refuses {
          try Handouts(content: content, today: today, choice: choice).write(to: folder("pdf"), python: nil, searchPath: "") {
            _, _ in
          }
        }
      }
    }
    try expectNothing(of: "build --audience") { refuses { try folder.build(audiences: [name]) } }
  }

  private func refuses<Made>(_ work: () throws -> Made) -> Bool {
    do { _ = try work() } catch { return error is BuildError }
    return false
  }

  /// Names that are written in a file of the content.
  @Test(arguments: few) func aNameInContentIsOneOrIsAFinding(name: String) throws {
    let quoted = SchoolFile.quoted(name), site = try #require(try Fixtures.base().text("site.yml"))
    let isAlias = name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { Slug.isValidFileName(String($0)) }
    try folder.replace(
      try Fixtures.base().with(
        """
        -- pages/x.md --
        ---
        title: X
        summary: X.
        aliases: [\(quoted)]
        ---
        Tekst.
        -- site.yml --
        \(site)translations:
          - language: \(quoted)
            audiences: {}

        """))
    try expectNothing(of: "aliases and languages") {
      let findings = try folder.build().findings
      return findings.contains { $0.location.file == "site.yml" && $0.id == .badValue }
        && findings.contains { $0.location.file == "pages/x.md" } != isAlias
    }
    for key in ["language: nl", "id: ouder"] {
      let value = key.prefix { $0 != ":" }
      try folder.replace(try Fixtures.base().with("-- site.yml --\n\(site.replacing(key, with: "\(value): \(quoted)"))"))
      try expectNothing(of: key) {
        try folder.build().findings.contains { [.badValue, .badSlug].contains($0.id) && $0.location.file == "site.yml" }
      }
    }
    try folder.replace(try Fixtures.base().with("-- schools/de-linde.yml --\nname: De Linde\nlogo: \(quoted)\n"))
    #expect(try folder.findings().contains("there is no logo") || folder.findings().contains("[bad-value]"))
  }

  /// Names of files, in folders of every kind.
  @Test(arguments: few) func theNameOfAFileIsOneOrIsAFinding(name: String) throws {
    // Names that no file can have on this system are left out.
    guard !name.contains("/"), !name.contains("\0"), name != "..", name.utf8.count < 200 else { return }
    let text = "---\ntitle: X\nsummary: X.\n---\nTekst.\n"
    var site = try Fixtures.base()
    for (path, text) in [
      ("problems/\(name)/index.md", text), ("problems/slapen/\(name).md", text), ("problems/slapen/ouder.\(name).md", text),
      ("lessons/\(name)/index.md", text), ("evenings/\(name).md", text), ("courses/\(name)/index.md", text),
      ("courses/rust/09-\(name).md", text), ("glossary/\(name).md", text), ("pages/\(name).md", text),
      ("tools/\(name).yml", "title: X\n"),
      ("questionnaires/\(name).yml", "title: X\n"), ("directory/\(name).yml", "name: X\n"), ("schools/\(name).yml", "name: X\n"),
      ("schools/\(name)/x.md", text),
    ] { site.files[path] = .bytes(Array(text.utf8)) }
    try folder.replace(site)
    // Hidden files, and copies that an editor keeps of earlier versions, are not content.
    #expect(try name.hasPrefix(".") || folder.build().findings.hasErrors)
    #expect(Files.kind(folder("site")) == nil)
    // A picture may be in folders with names that a page may not have.
    site = try Fixtures.base()
    site.files["\(name)/foto.svg"] = .bytes(Array("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"/>".utf8))
    try folder.replace(site)
    #expect(try folder.build().findings.hasErrors != (name.hasPrefix(".") || name == "~" || Slug.isValidFileName(name)))
    guard Files.kind(folder("site")) != nil else { return }
    #expect(try folder.tree().keys.allSatisfy { $0 == ".tweeluik" || SafePath($0) != nil })
  }
}
