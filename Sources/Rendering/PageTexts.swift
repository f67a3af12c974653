import Markdown
import Markup
import Model
import SiteIndex
import Templates

/// The texts of one page, with their holes filled. They are filled in reading order, whatever a template writes first: so notes
/// are numbered in that order, and each term is explained where a reader first comes across it.
package struct PageTexts {
  /// The HTML of each passage, in order.
  package let passages: [Markup]
  /// The full addresses that links lead to, each once, in the order of their numbers: for those who read on paper.
  package let notes: [String]
  /// The ids of the sources that the texts and what they quote cite.
  package let cited: Set<String>
  /// Whom to call, where a text of the page shows it.
  package let help: Help?

  package subscript(index: Int) -> Markup { passages[index] }

  /// - Parameter address: where the page is.
  package init(_ passages: [Passage], at address: Address, _ catalog: Catalog, _ terms: LinkedTerms, _ theme: Theme) {
    var pass = Pass(catalog: catalog, address: address, terms: terms, theme: theme)
    if terms == .mentioned { pass.linked = Self.linkedTerms(passages, catalog) }
    self.passages = passages.map { pass.markup(of: $0) }
    (notes, cited, help) = (pass.notes, pass.cited, pass.help)
  }

  /// The terms that a writer links: other mentions of them are left alone.
  private static func linkedTerms(_ passages: [Passage], _ catalog: Catalog) -> Set<RouteID> {
    var linked = Set<RouteID>(minimumCapacity: 16), texts: Set<ObjectIdentifier> = []
    for passage in passages where texts.insert(ObjectIdentifier(passage.text)).inserted {
      for case .target(let id, _, _) in passage.text.links(in: catalog) {
        if case .term = catalog[id].target { linked.insert(id) }
      }
    }
    return linked
  }
}

/// Fills the texts of a page one after another, and keeps count of notes and terms.
private struct Pass {
  let catalog: Catalog
  let address: Address
  let terms: LinkedTerms
  let theme: Theme
  var linked: Set<RouteID> = []
  private(set) var notes: [String] = []
  /// The numbers of the notes, where there are too many to look through.
  private var numbers: [String: Int] = [:]
  private(set) var cited: Set<String> = []
  private(set) var help: Help?
  /// The terms that the page has led to.
  private var seen = Set<RouteID>(minimumCapacity: 16)
  /// The way to the page of all terms, once it was asked for.
  private var glossary: String?

  init(catalog: Catalog, address: Address, terms: LinkedTerms, theme: Theme) {
    (self.catalog, self.address, self.terms, self.theme) = (catalog, address, terms, theme)
  }

  /// - Parameters:
  ///   - origin: the page that the passage is quoted from; `nil` when it is not quoted.
  ///   - depth: in how many quotations it is nested.
  mutating func markup(of passage: Passage, origin: RouteID? = nil, depth: Int = 0) -> Markup {
    let text = passage.text, document = text.document, resolutions = text.links(in: catalog)
    let titles = passage.language.flatMap(Interface.of)?.calloutTitles ?? theme.calloutTitles
    var filling = Filling(section: passage.section, titles: titles)
    (filling.idPrefix, filling.headingShift) = (passage.idPrefix, passage.headingShift)
    let openings = document.openings(in: passage.section)
    filling.openings.reserveCapacity(openings.count)
    for opening in openings {
      switch opening {
      case .link(let number):
        let link = document.links[number]
        filling.openings.append(filled(link, resolutions[number], passage, origin, depth))
      // A quotation explains no terms of its own.
      case .mention(let number): filling.openings.append(.link(origin == nil ? mention(document.mentions[number]) : nil))
      }
    }
    if !passage.counterparts.isEmpty {
      for heading in document.headings(in: passage.section) { filling.after[heading.id] = counterparts(of: heading, passage) }
    }
    return document.markup(filling)
  }

  private mutating func filled(
    _ link: Document.Link, _ resolution: Resolution, _ passage: Passage, _ origin: RouteID?, _ depth: Int
  ) -> Filled {
    if case .target(let id, _, _) = resolution, case .source(let source) = catalog[id].target { cited.insert(source) }
    if case .number(let number) = resolution {
      return .words(numbersToCall(of: number, passage.language.flatMap(Interface.of) ?? catalog.interface))
    }
    if case .open(let field, let slug) = resolution, let evening: Evening = catalog.item(at: .evening(slug)) {
      return .words(theme.isForCopies ? slot(.invitation(field, evening: slug)) : open(field, of: evening, catalog.interface))
    }
    if case .space(let space) = resolution {
      if case .lone = link.kind { return .block(space.isInline ? "<p class=\"write\">\(written(space))</p>\n" : written(space)) }
      return .words(written(space))
    }
    if case .lone = link.kind {
      switch resolution {
      case .agreements: return .block(passage.agreements)
      case .agreement(let found): return .block(passage.agreement(found))
      case .help: return .block(helpPanel(in: passage, depth))
      // Only a copy has something to show there.
      case .place(let name): return .block(theme.isForCopies ? slot(.place(name)) : Markup())
      default:
        if depth < Quote.deepest, let quote = catalog.quote(link, in: passage.text),
          let block = quotation(quote, in: passage, depth: depth)
        {
          return .block(block)
        }
      }
    }
    var target = target(of: link, resolution, passage, origin)
    if link.isAlone {
      if target?.cssClass == nil { target?.cssClass = "alone" }
      if case .target(let id, _, _) = resolution, let icon = catalog.item(of: id)?.icon {
        target?.picture =
          "<img class=\"tile\" src=\"\(catalog.addresses.link(to: .asset(icon), from: address))\" alt=\"\" width=\"96\" height=\"96\">"
      }
    }
    // A link without words of its own shows the title of what it leads to, which may not be translated.
    if link.isEmpty, passage.text.reader.language != nil {
      switch resolution {
      case .target(let id, _, _): target?.wordsAttributes = attributes(of: catalog[id].language, in: passage)
      case .leftOut: target?.wordsAttributes = attributes(of: nil, in: passage)
      default: break
      }
    }
    return .link(target)
  }

  /// The attributes that mark words as being in a language; `nil` when it is the passage's own.
  private func attributes(of language: String?, in passage: Passage) -> Markup? {
    let site = catalog.settings.language.value, language = language ?? site
    return language == passage.language ?? site ? nil : Interface.attributes(of: language)
  }

  private mutating func target(
    of link: Document.Link, _ resolution: Resolution, _ passage: Passage, _ origin: RouteID?
  ) -> LinkTarget? {
    let text = passage.text
    switch resolution {
    case .external:
      var target = LinkTarget(href: link.destination, text: link.destination)
      // A telephone number is readable in the text itself.
      if passage.listsNotes, !link.isEmpty, link.kind != .image, !link.destination.hasPrefix("tel:") {
        target.note = note(link.destination)
      }
      return target
    case .ownHeading(let id, let title):
      if let origin { return LinkTarget(href: catalog.link(to: origin, heading: id, from: address), text: title) }
      // Only this document's ids get its prefix, not those of others on the page.
      let isOwn = text.document.heading(id) != nil
      return LinkTarget(href: "#\(isOwn ? passage.idPrefix ?? "" : "")\(id)", text: title)
    case .target(let id, let heading, let title):
      let route = catalog[id]
      switch route.target {
      // Every page lists the sources that it cites.
      case .source(let id) where passage.listsSources:
        return LinkTarget(href: "#source_\(id)", text: title, cssClass: link.isEmpty ? "cite" : nil)
      case .term where text.reader.language == nil:
        let isFirst = seen.insert(id).inserted
        return term(id, describe: isFirst)
      default: break
      }
      var made = LinkTarget(
        href: catalog.way(to: id, from: address), fragment: heading ?? catalog.element(of: id), text: title)
      // A picture is printed itself.
      if passage.listsNotes, link.kind != .image {
        made.note = note(catalog.whole(id, heading: heading))
      }
      if route.target.language != text.reader.language {
        let language = route.target.language ?? catalog.settings.language.value
        made.language = language
        switch route.target {
        // A term is looked up in passing, a source is named in its own language, and a file has none.
        case .term, .source, .asset: break
        default: made.languageMark = Interface.mark(of: language)
        }
      }
      return made
    case .leftOut(let found, let heading):
      return LinkTarget(href: catalog.link(toLeftOut: found, heading: heading), text: found.title)
    case .agreements, .agreement, .help, .number, .open, .place, .space, .unknown, .failed: return nil
    }
  }

  /// The number of the note for a full address.
  private mutating func note(_ address: String) -> Int {
    // They are few: comparing them is faster than a table.
    if notes.count <= 16 {
      if let index = notes.firstIndex(of: address) { return index + 1 }
    } else {
      if numbers.isEmpty { for (index, note) in notes.enumerated() { numbers[note] = index + 1 } }
      if let number = numbers[address] { return number }
      numbers[address] = notes.count + 1
    }
    notes.append(address)
    return notes.count
  }

  // MARK: - Terms

  /// The link for a term that a text mentions without linking it.
  private mutating func mention(_ meaning: Int) -> LinkTarget? {
    guard terms == .mentioned, catalog.mentionable.indices.contains(meaning), let id = catalog.mentionable[meaning] else {
      return nil
    }
    guard !linked.contains(id), seen.insert(id).inserted else { return nil }
    return term(id, describe: true)
  }

  private mutating func term(_ id: RouteID, describe: Bool) -> LinkTarget? {
    let route = catalog[id], way = glossary ?? catalog.way(to: id, from: address), slug = catalog.element(of: id) ?? ""
    glossary = way
    var target = LinkTarget(href: way, fragment: slug, text: route.title, cssClass: "term")
    if describe, terms != .written {
      let id = "term_\(slug)"
      target.description = (id, termDescription(route.summary, id: id))
    }
    return target
  }

  // MARK: - Help

  /// Whom to call, where the page first comes to it; after that a link to it.
  private mutating func helpPanel(in passage: Passage, _ depth: Int) -> Markup {
    guard let (help, text) = catalog.help(in: passage.text.reader.language) else { return Markup() }
    let lang = attributes(of: help.language, in: passage)
    if self.help != nil || passage.hasHelpElsewhere { return helpLink(help, lang) }
    self.help = help
    var first = Passage(text)
    (first.idPrefix, first.headingShift, first.listsNotes) = (nil, passage.headingShift + 2, passage.listsNotes)
    let body = markup(of: first, origin: catalog.id(of: .search), depth: depth + 1)
    return HelpPanel(help: help, body: body).inText(level: passage.headingShift + 2, lang)
  }

  // MARK: - Quotations and counterparts

  /// A section of another text, with a link to where it comes from.
  private mutating func quotation(_ quote: Quote, in passage: Passage, depth: Int) -> Markup? {
    guard let audience = catalog.audience(quote.audience),
      let origin = catalog.id(of: .view(of: quote.diptych.id, audience: audience.id))
    else { return nil }
    var quoted = Passage(quote.text, quote.section)
    (quoted.idPrefix, quoted.headingShift, quoted.listsNotes) = (nil, passage.headingShift + 1, passage.listsNotes)
    quoted.agreement = { "<p>\($0.wording[audience.id] ?? "")</p>\n" }
    quoted.agreements = """
      <ul>
      \(quote.diptych.agreements.map { "<li>\($0.wording[audience.id] ?? "")</li>\n" as Markup })\
      </ul>

      """
    return Templates.quotation(
      markup(of: quoted, origin: origin, depth: depth + 1), title: catalog[origin].title, audience: audience,
      side: theme.side(audience.id), href: catalog.link(to: origin, heading: quote.heading.id, from: address),
      language: passage.text.reader.language == nil ? nil : catalog.settings.language.value)
  }

  /// Links from a heading to the headings of other views with the same id.
  private func counterparts(of heading: Document.Heading, _ passage: Passage) -> Markup? {
    // The page's own words may be within a text in the site's language.
    let site = catalog.settings.language.value, spoken = passage.text.reader.language ?? site
    let own = spoken == site ? nil : Interface.attributes(of: spoken)
    let found = passage.counterparts.compactMap { other in
      other.view.body.heading(heading.id).map { (other: other, heading: $0) }
    }
    let links: [Markup] = found.map { other, counterpart in
      let href = catalog.link(to: other.id, heading: counterpart.id, from: address)
      let title = counterpart.text
      let heading: Markup = own == nil ? "\(title)" : "<bdi\(Interface.attributes(of: site))>\(title)</bdi>"
      // Several lie in one line, by the names of their readers alone.
      let words: Markup = found.count > 1 ? "<span class=\"hidden\">: \(heading)</span>" : ": \(heading)"
      return "<a class=\"\(other.side)\" href=\"\(href)\"><strong>\(other.audience.name)</strong>\(words)</a>\n"
    }
    return links.isEmpty ? nil : "<p class=\"counterpart\"\(own)>\n\(links)</p>\n"
  }
}
