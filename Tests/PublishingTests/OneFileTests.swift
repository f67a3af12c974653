import Content
import Foundation
import Platform
import TestSupport
import Testing

@testable import Publishing

/// An edition in one file. How it works in a browser is looked at in `Tests/Site/test_one_file.py`.
@Suite struct OneFileTests {
  private static let words = """
    -- problems/slapen/ouder.md --
    ---
    summary: Wat u thuis doet.
    ---
    Woordvooru. Zie [een andere kop](#kop), [eten](problem:eten) en [over ons](page:over).

    ## Kop {#kop}
    -- problems/slapen/leerkracht.md --
    ---
    summary: Wat je in de klas doet.
    ---
    Woordvoorjou.

    """

  private func make(_ folder: TemporaryFolder, for audience: String = "ouder", to output: String = "een.html") throws
    -> Build.Result
  {
    try Build(content: ContentFolder(path: folder("content")), today: Fixtures.today, audiences: [audience])
      .write(oneFile: folder(output))
  }

  @Test(arguments: [("ouder", "Woordvooru", "Woordvoorjou"), ("leerkracht", "Woordvoorjou", "Woordvooru")])
  func itHoldsWhatItsReadersRead(audience: String, own: String, others: String) throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with(Self.words))
    #expect(try make(folder, for: audience).counts?.written == 1)
    let bytes = try Files.read(folder("een.html"))
    #expect(bytes.holds(own) && !bytes.holds(others))
    #expect(try make(folder, for: audience).counts?.unchanged == 1)
    // It needs no file beside it: what is loaded is within, and a link that does not lead to a part of it leads to the site.
    let text = String(decoding: bytes, as: UTF8.self), ids = Set(text.matches(of: /<[^>]* id="([^"]+)"/).map { $0.output.1 })
    #expect(text.matches(of: /<[^>]* src="([^"]*)"/).allSatisfy { $0.output.1.hasPrefix("data:") })
    let links = text.matches(of: /<a [^>]*href="([^"]*)"/).map(\.output.1)
    for link in links where !link.contains(":") || link.hasPrefix("#") {
      #expect(link.hasPrefix("#") && ids.contains(link.dropFirst().removingPercentEncoding.map { $0[...] } ?? ""), "\(link)")
    }
    #expect(links.count { $0.hasPrefix("#") } > 20 && links.contains { $0.hasPrefix("https://example.org/tips/") })
  }

  @Test func nothingOfOthersIsOverwritten() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base())
    try Files.write(Array("Van een ander.\n".utf8), to: folder("een.html"))
    try Files.makeFolders(around: folder("map/iets"))
    for output in ["een.html", "map", "content/pages/over.md"] {
      let before = try folder.tree(".")
      let error = #expect(throws: BuildError.self) { try make(folder, to: output) }
      #expect(error.map { "\($0)" }?.contains("choose another") == true)
      #expect(try folder.tree(".") == before, "\(output)")
    }
  }

  @Test func withAnErrorNothingIsWritten() throws {
    let folder = try TemporaryFolder()
    try folder.put(try Fixtures.base().with("-- pages/over.md --\n---\ntitle: Over\nsummary: Wij.\n---\n[](problem:weg)\n"))
    #expect(try make(folder).findings.hasErrors)
    #expect(Files.kind(folder("een.html")) == nil)
  }

  @Test func onlyAFileThatMailDoesNotTakeNamesItsLargestParts() {
    let parts = [("a.css", 20_000), ("Foto", 3_100_000), ("Kort", 900), ("b.js", 20_000)]
    #expect(OneFile.largest(of: parts, in: 5_000_000).isEmpty)
    #expect(OneFile.largest(of: parts, in: 5_000_001) == ["“Foto” (3100 kB)", "“a.css” (20 kB)", "“b.js” (20 kB)"])
  }
}
