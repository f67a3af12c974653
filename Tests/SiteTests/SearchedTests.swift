import Content
import Model
import Rendering
import Site
import SiteIndex
import TestSupport
import Testing

/// What the files of a whole site's index give to the script.
@Suite struct SearchedTests {
  private func reader(of catalog: Catalog) throws -> IndexReader {
    let outputs = Outputs.search(catalog)
    // Whom to call stands beside the index.
    return try IndexReader(
      outputs.filter { !$0.address.path.hasSuffix("/help.js") }.map {
        ($0.address.path.split(separator: "/").last.map(String.init) ?? "", try $0.bytes())
      })
  }

  @Test func theScriptCanReadTheIndexOfTheRealContent() throws {
    let library = ContentFolder(path: "\(Fixtures.repository)/content").load(today: Fixtures.today).0
    let catalog = try #require(Catalog(library))
    let editions: [Set<String>?] = [nil] + catalog.audienceIDs.map { Set([$0]) }
    for edition in editions {
      let index = try reader(of: catalog.edition(on: Fixtures.today, for: edition))
      #expect(index.words.count > 1000 && index.pages.count > 20)
    }
  }

  @Test(arguments: ["base.txt", "foreign.txt"]) func theScriptCanReadTheIndexOfAFixture(name: String) throws {
    let folder = try TemporaryFolder()
    try folder.put(SmallSite(try Fixtures.text(name)))
    let catalog = try #require(Catalog(ContentFolder(path: folder("content")).load(today: Fixtures.today).0))
    #expect(try reader(of: catalog).words.count > 40)
  }

  /// A word with a hyphen, in a text, a heading or a term's form, is also found written as one.
  @Test func aWordWithAHyphenIsAlsoOne() throws {
    let folder = try TemporaryFolder()
    try folder.put(
      try Fixtures.base().with(
        """
        -- problems/eten/ouder.md --
        ---
        title: X
        summary: X.
        ---
        [](agreements:)

        ## Een e-mail sturen

        Geef geen time-out. Kijk naar foto’s.
        -- glossary/afzondering.md --
        ---
        title: Afzondering
        summary: Even alleen.
        forms: [strafhoek-methode]
        ---
        Even alleen.

        """))
    let catalog = try #require(Catalog(ContentFolder(path: folder("content")).load(today: Fixtures.today).0))
    let index = try reader(of: catalog), words = Set(index.words.map(\.word))
    #expect(["time", "timeout", "mail", "email", "foto"].filter { !words.contains($0) } == [])
    #expect(index.synonyms.filter { $0.value == ["Afzondering"] }.keys.sorted() == ["strafhoek method", "strafhoekmethod"])
  }
}
