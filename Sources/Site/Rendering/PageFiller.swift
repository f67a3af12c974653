import Markdown
import Markup
import Model
import Templates

/// Fills the holes of a text for the page it stands on. A class, so that it is not copied for each hole.
final class PageFiller: Filler {
  let catalog: Catalog
  let text: Text
  /// The page.
  let address: Address
  let terms: PageTerms
  /// The language of the text itself; `nil` for the site's own.
  var language: String?
  var idPrefix: String? = ""
  var headingShift = 0
  /// What takes the place of `[](agreements:)`.
  var agreements: Markup?
  /// What takes the place of `[](agreement:id)`.
  var agreement: (Agreement) -> Markup = { _ in Markup() }
  /// Whether the page itself lists what the text cites.
  var listsSources = true
  /// The page that the text is quoted from; `nil` where the text stands by itself.
  var origin: Target?
  /// Takes down where links lead.
  var notes: LinkNotes?
  /// How deep in quotations it stands.
  var depth = 0
  /// The other views of the diptych, to which headings lead.
  var counterparts: [Counterpart] = []

  init(catalog: Catalog, text: Text, address: Address, terms: PageTerms) {
    self.catalog = catalog
    self.text = text
    self.address = address
    self.terms = terms
    language = text.reader.language
  }

  /// The CSS class of an audience.
  var side: (_ audience: String) -> String = { _ in "" }

  /// Another view of the same diptych.
  struct Counterpart {
    let diptych: Diptych.ID
    let view: View
    let audience: Audience
    /// The audience's CSS class.
    let side: String
  }

  /// The language of the text; ``language`` where it is not the site's own.
  private var ownLanguage: String { language ?? catalog.settings.language.value }

  /// The attributes of words in a language, where that is not the text's.
  private func attributes(of language: String?) -> Markup? {
    let language = language ?? catalog.settings.language.value
    return language == ownLanguage ? nil : Interface.attributes(of: language)
  }

  func target(of link: Document.Link) -> LinkTarget? {
    let resolution = catalog.resolve(link.destination, in: text)
    var made = way(of: link, resolution)
    // A link without words of its own has those of what it leads to, which may have no translation.
    if link.isEmpty, text.reader.language != nil {
      switch resolution {
      case .target(let target, _, _): made?.wordsAttributes = attributes(of: catalog.languageOfTitle(target))
      case .leftOut: made?.wordsAttributes = attributes(of: nil)
      default: break
      }
    }
    return made
  }

  private func way(of link: Document.Link, _ resolution: Resolution) -> LinkTarget? {
    switch resolution {
    case .external:
      var target = LinkTarget(href: link.destination, text: link.destination)
      // A number to call is what stands there.
      if !link.isEmpty, link.kind != .image, !link.destination.hasPrefix("tel:") {
        target.note = notes?.number(of: link.destination)
      }
      return target
    case .ownHeading(let id, let title):
      if let origin { return LinkTarget(href: catalog.addresses.link(to: origin, heading: id, from: address), text: title) }
      // Another document on the page keeps its ids as they are.
      let isOwn = text.document.heading(id) != nil
      return LinkTarget(href: "#\(isOwn ? idPrefix ?? "" : "")\(id)", text: title)
    case .target(.source(let id), _, let title) where listsSources:
      // Every page lists what it cites.
      return LinkTarget(href: "#source_\(id)", text: title, cssClass: link.isEmpty ? "cite" : nil)
    case .target(let target, let heading, let title):
      if case .term(let slug) = target, text.reader.language == nil { return terms.target(of: slug) }
      var made = LinkTarget(href: catalog.addresses.link(to: target, heading: heading, from: address), text: title)
      // A picture stands on the paper itself.
      if link.kind != .image {
        made.note = notes?.number(of: catalog.addresses.whole(target, heading: heading, baseURL: catalog.settings.baseURL))
      }
      if target.language != text.reader.language { made.language = target.language ?? catalog.settings.language.value }
      return made
    case .leftOut(let found, let heading):
      return LinkTarget(href: catalog.link(toLeftOut: found, heading: heading), text: found.title)
    case .agreements, .agreement, .place, .unknown, .failed: return nil
    }
  }

  func target(ofMention meaning: Int) -> LinkTarget? { origin == nil ? terms.target(ofMention: meaning) : nil }

  func block(for link: Document.Link) -> Markup? {
    switch catalog.resolve(link.destination, in: text) {
    case .agreements: return agreements ?? Markup()
    case .agreement(let found): return agreement(found)
    // Only a copy says something there.
    case .place(let name): return catalog.isForCopies ? slot(.place(name)) : Markup()
    default: return catalog.quote(link, in: text).flatMap(quotation)
    }
  }

  /// A section of another text, with where it comes from.
  private func quotation(_ quote: Quote) -> Markup? {
    guard depth < Quote.deepest, let audience = catalog.audience(quote.view.audience) else { return nil }
    let target = Target.view(of: quote.diptych.id, audience: audience.id)
    let filler = PageFiller(catalog: catalog, text: catalog.text(of: quote), address: address, terms: terms)
    filler.idPrefix = nil
    filler.headingShift = headingShift + 1
    filler.origin = target
    filler.depth = depth + 1
    filler.side = side
    filler.notes = notes
    filler.agreement = { "<p>\($0.wording[audience.id] ?? "")</p>\n" }
    filler.agreements = """
      <ul>
      \(quote.diptych.agreements.map { "<li>\($0.wording[audience.id] ?? "")</li>\n" as Markup })\
      </ul>

      """
    return Templates.quotation(
      quote.view.body.markup(filler, section: quote.section), title: quote.view.title ?? quote.diptych.title,
      audience: audience, side: side(audience.id),
      href: catalog.addresses.link(to: target, heading: quote.heading.id, from: address),
      language: text.reader.language == nil ? nil : catalog.settings.language.value)
  }

  func after(_ heading: Document.Heading) -> Markup? {
    // What the page itself says may stand within a text in the site's language.
    let site = catalog.settings.language.value, spoken = text.reader.language ?? site
    let own = spoken == site ? nil : Interface.attributes(of: spoken)
    let links: [Markup] = counterparts.compactMap { other in
      guard let found = other.view.body.heading(heading.id) else { return nil }
      let href = catalog.addresses.link(
        to: .view(of: other.diptych, audience: other.view.audience), heading: found.id, from: address)
      let heading: Markup = own == nil ? "\(found.text)" : "<bdi\(Interface.attributes(of: site))>\(found.text)</bdi>"
      return """
        <p class="counterpart \(other.side)"\(own)><a href="\(href)">\
        <span>\(other.audience.name):</span> \(heading)</a></p>

        """
    }
    return links.isEmpty ? nil : "\(links)"
  }

  func title(of callout: Callout) -> String { (language.flatMap(Interface.of) ?? catalog.interface).title(of: callout) }
}
