import Markup
import Model

// What is printed is laid out once for all schools, with boxes that each school fills.

/// A place of a fixed size on paper that every school fills. `boxes.py` has the sizes.
package enum SchoolBox: String, Sendable {
  /// At the head of a sheet: its logo and name.
  case head
  /// On a cover and at the head of a letter: its logo and name, and how to reach it.
  case cover
  /// At the foot of a handout: its name, and how to reach it.
  case foot

  /// A box to be filled.
  package var place: Markup { "<span data-box=\"\(rawValue)\"></span>" }
}

/// What fills a slot on paper where every school has a box; `nil` for other slots.
package func box(in slot: Slot, _ page: PageContext) -> Markup? {
  switch slot {
  case .brand: "\(brand(page))\(SchoolBox.head.place)"
  case .cover: "<p class=\"letterhead\">\(SchoolBox.cover.place)</p>\n"
  case .sheet: "\(SchoolBox.foot.place)<br>\n"
  // Nothing on paper shows these.
  case .foot, .version, .changes, .made, .home: Markup()
  default: nil
  }
}

/// A page of the site as what is printed for a school leads to it: from the foot of a sheet, or from the last slide.
package struct PrintedAddress {
  package let onSite: String
  package let own: String
  package let code: Markup?
  package let isOnSlide: Bool

  package init(onSite: String, own: String, code: Markup?, isOnSlide: Bool) {
    (self.onSite, self.own, self.code, self.isOnSlide) = (onSite, own, code, isOnSlide)
  }

  /// In the words of the place where it stands.
  fileprivate var box: Markup {
    isOnSlide ? "<div data-box=\"ending \(onSite)\">\(shown(own))</div>\n" : "<div data-box=\"address \(onSite)\">\(own)</div>\n"
  }
}

/// What a school has for each box, as a document of its own.
///
/// - Parameter logo: the address of its logo, which holds the picture itself.
package func schoolBoxes(_ school: School, logo: String?, _ addresses: [PrintedAddress], _ page: PageContext) -> Markup {
  let name: Markup = "<p><strong>\(school.name)</strong></p>\n"
  let ways = [school.phone?.text, school.email?.text, school.url.map { shown($0.text) }].compactMap(\.self)
  func reach(_ parts: [String]) -> Markup? { parts.isEmpty ? nil : "<p class=\"reach\">\(parts.joined(separator: " · "))</p>\n" }
  func row(_ box: SchoolBox, _ words: Markup, isLogoFirst: Bool) -> Markup {
    let picture = box == .foot ? nil : logo.flatMap { logoPicture($0, of: school) }
    let words: Markup = "<div class=\"words\">\n\(words)</div>\n"
    return """
      <div class="row" data-box="\(box.rawValue)">
      \(isLogoFirst ? picture : nil)\(words)\(isLogoFirst ? nil : picture)\
      </div>

      """
  }
  let codes: [Markup] = addresses.map { address in
    "\(address.code.map { "<div data-box=\"code \(address.onSite)\">\($0)</div>\n" as Markup })\(address.box)"
  }
  return """
    <!DOCTYPE html>
    <html lang="\(page.words.language)" dir="\(page.words.direction)">
    <head>
    <meta charset="utf-8">
    <title>\(school.name)</title>
    </head>
    <body>
    \(row(.head, name, isLogoFirst: false))\
    \(row(.cover, "\(name)\(reach(school.address))\(reach(ways))", isLogoFirst: true))\
    \(row(.foot, "\(name)\(reach(ways))", isLogoFirst: true))\
    \(codes)\
    </body>
    </html>

    """
}

/// How large it is, `boxes.py` says.
private func logoPicture(_ logo: String, of school: School) -> Markup? {
  guard let size = school.logo?.size, size.width > 0, size.height > 0 else { return nil }
  return """
    <div class="logo"><img src="\(logo)" alt="" data-proportion="\(String(size.width / size.height))"></div>

    """
}

/// What a school says in a text on paper, in its own colour.
package func inColor(of school: School, _ markup: Markup) -> Markup {
  guard let accent = school.accent else { return markup }
  return "<div style=\"--accent: \(accent.light)\">\n\(markup)</div>\n"
}
