import Model

/// Links to the page that lists all of a kind, such as `evening:`.
extension Catalog {
  /// Finds the list that a link with a kind and no id leads to.
  package func list(_ reference: Reference) -> Resolution {
    let items = itemLists.first { $0.kinds.contains { $0.kind == reference.kind } }
    let shown = reference.kind == .source ? .sources : items?.listing ?? .overview
    return list(shown.target, shown.title(interface), reference)
  }

  package func list(_ target: Target, _ title: String, _ reference: Reference) -> Resolution {
    if var found = leftOutByTarget[target] {
      found.title = title
      return .leftOut(found, heading: nil)
    }
    if let empty = emptyList(target) {
      return .failed(
        .brokenLink, message: "there is no \(empty.noun) to list", hint: "leave the link out until there is one")
    }
    guard let id = id(of: target) else { return .unknown }
    guard let heading = reference.heading else { return .target(id, heading: nil, title: self[id].title) }
    return missing(heading, among: [], on: "“\(title)”")
  }

  /// The list that the site would have if there were anything to list.
  private func emptyList(_ target: Target) -> Listing? {
    guard let listing = Listing.all.first(where: { $0.target == target }), listing.isEmpty(library) else { return nil }
    let isUnreadable = library.unreadable.contains { file in listing.folders.contains(where: file.hasPrefix) }
    return isUnreadable ? nil : listing
  }
}
