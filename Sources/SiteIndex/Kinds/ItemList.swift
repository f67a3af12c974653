import Model
import Templates

/// All items of a kind, in the order in which readers see them.
package struct ItemList<Item: SiteItem>: AnyItemList {
  package let items: WritableKeyPath<Library, [Item]> & Sendable
  /// How links refer to them.
  package var kinds: [NamedKind] = []
  /// The page that lists them; `nil` for kinds that only the overview lists.
  package var listing: Listing?
  /// The heading that search lists them under before anything is typed.
  package let label: @Sendable (Interface) -> String
}

/// How links refer to one of a kind, and the site's folder for it: empty for what is at the top.
package struct NamedKind: Sendable {
  package let kind: Reference.Kind
  package let folder: @Sendable (Interface.Paths) -> String

  package init(_ kind: Reference.Kind, in folder: @escaping @Sendable (Interface.Paths) -> String = { _ in "" }) {
    (self.kind, self.folder) = (kind, folder)
  }
}

/// What code that goes through all kinds asks of each. Nothing else knows which kinds there are.
package protocol AnyItemList: Sendable {
  var kinds: [NamedKind] { get }
  var listing: Listing? { get }
  var label: @Sendable (Interface) -> String { get }

  /// The type of its items.
  var itemType: any SiteItem.Type { get }

  /// All items of the kind.
  func items(of library: Library) -> [any SiteItem]

  /// Removes what an edition does not show.
  func narrow(_ edition: inout Narrowing)
}

/// Every kind, in the order of the site's lists.
package let itemLists: [any AnyItemList] = [
  ItemList(items: \.problems, kinds: [NamedKind(.problem) { $0.problems }], listing: .overview) { $0.problems },
  ItemList(items: \.lines) { $0.lessons.title },
  ItemList(items: \.lessons, kinds: [NamedKind(.lesson) { $0.lessons }], listing: .lessons) { $0.lessons.title },
  ItemList(items: \.evenings, kinds: [NamedKind(.evening) { $0.evenings }], listing: .evenings) { $0.evenings },
  ItemList(items: \.courses, kinds: [NamedKind(.course) { $0.courses }], listing: .courses) { $0.courses },
  ItemList(items: \.materials, kinds: [NamedKind(.material) { $0.materials }], listing: .materials) { $0.material.title },
  ItemList(
    items: \.tools, kinds: [NamedKind(.tool) { $0.tools }, NamedKind(.questionnaire) { $0.questionnaires }], listing: .tools
  ) { $0.tools.title },
  ItemList(items: \.terms, kinds: [NamedKind(.term)], listing: .glossary) { $0.glossary },
  ItemList(items: \.pages, kinds: [NamedKind(.page)]) { $0.search.forAll },
]

extension ItemList {
  package var itemType: any SiteItem.Type { Item.self }

  package func items(of library: Library) -> [any SiteItem] { library[keyPath: items] }

  package func narrow(_ edition: inout Narrowing) {
    let all = edition.library[keyPath: items], shown = all.compactMap { $0.shown(in: &edition) }
    edition.library[keyPath: items] = shown
    // A list with nothing left in it has no page. The whole site has one if anything in it is published.
    guard let listing, listing.isOwnPage, shown.isEmpty, !all.isEmpty else { return }
    edition.leave(listing.target, "", "site.yml", isElsewhere: all.contains { $0.publication.isShown(on: edition.day) })
  }
}
