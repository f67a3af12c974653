import Markup

/// What fills the holes of a document, or of one of its sections, on one page. A value: it is made before anything is written, so nothing
/// depends on what is written first.
package struct Filling {
  /// The section that it is for; `nil` for the whole document.
  package let section: Document.Section?
  /// Put before each heading id, so that two documents can stand on one page; `nil` leaves the ids out.
  package var idPrefix: String? = ""
  /// Added to each heading's level.
  package var headingShift = 0
  /// What each ``Document/Opening`` becomes, in their order.
  package var openings: [Filled] = []
  /// What follows the heading with an id.
  package var after: [String: Markup] = [:]
  /// The words above a callout.
  package var title: @Sendable (Callout) -> String

  package init(section: Document.Section? = nil, title: @escaping @Sendable (Callout) -> String) {
    self.section = section
    self.title = title
  }
}

/// What stands in a text where a link or a mention is.
package enum Filled {
  /// A link; `nil` keeps its words alone.
  case link(LinkTarget?)
  /// In the place of a paragraph that holds nothing but a link.
  case block(Markup)
}

/// A link as one page writes it.
package struct LinkTarget {
  /// Relative to the page, not escaped; `nil` for words that lead nowhere on this page.
  package var href: String?
  /// What stands in a link without a text of its own.
  package var text: String
  /// A CSS class, or `nil`.
  package var cssClass: String?
  /// The language of what it leads to, where that is not the page's.
  package var language: String?
  /// The attributes that say of what language its own words are, where that is not the text's.
  package var wordsAttributes: Markup?
  /// The number of the note that gives its address on paper.
  package var note: Int?
  /// The id of what describes it, and that description, which stands after the link.
  package var description: (id: String, markup: Markup)?

  package init(href: String?, text: String, cssClass: String? = nil) {
    self.href = href
    self.text = text
    self.cssClass = cssClass
  }
}

extension Document {
  /// A hole that a page fills as it leads on from there.
  package enum Opening {
    /// An index into ``Document/links``.
    case link(Int)
    /// An index into ``Document/mentions``.
    case mention(Int)
  }

  /// The openings of a section, or of the whole, in the order in which they stand there.
  package func openings(in section: Section? = nil) -> some Sequence<Opening> {
    holes[section?.holes ?? holes.indices].lazy.compactMap { _, hole in
      switch hole {
      case .linkStart(let index), .imageSource(let index), .loneLink(let index): .link(index)
      case .mentionStart(let index): .mention(index)
      default: nil
      }
    }
  }

  /// The headings of a section, or of the whole.
  package func headings(in section: Section? = nil) -> some Sequence<Heading> {
    holes[section?.holes ?? holes.indices].lazy.compactMap { [headings] _, hole in
      if case .headingStart(let index) = hole { headings[index] } else { nil }
    }
  }

  /// The document's HTML, or one section's, with its holes filled.
  package func markup(_ filling: Filling) -> Markup {
    let range = filling.section?.bytes ?? bytes.indices
    var result = Markup()
    var position = range.lowerBound
    // What is still to be filled in.
    var rest = filling.openings[...]
    // The end of a link that was opened, and what follows it; links do not nest.
    var end: Markup?
    for (offset, hole) in holes[filling.section?.holes ?? holes.indices] {
      result.append(trusted: bytes[position..<offset])
      position = offset
      switch hole {
      case .headingStart(let index):
        let heading = headings[index]
        let id: Markup? = filling.idPrefix.map { " id=\"\($0)\(heading.id)\"" }
        result.append("<h\(level(heading, filling))\(id)>")
      case .headingEnd(let index):
        result.append("</h\(level(headings[index], filling))>\n")
        if let more = filling.after[headings[index].id] { result.append(more) }
      case .linkStart(let index): end = open(links[index], rest.popFirst(), &result)
      case .mentionStart: end = open(nil, rest.popFirst(), &result)
      case .linkEnd, .mentionEnd:
        if let end { result.append(end) }
        end = nil
      case .imageSource:
        if case .link(let target?) = rest.popFirst() { Self.append(url: target.href ?? "", to: &result) }
      case .loneLink(let index): fillLone(links[index], rest.popFirst(), &result)
      case .calloutTitle(let callout):
        result.append("<p class=\"callout-title\">\(filling.title(callout))</p>\n")
      case .tableLabel(let heading):
        if let prefix = filling.idPrefix { result.append(" aria-labelledby=\"\(prefix)\(headings[heading].id)\"") }
      }
    }
    result.append(trusted: bytes[position..<range.upperBound])
    return result
  }

  private func level(_ heading: Heading, _ filling: Filling) -> Int { min(6, heading.level + filling.headingShift) }

  /// - Parameter link: nothing for a mention, which has its own words.
  /// - Returns: what ends the link; `nil` where none was begun.
  private func open(_ link: Link?, _ filled: Filled?, _ result: inout Markup) -> Markup? {
    guard case .link(let target?) = filled else { return nil }
    guard let href = target.href else {
      if link?.isEmpty == true { result.append(text: target.text) }
      return nil
    }
    result.append("<a href=\"")
    Self.append(url: href, to: &result)
    result.append("\"")
    if let title = link?.title, !title.isEmpty { result.append(" title=\"\(title)\"") }
    if let cssClass = target.cssClass { result.append(" class=\"\(cssClass)\"") }
    if link?.isEmpty == true, let attributes = target.wordsAttributes { result.append(attributes) }
    if let note = target.note { result.append(" data-note=\"\(note)\"") }
    if let language = target.language { result.append(" hreflang=\"\(language)\"") }
    if let description = target.description { result.append(" aria-describedby=\"\(description.id)\"") }
    result.append(">")
    if link?.isEmpty == true { result.append(text: target.text) }
    return "</a>\(target.description?.markup)"
  }

  private func fillLone(_ link: Link, _ filled: Filled?, _ result: inout Markup) {
    if case .block(let block) = filled {
      result.append(block)
      return
    }
    var tight = false
    if case .lone(tight: true) = link.kind { tight = true }
    if !tight { result.append("<p>") }
    if let end = open(link, filled, &result) { result.append(end) }
    if !tight { result.append("</p>\n") }
  }

  private static func append(url: String, to result: inout Markup) {
    var escaped: [UInt8] = []
    Escape.url(url, into: &escaped)
    result.append(trusted: escaped[...])
  }
}
