import Diagnostics
import Foundation
import Model
import Platform
import Publishing
import TestSupport
import Testing

/// A build that would do the same as the last is not run; any other is.
@Suite struct LedgerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // A site with a warning, and with something that is published later.
    try folder.put(
      try Fixtures.base().with(
        """
        -- pages/later.md --
        ---
        title: Later
        summary: X.
        publish: 2026-11-30
        ---
        Tekst.
        -- sources.yml --
        jansen-2020: {authors: Jansen, year: 2020, title: Over slapen, via: krant}
        krant: {authors: De Krant, title: Een artikel}
        oud: {authors: Pieters, title: Niet meer nodig}

        """))
  }

  /// Builds, and returns whether anything was read or made.
  private func build(
    today: Day = Fixtures.today, audiences: [String] = [], volumes: String? = nil
  ) throws -> (result: Build.Result, isRun: Bool) {
    let counter = Counter()
    let result = try folder.build(today: today, audiences: audiences, volumes: volumes) { _ = counter.next() }
    return (result, counter.next() > 1)
  }

  @Test func whatDidNotChangeIsNotMadeAgain() throws {
    let first = try build().result, second = try build()
    #expect(!second.isRun)
    #expect(first.findings.map(\.id) == [.uncitedSource] && second.result.findings == first.findings)
    #expect(second.result.pages == first.pages && second.result.views == first.views)
    #expect(second.result.counts == WriteCounts(unchanged: try #require(first.counts).written))
  }

  @Test(arguments: Change.allCases) func everyChangeIsSeen(_ change: Change) throws {
    try Files.makeFolder(folder("volumes"))
    try list("0 1 alle-tips.pdf")
    _ = try build(volumes: "volumes")
    #expect(try !build(volumes: "volumes").isRun)
    let before = try folder.tree()
    switch change {
    case .text: try overwrite("content/problems/eten/ouder.md", "Geduld", "Gedeld")
    case .newFile:
      try Files.write(Array("---\ntitle: Nieuw\nsummary: X.\n---\nTekst.\n".utf8), to: folder("content/pages/nieuw.md"))
    case .renamedFile: try Files.move(folder("content/pages/later.md"), to: folder("content/pages/dan.md"))
    case .removedFile: try Files.remove(folder("content/pages/later.md"))
    case .output: try overwrite("site/index.html", "Tips", "Tops")
    case .removedOutput: try Files.remove(folder("site/problemen/eten/ouder.html"))
    case .outputFolder:
      try Files.move(folder("site/problemen"), to: folder("elders"))
      try FileManager.default.createSymbolicLink(atPath: folder("site/problemen"), withDestinationPath: folder("elders"))
      #expect(throws: BuildError.self) { _ = try build(volumes: "volumes") }
      return
    case .killedBuild:
      let text = String(decoding: try Files.read(folder("site/.tweeluik")), as: UTF8.self)
      try Files.write(Array(text.replacing("tweeluik.", with: "tweeluik, unfinished.").utf8), to: folder("site/.tweeluik"))
      try Files.write([1], to: folder("site/index.html.tweeluik-tmp"))
    case .ledger:
      let ledgers = try Files.list(folder("ledgers"))
      #expect(ledgers.count == 1)
      for ledger in ledgers { try Files.write(Array("{}".utf8), to: folder("ledgers/\(ledger)")) }
    case .volumes: try list("0 1 alle-tips.epub")
    }
    let changed = try build(volumes: "volumes")
    #expect(changed.isRun)
    #expect(changed.result.staleVolumes == [change == .volumes ? "alle-tips.epub" : "alle-tips.pdf"])
    _ = try folder.build("clean", volumes: "volumes")
    #expect(try folder.tree() == folder.tree("clean"))
    #expect(try (folder.tree() == before) == change.isUndone)
  }

  /// What may have changed since the last build.
  enum Change: CaseIterable {
    case text, newFile, renamedFile, removedFile, output, removedOutput, outputFolder, killedBuild, ledger, volumes

    /// Whether the build makes the site what it was.
    var isUndone: Bool {
      switch self {
      case .text, .newFile, .renamedFile, .removedFile: false
      case .output, .removedOutput, .outputFolder, .killedBuild, .ledger, .volumes: true
      }
    }
  }

  @Test func whatIsAskedIsSeen() throws {
    let day = try #require(Day("2026-11-01"))
    _ = try build()
    #expect(try build(today: day).isRun)
    // The site now leaves something out, and a ledger would contain findings about it.
    #expect(try Files.list(folder("ledgers")) == [])
    #expect(try build().isRun && !build().isRun)
    #expect(try build(audiences: ["ouder"]).isRun)
    #expect(try build(volumes: "volumes").isRun && !build(volumes: "volumes").isRun)
    try Files.makeFolder(folder("volumes"))
    try list("0 1 alle-tips.pdf")
    for _ in 0..<2 { #expect(try build(volumes: "volumes").result.staleVolumes == ["alle-tips.pdf"]) }
  }

  @Test func aLinkInTheContentIsReadEachTime() throws {
    try Files.write(Made.png(), to: folder("content/een.png"))
    try FileManager.default.createSymbolicLink(atPath: folder("content/twee.png"), withDestinationPath: "een.png")
    _ = try build()
    #expect(try build().isRun)
  }

  private func list(_ line: String) throws { try Files.write(Array("\(line)\n".utf8), to: folder("volumes/.tweeluik-handouts")) }

  /// Replaces words in a file by others of the same length, in place, and sets the time of its last change back, which no
  /// editor does.
  private func overwrite(_ name: String, _ words: String, _ others: String) throws {
    let path = folder(name)
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    let text = String(decoding: try Files.read(path), as: UTF8.self)
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.write(contentsOf: Data(text.replacing(words, with: others).utf8))
    try file.close()
    try FileManager.default.setAttributes([.modificationDate: try #require(date)], ofItemAtPath: path)
  }
}
