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
package struct Filled {
  fileprivate enum Form {
    case link, nothing
    case words(Markup), block(Markup)
  }
  fileprivate let form: Form
  /// Beside the form, not within it: what is within an enumeration is copied as a whole when it is looked at.
  fileprivate let target: LinkTarget

  private init(_ form: Form, _ target: consuming LinkTarget = LinkTarget(href: nil, text: "")) {
    self.form = form
    self.target = target
  }

  /// A link; `nil` keeps only its words.
  package static func link(_ target: consuming LinkTarget?) -> Filled {
    guard let target else { return Filled(.nothing) }
    return Filled(.link, target)
  }

  /// What replaces a link without words of its own in a sentence.
  package static func words(_ words: Markup) -> Filled { Filled(.words(words)) }

  /// What replaces a paragraph that holds nothing but a link.
  package static func block(_ block: Markup) -> Filled { Filled(.block(block)) }
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
    bytes.withUnsafeBufferPointer { markup(filling, of: $0) }
  }

  private func markup(_ filling: Filling, of bytes: UnsafeBufferPointer<UInt8>) -> Markup {
    let range = filling.section?.bytes ?? bytes.indices
    var result = Markup()
    var position = range.lowerBound
    // The number of the opening that is written next, and of the link that is open; links do not nest. What ends it is made when it is
    // written: made before, it would stand behind the result, which would be copied past it for each link.
    var next = 0, isOpen: Int?
    for (offset, hole) in holes[filling.section?.holes ?? holes.indices] {
      result.append(trusted: UnsafeBufferPointer(rebasing: bytes[position..<offset]))
      position = offset
      switch hole {
      case .headingStart(let index):
        result.append("<h\(level(of: index, filling))")
        if let prefix = filling.idPrefix { result.append(" id=\"\(prefix)\(headings[index].id)\"") }
        result.append(literal: ">")
      case .headingEnd(let index):
        result.append("</h\(level(of: index, filling))>\n")
        if !filling.after.isEmpty, let more = filling.after[headings[index].id] { result.append(more) }
      case .linkStart(let link):
        isOpen = open(link, next, filling, &result) ? next : nil
        next += 1
      case .mentionStart:
        isOpen = open(nil, next, filling, &result) ? next : nil
        next += 1
      case .linkEnd, .mentionEnd:
        if let isOpen { close(isOpen, filling, &result) }
        isOpen = nil
      case .imageSource:
        if next < filling.openings.count, let href = filling.openings[next].target.href { result.append(url: href) }
        next += 1
      case .loneLink(let link):
        fillLone(link, next, filling, &result)
        next += 1
      case .calloutTitle(let callout):
        result.append("<p class=\"callout-title\">\(filling.titles[callout] ?? "")</p>\n")
      case .tableLabel(let heading):
        if let prefix = filling.idPrefix { result.append(" aria-labelledby=\"\(prefix)\(headings[heading].id)\"") }
      }
    }
    result.append(trusted: UnsafeBufferPointer(rebasing: bytes[position..<range.upperBound]))
    return result
  }

  private func level(of heading: Int, _ filling: Filling) -> Int { min(6, headings[heading].level + filling.headingShift) }

  /// Opens a link.
  ///
  /// - Parameters:
  ///   - link: an index into ``links``; `nil` for a mention, whose words are in the text.
  ///   - number: that of the opening.
  /// - Returns: whether it is to be closed.
  private func open(_ link: Int?, _ number: Int, _ filling: Filling, _ result: inout Markup) -> Bool {
    guard number < filling.openings.count else { return false }
    switch filling.openings[number].form {
    case .words(let words):
      result.append(words)
      return false
    case .block, .nothing: return false
    case .link: break
    }
    let isEmpty = link.map { links[$0].isEmpty } ?? false
    guard let href = filling.openings[number].target.href else {
      if isEmpty { result.append(text: filling.openings[number].target.text) }
      return false
    }
    result.append(literal: "<a href=\"")
    result.append(url: href)
    if let fragment = filling.openings[number].target.fragment {
      result.append(literal: "#")
      result.append(url: fragment)
    }
    result.append(literal: "\"")
    if let link, !links[link].title.isEmpty { result.append(" title=\"\(links[link].title)\"") }
    if let cssClass = filling.openings[number].target.cssClass { result.append(" class=\"\(cssClass)\"") }
    if isEmpty, let attributes = filling.openings[number].target.wordsAttributes { result.append(attributes) }
    if let note = filling.openings[number].target.note { result.append(" data-note=\"\(note)\"") }
    if let language = filling.openings[number].target.language { result.append(" hreflang=\"\(language)\"") }
    if let id = filling.openings[number].target.description?.id { result.append(" aria-describedby=\"\(id)\"") }
    result.append(literal: ">")
    if let picture = filling.openings[number].target.picture { result.append(picture) }
    if isEmpty { result.append(text: filling.openings[number].target.text) }
    return true
  }

  private func close(_ number: Int, _ filling: Filling, _ result: inout Markup) {
    result.append(literal: "</a>")
    if let mark = filling.openings[number].target.languageMark { result.append(mark) }
    if let description = filling.openings[number].target.description?.markup { result.append(description) }
  }

  private func fillLone(_ link: Int, _ number: Int, _ filling: Filling, _ result: inout Markup) {
    if number < filling.openings.count, case .block(let block) = filling.openings[number].form {
      result.append(block)
      return
    }
    let tight = links[link].kind == .lone(tight: true)
    if !tight { result.append("<p>") }
    if open(link, number, filling, &result) { close(number, filling, &result) }
    if !tight { result.append("</p>\n") }
  }
}
