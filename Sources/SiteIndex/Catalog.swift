import Diagnostics
import Markdown
import Model
import Synchronization
import Templates

/// A library with indexes for looking things up. Exists only when the settings could be read. A class, as every page and every
/// text being filled holds it.
package final class Catalog: Sendable {
  package let library: Library
  package let settings: Settings
  package let interface: Interface
  package let addresses: AddressBook
  /// Everything that editors write and readers see, in the order of the site's lists.
  package let items: [any SiteItem]
  /// Every page, and every part of one that links lead to. Those made from the items come last, in the items' order.
  package let routes: [Route]
  /// For each item, the range of its routes in ``routes``.
  package let itemRoutes: [Range<Int>]
  private let addressed: [(page: Address, id: String?)]
  private let itemPlaces: [Target: Int]
  private let routePlaces: [Target: Int]
  private let sources: [String: Int]
  /// For a diptych with very many agreements: their indices, by id.
  private let agreements: [Diptych.ID: [String: Int]]
  /// Sorted lists that findings ask for again and again; each is sorted once.
  private let sorted = Mutex<(ids: [Reference.Kind: [String]], files: [String]?)>(([:], nil))
  private let diptychs: [Diptych?]  // Of the items: every link asks for them.
  /// For each route, the index in ``items`` of the item that it is made from; `nil` for what is made from none or many.
  private let owners: [Int?]
  /// For each meaning of the words that texts mention, the route of its term.
  package let mentionable: [RouteID?]
  /// For each route, what its front matter names, and the routes whose front matter names it; both in the order of the routes
  /// that name.
  private let names: [[RouteID]]
  private let namedBy: [[RouteID]]
  /// What this edition does not show: by target, and by the content file that it would be made from.
  package let leftOutByTarget: [Target: LeftOut]
  package let leftOutByFile: [String: LeftOut]
  package let languages: ReadLanguages
  package let register: Register
  /// The route made from each content file, for links from file to file.
  private let routeOfFile: [String: RouteID]

  /// Returns `nil` when the settings could not be read. A language that the program does not speak is a finding of its own; all
  /// else is then checked in the first language.
  package init?(_ library: Library) {
    guard let settings = library.settings,
      let interface = Interface.of(language: settings.language.value) ?? Interface.all.first
    else { return nil }
    self.library = library
    self.settings = settings
    self.interface = interface
    addresses = AddressBook(paths: interface.paths, kinds: itemLists.flatMap(\.kinds))
    items = itemLists.flatMap { $0.items(of: library) }
    diptychs = items.map { $0 as? Diptych }
    languages = ReadLanguages(library, settings)
    register = Register(library.problems)
    var routes = Self.routes(library, settings, interface, languages)
    routes += register.pages.indices.map { Route(.overviewPage($0 + 1), .page, file: nil, title: interface.overview) }
    itemRoutes = items.map { item in
      let start = routes.count
      routes += item.routes(settings)
      return start..<routes.count
    }
    self.routes = routes
    addressed = routes.map { [addresses] in addresses.address(of: $0.target) }
    itemPlaces = Self.places(items.map(\.target))
    routePlaces = Self.places(routes.map(\.target))
    sources = Self.places(library.sources.map(\.id))
    mentionable = library.mentionable.map { [routePlaces] in routePlaces[.term($0)].map(RouteID.init) }
    routeOfFile = Dictionary(
      routes.enumerated().compactMap { number, route in
        let isOfFile = if case .asset = route.target { true } else { route.role == .text }
        return isOfFile ? route.file.map { ($0, RouteID(number: number)) } : nil
      }, uniquingKeysWith: { first, _ in first })
    agreements = Dictionary(
      library.diptychs.filter { $0.agreements.count > 64 }.map { ($0.id, Self.places($0.agreements.map(\.id))) },
      uniquingKeysWith: { first, _ in first })
    leftOutByTarget = Dictionary(library.leftOut.map { ($0.target, $0) }, uniquingKeysWith: { first, _ in first })
    // A problem's own file means the problem, not one of its views.
    leftOutByFile = Dictionary(library.leftOut.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
    var owners = [Int?](repeating: nil, count: routes.count)
    for (item, range) in itemRoutes.enumerated() {
      for number in range { owners[number] = item }
    }
    self.owners = owners
    // Slugs of nothing are skipped: they are reported elsewhere.
    names = routes.map { [routePlaces] route in
      route.named.flatMap { named in
        named.slugs.compactMap { slug in
          Reference(kind: named.kind, id: slug.value).target.flatMap { routePlaces[$0] }.map(RouteID.init)
        }
      }
    }
    var namedBy = [[RouteID]](repeating: [], count: routes.count)
    for (number, names) in names.enumerated() {
      for id in names { namedBy[id.number].append(RouteID(number: number)) }
    }
    self.namedBy = namedBy
  }

  /// The item whose page a target is, when it is of the kind that the caller asks for.
  package func item<Item: SiteItem>(at target: Target) -> Item? { itemPlaces[target].flatMap { items[$0] as? Item } }

  package subscript(id: RouteID) -> Route { routes[id.number] }

  /// The route of a target; `nil` for what this edition does not show, and for what no text can link to.
  package func id(of target: Target) -> RouteID? { routePlaces[target].map(RouteID.init) }

  package func route(_ target: Target) -> Route? { routePlaces[target].map { routes[$0] } }

  /// The item that a route is made from; `nil` for what is made from none or many.
  package func item(of id: RouteID) -> (any SiteItem)? { owners[id.number].map { items[$0] } }

  /// The route of the item's own page that a route belongs to: that of the course for a session; the route itself where it is
  /// made from no item.
  package func whole(of id: RouteID) -> RouteID {
    owners[id.number].map { RouteID(number: itemRoutes[$0].lowerBound) } ?? id
  }

  /// What the front matter of a target names, in its order.
  package func names(of target: Target) -> [RouteID] { id(of: target).map(names) ?? [] }
  package func names(of id: RouteID) -> [RouteID] { names[id.number] }

  /// The routes whose front matter names a target, in the order of the site's lists.
  package func naming(_ target: Target) -> [RouteID] { id(of: target).map(naming) ?? [] }
  package func naming(_ id: RouteID) -> [RouteID] { namedBy[id.number] }

  /// The route made from a content file, for links from file to file.
  package func id(ofFile path: String) -> RouteID? { routeOfFile[path] }

  /// The routes of what editors wrote, in the order of the site's lists.
  package var texts: some Sequence<Route> { routes.lazy.filter { $0.role == .text } }

  /// Every text, once for each kind of reader who sees it.
  package var allTexts: [Text] { routes.flatMap { $0.texts + $0.asides } }

  /// Every page, without files and parts of pages.
  package var pages: [Route] {
    zip(routes, addressed).filter { route, address in route.role != .file && address.id == nil }.map(\.0)
  }

  /// The relative link from a page to a route.
  package func link(to id: RouteID, heading: String? = nil, from page: Address) -> String {
    let way = way(to: id, from: page)
    return (heading ?? element(of: id)).map { "\(way)#\($0)" } ?? way
  }

  /// The relative way from a page to the page of a route.
  package func way(to id: RouteID, from page: Address) -> String { addressed[id.number].page.relative(to: page) }

  /// The id of its element, when a route is part of a page.
  package func element(of id: RouteID) -> String? { addressed[id.number].id }

  /// The full address of a route.
  package func whole(_ id: RouteID, heading: String? = nil) -> String {
    let (address, own) = addressed[id.number], whole = settings.baseURL + address.path
    return (heading ?? own).map { "\(whole)#\($0)" } ?? whole
  }

  package func problem(_ slug: String) -> Diptych? { diptych(Diptych.ID(.problem, slug)) }
  package func diptych(_ id: Diptych.ID) -> Diptych? { itemPlaces[.diptych(id)].flatMap { diptychs[$0] } }
  func diptych(at id: RouteID) -> Diptych? { owners[id.number].flatMap { whole(of: id) == id ? diptychs[$0] : nil } }
  package func agreement(_ id: String, of diptych: Diptych) -> Agreement? {
    guard let places = agreements[diptych.id] else { return diptych.agreements.first { $0.id == id } }
    return places[id].map { diptych.agreements[$0] }
  }
  /// Whom to call, in a language or, where it is not translated, in the site's own; with its text.
  package func help(in language: String?) -> (help: Help, text: Text)? {
    let index = library.helps.firstIndex { $0.language == language } ?? 0
    guard library.helps.indices.contains(index), let texts = route(.search)?.texts else { return nil }
    return (library.helps[index], texts[index])
  }
  package func source(_ id: String) -> Source? { sources[id].map { library.sources[$0] } }
  /// An audience's title; the id itself when there is no such audience.
  package func title(ofAudience id: String) -> String { title(ofAudience: id, in: nil) }
  package func title(ofAudience id: String, in language: String?) -> String {
    let named = settings.languages.first { $0.tag.value == language }?.audiences ?? settings.audiences
    return named.first { $0.id == id }?.title ?? id
  }
  package func audience(_ id: String) -> Audience? { settings.audiences.first { $0.id == id } }

  package var audiences: [Audience] { settings.audiences }
  package var siteTitle: String { settings.title }
  package var baseURL: String { settings.baseURL }

  /// The path part of the base URL, with a slash at both ends.
  package var rootPath: String {
    let afterScheme = settings.baseURL.firstRange(of: "://").map { settings.baseURL[$0.upperBound...] } ?? settings.baseURL[...]
    return afterScheme.firstIndex(of: "/").map { String(afterScheme[$0...]) } ?? "/"
  }

  /// The day on which anything in this edition last changed, also by being removed; `nil` where no text gives a day. Versions are
  /// in this order: a later one never has an earlier day, unless a text is removed or gives another day than it did.
  package var updated: Day? {
    (texts.map(\.updated) + library.partners.map(\.publication.updated) + [library.lastExpired]).compactMap(\.self).max()
  }

  /// The names of the places that texts declare for schools, sorted.
  package var places: [String] {
    var names: Set<String> = []
    for text in allTexts {
      for case .place(let name) in text.links(in: self) { names.insert(name) }
    }
    return names.sorted()
  }

  /// Whether this edition leaves anything out.
  package var leavesOut: Bool { !library.leftOut.isEmpty }

  /// The paths of pages that are not published on a day.
  package func unpublished(on day: Day) -> Set<String> {
    Set(edition(on: day).library.leftOut.map { addresses.address(of: $0.target).0.path })
  }

  /// Whether a path is that of a file that search in the browser reads.
  package func isOfSearch(_ path: String) -> Bool { path.hasPrefix(addresses.address(of: .searchData("")).0.path) }

  /// The number of views, without their translations.
  package var viewCount: Int { library.diptychs.reduce(0) { $0 + $1.views.count } }

  /// The ids of the audiences, in the order of `site.yml`.
  package var audienceIDs: [String] { settings.audiences.map(\.id) }

  /// All ids of one kind, sorted.
  package func ids(of kind: Reference.Kind) -> [String] {
    sorted.withLock { sorted in
      if let known = sorted.ids[kind] { return known }
      let all = kind == .source ? Array(sources.keys) : items.compactMap(\.reference).filter { $0.kind == kind }.map(\.id)
      let ids = all.sorted()
      sorted.ids[kind] = ids
      return ids
    }
  }

  /// The content files that links may lead to, sorted.
  package var files: [String] {
    sorted.withLock { sorted in
      let files = sorted.files ?? routeOfFile.keys.sorted()
      sorted.files = files
      return files
    }
  }

  /// Whether an id of this kind exists; faster than searching the list of all.
  package func has(_ id: String, of kind: Reference.Kind) -> Bool {
    Reference(kind: kind, id: id).target.map { itemPlaces[$0] != nil } ?? (sources[id] != nil)
  }

  /// The page of a view in a language; in the site's own where it is not translated into that language.
  package func view(_ id: Diptych.ID, _ audience: String, in language: String?) -> Target {
    guard let language else { return .view(of: id, audience: audience) }
    let target = Target.view(of: id, audience: audience, language: language)
    return routePlaces[target] == nil ? .view(of: id, audience: audience) : target
  }

  /// The start page of an audience in a language; in the site's own where the audience does not read that language.
  package func audience(_ id: String, in language: String?) -> Target {
    .audience(id, language: languages.language(language, of: id))
  }

  /// The number of a lesson in the learning line, from 1.
  package func number(of lesson: Diptych) -> Int {
    guard let first = library.lessons.first, let start = itemPlaces[first.target] else { return 1 }
    return (itemPlaces[lesson.target] ?? start) - start + 1
  }

  /// The routes of what is not made from items.
  private static func routes(
    _ library: Library, _ settings: Settings, _ interface: Interface, _ languages: ReadLanguages
  ) -> [Route] {
    let lists =
      itemLists.filter { !$0.items(of: library).isEmpty }.compactMap(\.listing) + (library.sources.isEmpty ? [] : [.sources])
    let readers = settings.readers.flatMap { reader in
      ([nil] + languages.of(reader.id)).map {
        Route(.audience(reader.id, language: $0), .page, file: "site.yml", title: reader.title)
      }
    }
    let helps = library.helps.map {
      Text($0.body, file: $0.file, page: .search, reader: Reader(language: $0.language))
    }
    return [Route(.home, .page, file: nil, title: interface.problems), Route(.search, .page, file: nil, texts: helps)]
      + languages.all.map { Route(.searchPage(language: $0), .page, file: nil) } + readers
      + (library.hasSchools ? [Route(.check, .page, file: nil, title: interface.copy.check)] : [])
      + lists.filter(\.isOwnPage).map { Route($0.target, .page, file: nil, title: $0.title(interface)) }
      + library.sources.map { Route(.source($0.id), .page, file: nil, title: "(\($0.citation))") }
      + library.assets.map {
        Route(.asset($0.path), .file, file: $0.path, title: $0.path.split(separator: "/").last.map(String.init) ?? $0.path)
      }
  }

  private static func places<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
    // Asked for dozens of times for each page: in a table with room to spare a key is compared with one or two others, not with four.
    var places = [Key: Int](minimumCapacity: 2 * keys.count)
    for (place, key) in keys.enumerated() where places[key] == nil { places[key] = place }
    return places
  }
}
