import Model
import Templates

extension PartnerFacts {
  /// What a page says about a partner: what kind it is, and which problems it helps with.
  package init(_ partner: Partner, in catalog: Catalog) {
    self.init(
      category: catalog.library.categories.first { $0.id == partner.category.value }?.name ?? "",
      problems: partner.problems.compactMap { catalog.problem($0.value) }.map {
        NamedTarget($0.title.lowercasedFirst, .diptych($0.id))
      })
  }
}
