import Feeds
import Markup
import Model
import Platform
import Rendering
import Search
import SearchFiles
import SiteIndex
import Templates

/// Every file that the site will hold, sorted by address. Listing them renders and writes nothing.
package struct Outputs: Sendable {
  package let all: [Output]
  package let press: Press
  /// How many of the outputs are pages, and how many of these pages are views.
  package let pages: Int
  package let views: Int

  /// - Parameter search: the files of search, which take the longest to make; they are made here where none are given.
  package init(_ press: Press, search: [Output]? = nil) {
    let catalog = press.catalog, pages = catalog.pages, redirects = Redirect.all(in: catalog)
    self.press = press
    var outputs = Gathering(press)
    outputs.add(pages)
    for asset in catalog.library.assets {
      outputs.add(
        asset.picture.map(Output.Content.bytes) ?? .copy(of: "\(catalog.library.folder)/\(asset.path)"), at: .asset(asset.path),
        from: asset.path)
    }
    for (volume, file) in Volume.all(in: catalog) {
      if let made = press.theme.volumes[volume] { outputs.add(.copy(of: made.path), at: .volume(volume), from: file) }
    }
    let ofCopies = press.theme.isForCopies ? BuiltIn.ofCopies : []
    for (name, bytes) in BuiltIn.files + BuiltIn.files(for: catalog.library) + ofCopies {
      outputs.add(.bytes(bytes), at: .builtIn(name))
    }
    for evening in catalog.library.evenings {
      if let bytes = CalendarFile(evening, in: catalog)?.bytes {
        outputs.add(.bytes(bytes), at: .calendar(evening.slug), from: evening.file)
      }
    }
    outputs.add(search ?? Outputs.search(catalog))
    if !press.theme.isForCopies { outputs.addWhatServersAsk(redirects, pages) }
    all = outputs.all.sortedByBytes(of: \.address.path)
    self.pages = pages.count
    views = catalog.viewCount
  }

  /// The files that search in the browser reads: its index and the pages' texts, and how readers ask for help.
  package static func search(_ catalog: Catalog) -> [Output] {
    let search = SearchPages(catalog)
    let index = SearchIndex(search.read(), labels: search.labels, synonyms: search.synonyms, search.language)
    let helps = catalog.library.helps
    return (index.files.map { ($0.name, $0.bytes) } + (helps.isEmpty ? [] : [("help.js", asked(helps))])).map { name, bytes in
      Output(address: catalog.addresses.address(of: .searchData(name)).0, content: .bytes(bytes), file: nil)
    }
  }

  /// How readers ask for each help of the page for searching, in their order there: a call of `templates/assets/search-help.js`.
  private static func asked(_ helps: [Help]) -> [UInt8] {
    let lists = helps.map { help in
      JSON.object([
        ("groups", .list(help.asked.groups.map { .list([.text($0.name), .text($0.words)]) })),
        ("phrases", .list(help.asked.phrases.map { .text($0) })), ("noSlips", .list(help.asked.noSlips.map { .text($0) })),
      ])
    }
    return Array("tweeluik.searchHelp.read(".utf8) + JSON.list(lists).bytes + Array(");\n".utf8)
  }

  /// How many pages there would be; makes none.
  package static func pageCount(of catalog: Catalog) -> Int { catalog.pages.count }
}

/// The list in the making.
private struct Gathering {
  let catalog: Catalog
  let press: Press
  private(set) var all: [Output] = []

  init(_ press: Press) { (catalog, self.press) = (press.catalog, press) }

  mutating func add(_ pages: [Route]) {
    for page in pages { all.append(press.page(page.target, from: page.file)) }
  }

  mutating func add(_ made: [Output]) { all += made }

  mutating func add(_ content: Output.Content, at target: Target, from file: String? = nil) {
    add(content, at: catalog.addresses.address(of: target).0, from: file)
  }

  mutating func add(_ content: Output.Content, at address: Address, from file: String? = nil) {
    all.append(Output(address: address, content: content, file: file))
  }

  /// What belongs only to the site at its own address: a copy can be at any.
  mutating func addWhatServersAsk(_ redirects: [Redirect], _ pages: [Route]) {
    all.append(press.page(.notFound, from: nil))
    add(redirects)
    add(.bytes(Sitemap.robots(baseURL: catalog.settings.baseURL)), at: Address("robots.txt"))
    for (name, bytes) in Sitemap.files(of: pages, in: catalog) { add(.made(bytes), at: Address(name)) }
    if press.theme.hasFeed { add(.made { [catalog] in Feed(catalog)?.bytes ?? [] }, at: .feed) }
  }

  /// The pages at old addresses, and the rules by which a web server redirects without them.
  mutating func add(_ redirects: [Redirect]) {
    if redirects.isEmpty { return }
    for redirect in redirects {
      guard let address = redirect.address else { continue }
      add(.made { [catalog] in redirect.page(at: address, in: catalog) }, at: address, from: redirect.file)
    }
    add(.made { [catalog] in Redirect.nginxRules(redirects, in: catalog) }, at: Address("redirects-nginx.conf"))
    add(.made { [catalog] in Redirect.apacheRules(redirects, in: catalog) }, at: Address("redirects-apache.conf"))
  }
}
