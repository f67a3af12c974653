import Markup

/// What fills the holes of a document, or of one of its sections, on one page. It is a value, made before anything is written, so
/// that the result cannot depend on the order in which a template writes.
package struct Filling {
  /// The section that it is for; `nil` for the whole document.
  package let section: Document.Section?
  /// Put before each heading's id, so that two documents on one page have different ids; `nil` leaves the ids out.
  package var idPrefix: String? = ""
  /// Added to each heading's level.
  package var headingShift = 0
  /// What each ``Document/Opening`` becomes, in the order of ``Document/openings(in:)``. Those without a counterpart here keep
  /// their words only.
  package var openings: [Filled] = []
  /// What is inserted after a heading, by the heading's id.
  package var after: [String: Markup] = [:]
  /// The words above each kind of callout.
  package var titles: [Callout: String]

  package init(section: Document.Section? = nil, titles: [Callout: String]) {
    self.section = section
    self.titles = titles
  }
}

/// What replaces a link or a mention.
package enum Filled {
  /// A link; `nil` keeps only its words.
  case link(LinkTarget?)
  /// What replaces a link without words of its own in a sentence.
  case words(Markup)
  /// What replaces a paragraph that holds nothing but a link.
  case block(Markup)
}

/// A link as one page shows it.
package struct LinkTarget {
  /// Relative to the page, not yet escaped; `nil` for words that are no link on this page.
  package var href: String?
  /// The id of the element that it leads to, when ``href`` does not say that already.
  package var fragment: String?
  /// The words of a link that has no text of its own.
  package var text: String
  /// What stands before its words, within the link.
  package var picture: Markup?
  /// A CSS class, or `nil`.
  package var cssClass: String?
  /// The language of what it leads to, when that is not the page's language; written as `hreflang`.
  package var language: String?
  /// The attributes that give the language of ``text``, when that is not the language of the text around it.
  package var wordsAttributes: Markup?
  /// What follows it when it leads to another language than that of the text, so that readers know before they follow it.
  package var languageMark: Markup?
  /// The number of the note that has its address, on paper.
  package var note: Int?
  /// The element that describes it, which follows the link, and the id of that element.
  package var description: (id: String, markup: Markup)?

  package init(href: String?, fragment: String? = nil, text: String, cssClass: String? = nil) {
    self.href = href
    self.fragment = fragment
    self.text = text
    self.cssClass = cssClass
  }
}

extension Document {
  /// A hole that each page fills in its own way: what a link becomes depends on the page.
  package enum Opening {
    /// An index into ``Document/links``.
    case link(Int)
    /// An index into ``Document/mentions``.
    case mention(Int)
  }

  /// The openings of a section, or of the whole document, in order.
  package func openings(in section: Section? = nil) -> [Opening] {
    holes[section?.holes ?? holes.indices].compactMap { _, hole in
      switch hole {
      case .linkStart(let index), .imageSource(let index), .loneLink(let index): .link(index)
      case .mentionStart(let index): .mention(index)
      default: nil
      }
    }
  }

  /// The headings of a section, or of the whole document, in order.
  package func headings(in section: Section? = nil) -> [Heading] {
    holes[section?.holes ?? holes.indices].compactMap { _, hole in
      if case .headingStart(let index) = hole { headings[index] } else { nil }
    }
  }

  /// The HTML of the document, or of the filling's section, with its holes filled.
  package func markup(_ filling: Filling) -> Markup {
    let range = filling.section?.bytes ?? bytes.indices
    var result = Markup()
    var position = range.lowerBound
    // The openings that are not yet written.
    var rest = filling.openings[...]
    // The link that is open; links do not nest. What ends it is made when it is written: made before, it would stand behind the result,
    // which would be copied past it for each link.
    var end: LinkTarget?
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
        if let end { close(end, &result) }
        end = nil
      case .imageSource:
        if case .link(let target?) = rest.popFirst() { result.append(url: target.href ?? "") }
      case .loneLink(let index): fillLone(links[index], rest.popFirst(), &result)
      case .calloutTitle(let callout):
        result.append("<p class=\"callout-title\">\(filling.titles[callout] ?? "")</p>\n")
      case .tableLabel(let heading):
        if let prefix = filling.idPrefix { result.append(" aria-labelledby=\"\(prefix)\(headings[heading].id)\"") }
      }
    }
    result.append(trusted: bytes[position..<range.upperBound])
    return result
  }

  private func level(_ heading: Heading, _ filling: Filling) -> Int { min(6, heading.level + filling.headingShift) }

  /// Opens a link.
  ///
  /// - Parameter link: `nil` for a mention, whose words are in the text.
  /// - Returns: the link that is to be closed; `nil` when none was opened.
  private func open(_ link: Link?, _ filled: Filled?, _ result: inout Markup) -> LinkTarget? {
    if case .words(let words) = filled { result.append(words) }
    guard case .link(let target?) = filled else { return nil }
    guard let href = target.href else {
      if link?.isEmpty == true { result.append(text: target.text) }
      return nil
    }
    result.append(literal: "<a href=\"")
    result.append(url: href)
    if let fragment = target.fragment {
      result.append(literal: "#")
      result.append(url: fragment)
    }
    result.append(literal: "\"")
    if let title = link?.title, !title.isEmpty { result.append(" title=\"\(title)\"") }
    if let cssClass = target.cssClass { result.append(" class=\"\(cssClass)\"") }
    if link?.isEmpty == true, let attributes = target.wordsAttributes { result.append(attributes) }
    if let note = target.note { result.append(" data-note=\"\(note)\"") }
    if let language = target.language { result.append(" hreflang=\"\(language)\"") }
    if let description = target.description { result.append(" aria-describedby=\"\(description.id)\"") }
    result.append(literal: ">")
    if let picture = target.picture { result.append(picture) }
    if link?.isEmpty == true { result.append(text: target.text) }
    return target
  }

  private func close(_ target: LinkTarget, _ result: inout Markup) {
    result.append(literal: "</a>")
    if let mark = target.languageMark { result.append(mark) }
    if let description = target.description { result.append(description.markup) }
  }

  private func fillLone(_ link: Link, _ filled: Filled?, _ result: inout Markup) {
    if case .block(let block) = filled {
      result.append(block)
      return
    }
    var tight = false
    if case .lone(tight: true) = link.kind { tight = true }
    if !tight { result.append("<p>") }
    if let end = open(link, filled, &result) { close(end, &result) }
    if !tight { result.append("</p>\n") }
  }
}
