import Content
import Diagnostics
import Foundation
import Model
import Platform
import Preview
import Publishing
import TestSupport
import Testing

@Suite struct PreviewSiteTests {
  private func preview(_ folder: TemporaryFolder, remembers: Bool = true) throws -> PreviewSite {
    let site = PreviewSite(content: ContentFolder(path: folder("content"), remembers: remembers), today: Fixtures.today)
    site.update()
    return site
  }

  /// Adds text at the end of a file.
  private func add(_ text: String, to file: String, in folder: TemporaryFolder) throws {
    try Files.write(try Files.read(folder("content/\(file)")) + Array(text.utf8), to: folder("content/\(file)"))
  }

  private func replace(_ words: String, with others: String, in file: String, of folder: TemporaryFolder) throws {
    let text = String(decoding: try Files.read(folder("content/\(file)")), as: UTF8.self)
    try Files.write(Array(text.replacing(words, with: others).utf8), to: folder("content/\(file)"))
  }

  private func base() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    return folder
  }

  @Test func theWordsOfATranslationAreShown() throws {
    let folder = try TemporaryFolder(), page = "problems/losing/parent.ar.html"
    try folder.put(SmallSite(Fixtures.text("foreign.txt")))
    let site = try preview(folder)
    try add("\nSabr.\n", to: "problems/losing/parent.ar.md", in: folder)
    #expect(site.showWords() == .checks)
    #expect(site.file(page)?.bytes.holds("<p>Sabr.</p>") == true)
    #expect(try site.file(page)?.bytes == preview(folder, remembers: false).file(page)?.bytes)
  }

  @Test func settingsChangeWhatOtherFilesMean() throws {
    let folder = try base(), site = try preview(folder)
    try replace("  - id: leerkracht", with: "  - id: leraar", in: "site.yml", of: folder)
    site.update()
    let findings = site.state.findings
    #expect(try findings == preview(folder, remembers: false).state.findings && !findings.isEmpty)
  }

  /// After any edits, a running preview shows and reports what a new one would.
  @Test func whatIsShownIsWhatANewPreviewShows() throws {
    let folder = try base(), site = try preview(folder)
    let paths = try folder.build().counts.map { _ in try folder.tree().keys.sorted() } ?? []
    #expect(paths.count > 30)
    let texts = try Fixtures.base().files.keys.filter { $0.hasSuffix(".md") }.sorted()
    let words = ["\nMeer woorden.\n", "\nEen kind dat angstig is.\n", "\nNog een alinea over slapen en rust.\n"]
    let edits =
      words + words + words + words + [
        "\n## Een kop\n\nTekst.\n", "\nZie [slapen](problem:slapen).\n", "\n[](problem:slapen#rust)\n", "\n> [!TIP]\n> Rust.\n",
        "\nZie [dit](problem:weg).\n",
      ]
    var random = SplitMix(state: 7), quick = 0
    for round in 0..<(Effort.isFull ? 50 : 25) {
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let file = try #require(texts.randomElement(using: &random))
        switch Int.random(in: 0..<14, using: &random) {
        case 0: try replace("summary: ", with: "summary: Anders: ", in: "problems/slapen/ouder.md", of: folder)
        case 1: try replace("tagline: ", with: "tagline: Nog ", in: "site.yml", of: folder)
        case 2: try Files.write(Made.gif(width: UInt8(round + 1)), to: folder("content/problems/slapen/icon.gif"))
        // Words in the middle of a text are added and taken away.
        case 3: try replace(" een ", with: " nog een ", in: file, of: folder)
        case 4: try replace(" de ", with: " ", in: file, of: folder)
        default: try add(try #require(edits.randomElement(using: &random)), to: file, in: folder)
        }
      }
      if round % 5 == 4 { try folder.replace(try Fixtures.base()) }
      let rest = site.showWords()
      if rest == .checks { quick += 1 }
      if rest == .all { site.update() }
      let new = try preview(folder, remembers: false)
      // While there are errors, the last good site stays.
      let isGood = new.state.build > 0
      if isGood {
        for path in paths {
          let (one, other) = (site.file(path), new.file(path))
          #expect(one?.bytes == other?.bytes && one?.isUnpublished == other?.isUnpublished, "\(path) in round \(round)")
          #expect(one.map { $0.build == site.state.build } ?? true)
        }
      }
      let build = site.state.build
      site.update()
      #expect(site.state.findings == new.state.findings, "round \(round)")
      #expect(site.state.build == build, "the pages were made anew although nothing changed")
    }
    #expect(quick > (Effort.isFull ? 5 : 2))
  }

  @Test func onlyWordsAreShownBeforeAllIsChecked() throws {
    let folder = try base(), site = try preview(folder), file = "problems/slapen/ouder.md"
    #expect(site.showWords() == .nothing)
    try add("\nNieuwe woorden.\n", to: file, in: folder)
    #expect(site.showWords() == .checks)
    let page = String(decoding: try #require(site.file("problemen/slapen/ouder.html")).bytes, as: UTF8.self)
    #expect(page.contains("Nieuwe woorden."))
    // A file that is not content changes nothing, and leaves the check still to be done.
    try Files.write([], to: folder("content/problems/.ouder.md.swp"))
    #expect(site.showWords() == .checks)
    site.update()
    #expect(site.showWords() == .nothing)
    for more in ["\n## Kop\n", "\n[a](https://a.example/)\n", "\n![](weg.png)\n"] {
      try add(more, to: file, in: folder)
      #expect(site.showWords() == .all, "\(more)")
      site.update()
    }
    try folder.replace(try Fixtures.base().with("-- pages/nieuw.md --\n---\ntitle: Nieuw\nsummary: X.\n---\nTekst.\n"))
    #expect(site.showWords() == .all)
  }

  @Test func anErrorLeavesTheLastGoodSite() throws {
    let folder = try base(), site = try preview(folder), file = "problems/slapen/ouder.md"
    let before = try #require(site.file("problemen/slapen/ouder.html")).bytes
    try add("\nZie [dit](problem:weg).\n", to: file, in: folder)
    #expect(site.showWords() == .all)
    #expect(site.update().contains { $0.id == .brokenLink })
    #expect(site.file("problemen/slapen/ouder.html")?.bytes == before && site.state.build == 1)
    #expect(site.showWords() == .nothing, "nothing changed since, so there is nothing to do")
    // All is as it was: the site is shown again, even if nothing but words changed.
    try folder.replace(try Fixtures.base())
    #expect(site.showWords() == .all)
    #expect(site.update().isEmpty && site.state.build == 2)
  }
}
