import Markup

/// Fills a document's holes for one page.
package protocol Filler {
  /// Put before each heading id, so that two documents can stand on one page; `nil` leaves the ids out.
  var idPrefix: String? { get }
  /// Added to each heading's level.
  var headingShift: Int { get }
  /// Where a link leads on this page; nothing keeps the link's text without the link.
  func target(of link: Document.Link) -> LinkTarget?
  /// What takes the place of a paragraph that holds nothing but this link; nothing leaves it an ordinary link.
  func block(for link: Document.Link) -> Markup?
  /// The link that a mentioned phrase becomes; nothing leaves it text.
  func target(ofMention meaning: Int) -> LinkTarget?
  /// What follows a heading.
  func after(_ heading: Document.Heading) -> Markup?
  /// The words above a callout.
  func title(of callout: Callout) -> String
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
  /// The document's HTML, or one section's, for the page that `filler` stands for.
  package func markup(_ filler: some Filler, section: Section? = nil) -> Markup {
    let range = section?.bytes ?? bytes.indices
    var result = Markup()
    var position = range.lowerBound
    // The end of a link that was opened, and what follows it; links do not nest.
    var end: Markup?
    for (offset, hole) in holes[section?.holes ?? holes.indices] {
      result.append(trusted: bytes[position..<offset])
      position = offset
      fill(hole, with: filler, end: &end, into: &result)
    }
    result.append(trusted: bytes[position..<range.upperBound])
    return result
  }

  private func fill(_ hole: Hole, with filler: some Filler, end: inout Markup?, into result: inout Markup) {
    switch hole {
    case .headingStart(let index):
      let heading = headings[index]
      let id: Markup? = filler.idPrefix.map { " id=\"\($0)\(heading.id)\"" }
      result.append("<h\(level(heading, filler))\(id)>")
    case .headingEnd(let index):
      result.append("</h\(level(headings[index], filler))>\n")
      if let more = filler.after(headings[index]) { result.append(more) }
    case .linkStart(let index): end = open(links[index], filler.target(of: links[index]), &result)
    case .mentionStart(let index): end = open(nil, filler.target(ofMention: mentions[index]), &result)
    case .linkEnd, .mentionEnd:
      if let end { result.append(end) }
      end = nil
    case .imageSource(let index):
      Self.append(url: filler.target(of: links[index])?.href ?? "", to: &result)
    case .loneLink(let index): fillLone(links[index], filler, &result)
    case .calloutTitle(let callout):
      result.append("<p class=\"callout-title\">\(filler.title(of: callout))</p>\n")
    case .tableLabel(let heading):
      if let prefix = filler.idPrefix { result.append(" aria-labelledby=\"\(prefix)\(headings[heading].id)\"") }
    }
  }

  private func level(_ heading: Heading, _ filler: some Filler) -> Int { min(6, heading.level + filler.headingShift) }

  /// - Parameter link: nothing for a mention, which has its own words.
  /// - Returns: what ends the link; `nil` where none was begun.
  private func open(_ link: Link?, _ target: LinkTarget?, _ result: inout Markup) -> Markup? {
    guard let target else { return nil }
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

  private func fillLone(_ link: Link, _ filler: some Filler, _ result: inout Markup) {
    if let block = filler.block(for: link) {
      result.append(block)
      return
    }
    var tight = false
    if case .lone(tight: true) = link.kind { tight = true }
    if !tight { result.append("<p>") }
    if let end = open(link, filler.target(of: link), &result) { result.append(end) }
    if !tight { result.append("</p>\n") }
  }

  private static func append(url: String, to result: inout Markup) {
    var escaped: [UInt8] = []
    Escape.url(url, into: &escaped)
    result.append(trusted: escaped[...])
  }
}
