import Diagnostics
import Model
import SiteIndex

/// Every partner exists, and its category is in some directory.
func checkPartners(_ partners: [Partner], _ catalog: Catalog) -> [Diagnostic] {
  checkCategories(partners, catalog) + partners.filter { !catalog.settings.publishes($0) }.compactMap(leftOut)
}

/// A parent who calls an example calls nobody.
private func leftOut(_ partner: Partner) -> Diagnostic? {
  partner.example.map {
    Diagnostic(
      .unpublishedExample, at: $0, "“\(partner.title)” is an example, and is not published",
      hint: "take out this line once the place exists, or write “demonstration: true” in site.yml")
  }
}

private func checkCategories(_ partners: [Partner], _ catalog: Catalog) -> [Diagnostic] {
  let known = catalog.library.categories.map(\.id), all = Set(known)
  // A directory that cannot be read may have the category.
  if catalog.library.unreadable.contains(where: { $0.hasPrefix("tools/") }) { return [] }
  return partners.filter { !all.contains($0.category.value) }.map { partner in
    let category = partner.category
    return Diagnostic(
      .unknownCategory, at: category.location, "there is no category “\(category.value)”",
      hint: NearMiss.hint(category.value, in: known)
        ?? (known.isEmpty
          ? "a file in “tools” with “tool: directory” has them"
          : "the categories are \(known.prefix(20).joined(separator: ", "))"))
  }
}
