import Model
import Templates

extension Catalog {
  /// The categories of partners that the site's directories have.
  package var categories: [Model.Category] {
    library.tools.flatMap { tool in if case .directory(let categories) = tool.use { categories } else { [Model.Category]() } }
  }

  /// What a page says about a partner: what kind it is, and which problems it helps with.
  package func partnerFacts(_ partner: Partner) -> PartnerFacts {
    PartnerFacts(
      category: categories.first { $0.id == partner.category.value }?.name ?? "",
      problems: partner.problems.compactMap { problem($0.value) }.map { NamedTarget($0.title.lowercasedFirst, .diptych($0.id)) })
  }
}
