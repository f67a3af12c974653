import Markup

/// Fills a document's holes for one page.
package protocol Filler {
  /// Put before each heading id, so that two documents can stand on one page; nothing leaves the ids out.
  var idPrefix: String? { get }
  /// Added to each heading's level.
  var headingShift: Int { get }
  /// Where a link leads on this page; nothing keeps the link's text without the link.
  func target(of link: Document.Link) -> LinkTarget?
  /// What takes the place of a paragraph that holds nothing but this link; nothing leaves it an ordinary link.
  func block(for link: Document.Link) -> Markup?
  /// What follows a heading.
  func after(_ heading: Document.Heading) -> Markup?
  /// The words above a callout.
  func title(of callout: Callout) -> String
}

/// A link as one page writes it.
package struct LinkTarget {
  /// Relative to the page, not escaped.
  package var href: String
  /// What stands in a link without a text of its own.
  package var text: String
  /// A CSS class, or nothing.
  package var cssClass: String?

  package init(href: String, text: String, cssClass: String? = nil) {
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
    var isOpen = false
    for (offset, hole) in holes[section?.holes ?? holes.indices] {
      result.append(trusted: bytes[position..<offset])
      position = offset
      fill(hole, with: filler, isOpen: &isOpen, into: &result)
    }
    result.append(trusted: bytes[position..<range.upperBound])
    return result
  }

  /// - Parameter isOpen: whether a link was opened; links do not nest.
  private func fill(_ hole: Hole, with filler: some Filler, isOpen: inout Bool, into result: inout Markup) {
    switch hole {
    case .headingStart(let index):
      let heading = headings[index]
      let id: Markup? = filler.idPrefix.map { " id=\"\($0)\(heading.id)\"" }
      result.append("<h\(level(heading, filler))\(id)>")
    case .headingEnd(let index):
      result.append("</h\(level(headings[index], filler))>\n")
      if let more = filler.after(headings[index]) { result.append(more) }
    case .linkStart(let index): isOpen = open(links[index], filler, &result)
    case .linkEnd: if isOpen { result.append("</a>") }
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

  private func open(_ link: Link, _ filler: some Filler, _ result: inout Markup) -> Bool {
    guard let target = filler.target(of: link) else { return false }
    result.append("<a href=\"")
    Self.append(url: target.href, to: &result)
    result.append("\"")
    if !link.title.isEmpty { result.append(" title=\"\(link.title)\"") }
    if let cssClass = target.cssClass { result.append(" class=\"\(cssClass)\"") }
    result.append(">")
    if link.isEmpty { result.append(text: target.text) }
    return true
  }

  private func fillLone(_ link: Link, _ filler: some Filler, _ result: inout Markup) {
    if let block = filler.block(for: link) {
      result.append(block)
      return
    }
    var tight = false
    if case .lone(tight: true) = link.kind { tight = true }
    if !tight { result.append("<p>") }
    if open(link, filler, &result) { result.append("</a>") }
    if !tight { result.append("</p>\n") }
  }

  private static func append(url: String, to result: inout Markup) {
    var escaped: [UInt8] = []
    Escape.url(url.utf8, into: &escaped)
    result.append(trusted: escaped)
  }
}
