import Content
import Foundation
import Model
import SiteIndex
import TestSupport
import Testing

/// What holds for every item, of whichever kind: these tests walk a new kind without being told of it.
@Suite struct ItemTests {
  private let base: SmallSite
  private let folder: TemporaryFolder
  private let catalog: Catalog

  init() throws {
    (base, folder) = (try Fixtures.base(), try TemporaryFolder())
    try folder.put(base)
    let day = try #require(Day("2026-12-01"))
    catalog = try #require(Catalog(ContentFolder(path: folder("content")).load(today: day).0))
  }

  @Test func theSmallSiteHasSomeOfEachKind() {
    for list in itemLists { #expect(!list.items(of: catalog.library).isEmpty, "\(list)") }
    #expect(Set(Reference.Kind.allCases).subtracting(catalog.items.compactMap { $0.reference?.kind }) == [.source])
  }

  @Test func eachIsPublishedFoundAndLedTo() throws {
    _ = try folder.build()
    let files = try folder.tree().mapValues { String(decoding: $0, as: UTF8.self) }, map = files["sitemap.xml"] ?? ""
    let found = files.filter { $0.key.hasPrefix("zoeken/pages-") }.values.joined()
    var ways: Set<String> = []
    for (path, page) in files where path.hasSuffix(".html") {
      for link in page.matches(of: /<a [^>]*href="([^":]+)"/) {
        let way = URL(string: String(link.output.1), relativeTo: URL(string: "https://x/\(path)"))?.absoluteURL
        if let way, way.path != "/\(path)" { ways.insert(way.path + (way.fragment.map { "#\($0)" } ?? "")) }
      }
    }
    for route in catalog.texts {
      let (address, id) = catalog.addresses.address(of: route.target), file = route.file ?? ""
      #expect(files[address.path]?.contains(route.title) == true, "\(file) is not at \(address.path)")
      #expect(map.contains("\(catalog.baseURL)\(address.path)</loc>"), "\(file) is not in the site map")
      // A view has its problem's title; its label says for whom it is.
      #expect(found.contains(route.target.diptych == nil ? route.name : route.title), "\(file) is not found by search")
      #expect(ways.contains("/\(address.path)" + (id.map { "#\($0)" } ?? "")), "nothing leads to \(file)")
    }
    #expect(Array(catalog.texts).count > 15)
    // Each list has a page, which leads to all items of its kind.
    for list in itemLists {
      guard let listing = list.listing else { continue }
      let page = files[catalog.addresses.address(of: listing.target).0.path] ?? ""
      #expect(page.contains(listing.title(catalog.interface)), "\(listing.target) does not say its title")
      for item in list.items(of: catalog.library) where item.target != listing.target {
        #expect(page.contains(item.title), "“\(item.title)” is not on the page of \(listing.target)")
      }
    }
  }

  /// Adds a broken link to each file that has a text, in turn.
  @Test func theLinksOfEachTextAreLookedAt() throws {
    let texts = Set(catalog.allTexts.map(\.file))
    #expect(texts == Set(catalog.texts.compactMap(\.file)))
    for file in texts.sorted() {
      let folder = try TemporaryFolder()
      try folder.put(try base(with: "[x](problem:is-er-niet)", in: file))
      let findings = try folder.build().findings.filter { $0.location.file == file && $0.id == .brokenLink }
      #expect(!findings.isEmpty, "a broken link in \(file) is not found")
    }
  }

  /// Adds a term to each file that has a text, in turn, except those of the glossary itself.
  @Test func termsAreFoundInEachText() throws {
    for route in catalog.texts where route.target.language == nil {
      let file = try #require(route.file), folder = try TemporaryFolder()
      try folder.put(try base(with: "Zo komt er rust.", in: file))
      let library = ContentFolder(path: folder("content")).load(today: Fixtures.today).0
      let documents = try #require(Catalog(library)).texts.filter { $0.file == file }.flatMap(\.documents)
      #expect(documents.contains { !$0.mentions.isEmpty } == !file.hasPrefix("glossary/"), "\(file)")
    }
  }

  /// The small site with more words in a file's text.
  private func base(with words: String, in file: String) throws -> SmallSite {
    var site = base
    var lines = try #require(base.text(file)).components(separatedBy: "\n")
    if file.hasSuffix(".md") {
      lines += ["", words]
    } else {
      let text = try #require(lines.firstIndex { $0.hasPrefix("text: ") || $0 == "  text: |" }, "\(file) has no text")
      if lines[text].hasSuffix("|") {
        lines.insert(String(lines[text + 1].prefix { $0 == " " }) + words, at: text + 1)
      } else {
        lines[text] += " " + words
      }
    }
    site.files[file] = .bytes(Array(lines.joined(separator: "\n").utf8))
    return site
  }
}
