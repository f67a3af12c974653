import Content
import Foundation
import Model
import Platform
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
    let walked = Set(itemLists.map { "\($0.itemType)" })
    for case (let name?, let items as [any Item]) in Mirror(reflecting: catalog.library).children {
      for item in items { #expect(walked.contains("\(type(of: item))"), "no list of itemLists has the \(name)") }
    }
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

  /// Adds a word to each text.
  @Test func eachPageShowsItsTextAndItsSummary() throws {
    var site = base
    let words = Dictionary(
      Set(catalog.texts.compactMap(\.file)).sorted().enumerated().map { ($1, "Zqwoord\($0)x.") },
      uniquingKeysWith: { first, _ in first })
    for (file, word) in words { site = try self.site(site, with: word, in: file) }
    let folder = try TemporaryFolder()
    try folder.put(site)
    #expect(try !folder.build().findings.hasErrors)
    let files = try folder.tree().mapValues { String(decoding: $0, as: UTF8.self) }
    for route in catalog.texts {
      let page = files[catalog.addresses.address(of: route.target).0.path] ?? "", file = route.file ?? ""
      #expect(words[file].map(page.contains) == true, "the page of \(file) does not show its text")
      #expect(page.contains(route.summary), "the page of \(file) does not show its summary")
    }
  }

  /// Only pages have neither a list nor a folder of their own, and all terms are on one page.
  @Test func eachKindHasItsListAndItsFolder() {
    for list in itemLists {
      for named in list.kinds {
        #expect(list.listing != nil || named.kind == .page, "“\(named.kind):” leads to the overview")
        let folder = named.folder(catalog.interface.paths)
        #expect(!folder.isEmpty || [.term, .page].contains(named.kind), "“\(named.kind)” has no folder")
      }
    }
  }

  @Test func theReadmeNamesEachKind() throws {
    let readme = String(decoding: try Files.read("\(Fixtures.repository)/README.md"), as: UTF8.self)
    for kind in Reference.Kind.allCases {
      #expect(readme.contains(try Regex("[`(]\(kind.rawValue):")), "README has no link “\(kind.rawValue):”")
      let place = kind == .source ? "sources.yml" : String(Reference.folder(of: kind))
      #expect(readme.contains("\n  \(place)"), "README does not name \(place)")
    }
  }

  /// Adds each key that several kinds have to each file, in turn: its page knows the value, or the key is refused.
  @Test func whatFrontMatterSaysIsKnownOfThePage() throws {
    let day = try #require(Day("2026-10-05"))
    let views: Set = ["problems/view", "lessons/view"], guides: Set = ["evenings/guide", "courses/guide"]
    let parts = views.union(guides), undated = guides.union(["glossary"])
    let forOne = views.union(["courses/session", "problems", "lessons", "glossary", "questionnaires"])
    let keys: [(line: String, isKnown: (Route) -> Bool, refusedBy: Set<String>)] = [
      ("audience: leerkracht", { $0.audience == "leerkracht" }, forOne),
      ("asked_as: [zo maar]", { $0.askedAs.contains("zo maar") }, ["lessons", "glossary", "courses/session"]),
      ("draft: true", { $0.publication.isDraft }, parts),
      ("publish: 2026-10-05", { $0.publication.from == day }, parts),
      ("expires: 2099-01-01", { $0.publication.until != nil }, parts),
      ("changed: 2026-10-05", { $0.updated == day }, undated),
      ("aliases: [oud.html]", { $0.publication.aliases.map(\.value) == ["oud.html"] }, undated),
      ("glossary: false", { !$0.publication.linksTerms }, undated),
    ]
    for (line, isKnown, refusedBy) in keys {
      var refused: Set<String> = []
      for route in catalog.texts where route.target.language == nil {
        let file = try #require(route.file), folder = try TemporaryFolder()
        try folder.put(try base(saying: line, in: file))
        let (library, found) = ContentFolder(path: folder("content")).load(today: Fixtures.today)
        if found.contains(where: { $0.id == .unknownKey && $0.location.file == file }) {
          let part =
            switch route.target {
            case .view: "/view"
            case .session: "/session"
            case .guide: "/guide"
            default: ""
            }
          refused.insert("\(file.prefix { $0 != "/" })\(part)")
          continue
        }
        let page = try #require(Catalog(library)?.texts.first { $0.file == file })
        #expect(isKnown(page), "the page of \(file) does not know “\(line)”")
      }
      #expect(refused == refusedBy, "“\(line)”")
    }
  }

  /// Names a problem that does not exist in each file that names one, in turn.
  @Test func theProblemsThatEachNamesAreLookedFor() throws {
    var tried = 0
    for (file, _) in base.files.sorted(by: { $0.key < $1.key }) {
      let text = base.text(file) ?? "", names = /(?m)^( *(?:problems: \[|related: \[|problem: ))(?:slapen|eten)/
      guard text.contains(names) else { continue }
      var site = base
      site.files[file] = .bytes(Array(text.replacing(names) { "\($0.output.1)is-er-niet" }.utf8))
      let folder = try TemporaryFolder()
      try folder.put(site)
      let found = try folder.build().findings.contains { $0.location.file == file && $0.id == .brokenLink }
      #expect(found, "a problem that \(file) names is not looked for")
      tried += 1
    }
    #expect(tried >= 6)
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

  /// Adds a term to each file that has a text, in turn; those of the glossary itself and what lies on a table explain none.
  @Test func termsAreFoundInEachText() throws {
    for route in catalog.texts where route.target.language == nil {
      let file = try #require(route.file), folder = try TemporaryFolder()
      try folder.put(try base(with: "Zo komt er rust.", in: file))
      let library = ContentFolder(path: folder("content")).load(today: Fixtures.today).0
      let documents = try #require(Catalog(library)).texts.filter { $0.file == file }.flatMap(\.documents)
      #expect(
        documents.contains { !$0.mentions.isEmpty } == !["glossary/", "materials/"].contains { file.hasPrefix($0) }, "\(file)")
    }
  }

  /// The small site with a key more in a file's front matter, in place of what it says under that key.
  private func base(saying line: String, in file: String) throws -> SmallSite {
    var site = base
    var lines = try #require(base.text(file)).components(separatedBy: "\n")
    lines.removeAll { $0.hasPrefix(line.prefix { $0 != ":" } + ":") }
    lines.insert(line, at: file.hasSuffix(".md") ? 1 : 0)
    site.files[file] = .bytes(Array(lines.joined(separator: "\n").utf8))
    return site
  }

  /// The small site with more words in a file's text.
  private func base(with words: String, in file: String) throws -> SmallSite { try site(base, with: words, in: file) }

  private func site(_ site: SmallSite, with words: String, in file: String) throws -> SmallSite {
    var site = site
    var lines = try #require(site.text(file)).components(separatedBy: "\n")
    if file.hasSuffix(".md") {
      // Cards are a list and nothing else.
      lines += lines.last { !$0.isEmpty }?.hasPrefix("- ") == true && file.hasPrefix("materials/") ? ["- " + words] : ["", words]
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
