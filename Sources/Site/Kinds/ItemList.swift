import Model
import Templates

/// All items of a kind in the order in which readers see them, and the page that lists them.
struct ItemList<Item: SiteItem>: AnyItemList {
  let items: WritableKeyPath<Library, [Item]> & Sendable
  /// The page that lists them, where that is not an item itself.
  var page: Target?
}

/// What walks over all kinds ask of each. Nothing else knows which kinds there are.
protocol AnyItemList: Sendable {
  var page: Target? { get }

  /// All of them.
  func items(of library: Library) -> [any SiteItem]

  /// Leaves out what an edition does not show.
  func narrow(_ edition: inout Narrowing)
}

/// Every kind, in the order of a site's lists.
let itemLists: [any AnyItemList] = [
  ItemList(items: \.problems, page: .overview),
  ItemList(items: \.lines),
  ItemList(items: \.lessons),
  ItemList(items: \.evenings, page: .evenings),
  ItemList(items: \.courses, page: .courses),
  ItemList(items: \.tools, page: .tools),
  ItemList(items: \.terms, page: .glossary),
  ItemList(items: \.pages),
]

extension ItemList {
  func items(of library: Library) -> [any SiteItem] { library[keyPath: items] }

  func narrow(_ edition: inout Narrowing) {
    let all = edition.library[keyPath: items], shown = all.compactMap { $0.shown(in: &edition) }
    edition.library[keyPath: items] = shown
    // A list that now holds nothing has no page. The whole site has it if anything in it is published.
    guard let page, shown.isEmpty, !all.isEmpty else { return }
    edition.leave(page, "", "site.yml", isElsewhere: all.contains { $0.publication.isShown(on: edition.day) })
  }
}
