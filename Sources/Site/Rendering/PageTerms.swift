import Markdown
import Model
import Templates

/// The glossary terms of one page: each is linked and described where it first occurs. A class, as all texts of a page share
/// what was shown; they are rendered one after the other.
final class PageTerms {
  private let catalog: Catalog
  private let address: Address
  /// Terms that a writer links: their other occurrences are left alone.
  private let linked: Set<String>
  private let isOn: Bool
  private let describes: Bool
  private var seen: Set<String> = []

  /// - Parameters:
  ///   - texts: all texts of the page.
  ///   - isOn: whether the page's front matter lets terms be linked.
  ///   - describes: whether a linked term is described on the page.
  init(_ catalog: Catalog, _ address: Address, texts: [Text] = [], isOn: Bool = false, describes: Bool = true) {
    self.catalog = catalog
    self.address = address
    self.isOn = isOn
    self.describes = describes
    linked = Set(texts.flatMap { $0.document.links.compactMap { Reference($0.destination, of: .term)?.id } })
  }

  /// The link of a term that a text mentions without linking it.
  func target(ofMention meaning: Int) -> LinkTarget? {
    guard isOn, catalog.library.mentionable.indices.contains(meaning) else { return nil }
    let slug = catalog.library.mentionable[meaning]
    guard !linked.contains(slug), seen.insert(slug).inserted else { return nil }
    return catalog.item(at: .term(slug)).map { (term: Term) in target(of: term, describe: true) }
  }

  /// The link of a term that a writer links.
  func target(of slug: String) -> LinkTarget? {
    catalog.item(at: .term(slug)).map { (term: Term) in target(of: term, describe: seen.insert(slug).inserted) }
  }

  private func target(of term: Term, describe: Bool) -> LinkTarget {
    var target = LinkTarget(
      href: catalog.addresses.link(to: .term(term.slug), from: address), text: term.title, cssClass: "term")
    if describe, describes { target.description = ("term_\(term.slug)", termDescription(term, id: "term_\(term.slug)")) }
    return target
  }
}
