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

  /// Writes more at the end of a file.
  private func add(_ text: String, to file: String, in folder: TemporaryFolder) throws {
    try Files.write(try Files.read(folder("content/\(file)")) + Array(text.utf8), to: folder("content/\(file)"))
  }

  private func base() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    return folder
  }

  /// Whatever was written, what is shown is what a new preview shows, and so is what is found.
  @Test func whatIsShownIsWhatANewPreviewShows() throws {
    let folder = try base(), site = try preview(folder)
    let paths = try folder.build().counts.map { _ in try folder.tree().keys.sorted() } ?? []
    #expect(paths.count > 30)
    let texts = try Fixtures.base().files.keys.filter { $0.hasSuffix(".md") }.sorted()
    let words = ["\nMeer woorden.\n", "\nEen kind dat angstig is.\n", "\nNog een alinea over slapen en rust.\n"]
    let edits =
      words + words + [
        "\n## Een kop\n\nTekst.\n", "\nZie [slapen](problem:slapen).\n", "\n[](problem:slapen#rust)\n", "\n> [!TIP]\n> Rust.\n",
        "\nZie [dit](problem:weg).\n",
      ]
    var random = SplitMix(state: 7), quick = 0
    for round in 0..<60 {
      for _ in 0..<Int.random(in: 0...2, using: &random) {
        let file = try #require(texts.randomElement(using: &random)), edit = try #require(edits.randomElement(using: &random))
        try add(edit, to: file, in: folder)
      }
      if round % 5 == 4 { try folder.replace(try Fixtures.base()) }
      let rest = site.showWords()
      if rest == .checks { quick += 1 }
      if rest == .all { site.update() }
      let new = try preview(folder, remembers: false)
      // While there is an error, the last good site stays.
      let isGood = new.state.build > 0
      if isGood {
        for path in paths { #expect(site.file(path)?.bytes == new.file(path)?.bytes, "\(path) in round \(round)") }
      }
      let build = site.state.build
      site.update()
      #expect(site.state.findings == new.state.findings, "round \(round)")
      #expect(site.state.build == build, "what is shown was shown already")
    }
    #expect(quick > 5)
  }

  @Test func onlyWordsAreShownBeforeAllIsChecked() throws {
    let folder = try base(), site = try preview(folder), file = "problems/slapen/ouder.md"
    #expect(site.showWords() == .nothing)
    try add("\nNieuwe woorden.\n", to: file, in: folder)
    #expect(site.showWords() == .checks)
    let page = String(decoding: try #require(site.file("problemen/slapen/ouder.html")).bytes, as: UTF8.self)
    #expect(page.contains("Nieuwe woorden."))
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
    let before = site.file("problemen/slapen/ouder.html")?.bytes
    try add("\nZie [dit](problem:weg).\n", to: file, in: folder)
    #expect(site.showWords() == .all)
    #expect(site.update().contains { $0.id == .brokenLink })
    #expect(site.file("problemen/slapen/ouder.html")?.bytes == before && site.state.build == 1)
    // As it was: the site is shown again, also where nothing but words came with it.
    try folder.replace(try Fixtures.base())
    #expect(site.showWords() == .all)
    #expect(site.update().isEmpty && site.state.build == 2)
  }
}
