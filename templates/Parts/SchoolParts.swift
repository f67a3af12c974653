import Markup
import Model

// What a copy says about the school that hosts it, and what the school itself says. All of it is visibly the school's.

/// A slot, which each copy fills.
package func slot(_ slot: Slot) -> Markup { Markup(slot: slot.text) }

/// The name and logo of a school at the head of a page, beside the site's own name.
package func brand(_ school: School, _ page: PageContext) -> Markup { brand(logo(school, page), school.name, page) }

/// The head of a page of the site itself: its name, and who sends it.
func brand(_ page: PageContext) -> Markup {
  let publisher = page.theme.settings.publisher
  return brand(publisher.logo.flatMap { logo(.asset($0.path), $0.size, page) }, publisher.name, page)
}

private func brand(_ logo: Markup?, _ sender: String, _ page: PageContext) -> Markup {
  let mark: Markup =
    logo ?? "<img src=\"\(page.links.to(.builtIn("favicon.svg")))\" alt=\"\" width=\"32\" height=\"32\">"
  return "\(mark)<span>\(page.theme.settings.title) <span class=\"sender\">\(sender)</span></span>"
}

private func logo(_ school: School, _ page: PageContext) -> Markup? {
  school.logo.flatMap { logo(.schoolFile("logo.\($0.ending)"), $0.size, page) }
}

/// A logo, 32 pixels high, or less if it would be wider than 120 pixels.
private func logo(_ file: Target, _ size: (width: Double, height: Double), _ page: PageContext) -> Markup? {
  logo("\(page.links.to(file))", size)
}

private func logo(_ address: Markup, _ size: (width: Double, height: Double)) -> Markup? {
  LogoSize(size).map { "<img class=\"logo\" src=\"\(address)\" alt=\"\" width=\"\($0.width)\" height=\"\($0.height)\">" }
}

/// In pixels.
struct LogoSize {
  let width, height: Int

  /// Returns `nil` for a logo without a size.
  init?(_ size: (width: Double, height: Double)) {
    guard size.width > 0, size.height > 0 else { return nil }
    let scale = min(32 / size.height, 120 / size.width)
    (width, height) = (max(1, Int((size.width * scale).rounded())), max(1, Int((size.height * scale).rounded())))
  }
}

/// The foot of every page: the school, and which version of the site this is.
package func schoolFoot(_ school: School, _ copy: CopyFacts, _ page: PageContext) -> Markup {
  """
  <div>
  <p><strong><a href="\(page.links.to(.school))">\(school.name)</a></strong></p>
  \(school.address.map { "<p>\($0)</p>\n" as Markup })\
  \(reach(school.email, school.phone))\
  </div>
  \(copyVersion(copy, page))
  """
}

/// Which version a copy is, and where the newest is.
func copyVersion(_ copy: CopyFacts, _ page: PageContext) -> Markup {
  """
  <p class="copy-version">\(page.words.copy.copyOf(copy.site)) \(slot(.version)). \(page.words.copy.newest) \
  <a href="\(copy.newest)">\(shown(copy.newest))</a></p>

  """
}

/// When a copy was made, at its foot.
package func schoolMade(on day: Day, _ page: PageContext) -> Markup {
  "<p class=\"copy-version\">\(page.words.copy.made(page.words.date(day)))</p>\n"
}

extension PageContext {
  /// A page's full address: in a copy below the copy's own, where that is on the web.
  func address(_ whole: String) -> Markup { path(whole).map { "\(slot(.base))\($0)" } ?? "\(whole)" }

  /// The same in data for programs.
  func data(_ whole: String) -> JSON { path(whole).map { .text(after: Slot.base.text, $0) } ?? .text(whole) }

  /// The path of a page with this full address, to be put below a copy's own; `nil` on the site itself.
  package func path(_ whole: String) -> String? {
    let base = theme.settings.baseURL
    return theme.isForCopies && whole.hasPrefix(base) ? String(whole.dropFirst(base.count)) : nil
  }
}

/// An address as slides show it: it may go on on the next line after each slash.
package func brokenAddress(_ address: String) -> Markup {
  let parts = shown(address).split(separator: "/", omittingEmptySubsequences: false)
  return "\(parts.enumerated().map { $0 == 0 ? "\(String($1))" : "/<wbr>\(String($1))" as Markup })"
}

/// The name and logo on the cover of an e-book, and at the head of a letter.
///
/// - Parameter file: the address of its logo; `nil` for that in its copy.
package func schoolCover(_ school: School, logo file: String? = nil, _ page: PageContext) -> Markup {
  let mark = file.flatMap { file in school.logo.flatMap { logo("\(file)", $0.size) } } ?? logo(school, page)
  return "<p class=\"letterhead\">\(mark) <strong>\(school.name)</strong></p>\n"
}

/// The name on a sheet of paper.
package func schoolSheet(_ school: School) -> Markup { "<strong>\(school.name)</strong>, " }

/// The part of the home page about the school.
package func schoolHome(_ school: School, evenings: [(evening: Evening, file: String)], _ page: PageContext) -> Markup {
  let own: [Markup] = school.pages.map { "<li><a href=\"\(page.links.to(.schoolPage($0.slug)))\">\($0.title)</a></li>\n" }
  return """
    <section class="from-school" aria-labelledby="school_home">
    <h2 id="school_home">\(page.words.copy.atSchool(school.name))</h2>
    \(evenings.isEmpty ? nil : "<ul class=\"links\">\n\(evenings.map { day($0.evening, $0.file, page) })</ul>\n" as Markup)\
    <ul class="links">
    \(own)\
    <li><a href="\(page.links.to(.school))">\(page.words.copy.all)</a></li>
    </ul>
    </section>

    """
}

/// When an evening of the site is held at the school.
package func schoolDay(_ school: School, _ evening: Evening, file: String, _ page: PageContext) -> Markup {
  """
  <div class="from-school">
  <p class="from">\(page.words.copy.from) \(school.name)</p>
  <ul class="links">
  \(day(evening, file, page))\
  </ul>
  </div>

  """
}

/// What a school says at a place that a text declares.
package func schoolParagraph(_ school: School, _ text: Markup, _ page: PageContext) -> Markup {
  """
  <div class="from-school">
  <p class="from">\(page.words.copy.from) \(school.name)</p>
  \(text)\
  </div>

  """
}

private func day(_ evening: Evening, _ file: String, _ page: PageContext) -> Markup {
  let when = evening.date.flatMap { date in
    evening.programme.hours.map { page.words.onDay(page.words.dayInFull(date), $0.from.description, $0.to.description) }
  }
  let place: Markup? = evening.place.map { ", \($0)" }
  // The slug of one of the school's own evenings is empty: it has no page.
  let name: Markup =
    evening.slug.isEmpty
    ? "\(evening.title)" : "<a href=\"\(page.links.to(.evening(evening.slug)))\">\(evening.title)</a>"
  let summary: Markup? = evening.slug.isEmpty && !evening.summary.isEmpty ? "<br>\(evening.summary)" : nil
  return """
    <li><strong>\(name)</strong>: \(when ?? "")\(place).\(summary) \
    <a href="\(page.links.to(.schoolFile(file)))">\(page.words.addToCalendar)</a></li>

    """
}

/// The page with all that a copy says about its school.
package struct SchoolPage: PageTemplate {
  let school: School
  let evenings: [(evening: Evening, file: String)]
  let words: Interface
  let copy: CopyFacts
  /// The address of the first page among the files that the school itself adds.
  let own: String

  package init(school: School, evenings: [(evening: Evening, file: String)], own: String, copy: CopyFacts, words: Interface) {
    self.own = own
    self.school = school
    self.evenings = evenings
    self.copy = copy
    self.words = words
  }

  package var title: String { school.name }
  package var description: String { words.copy.summary(school.name) }
  package var isHidden: Bool { true }
  package var script: String? { "own" }

  package func main(_ page: PageContext) -> Markup {
    let people: [Markup] = school.contacts.map { contact in
      """
      <dt>\(contact.role)</dt>
      <dd>
      \(contact.name.map { "<p>\($0)</p>\n" as Markup })\
      \(reach(contact.email, contact.phone))\
      </dd>

      """
    }
    let url: Markup? = school.url.map { "<p>\(link($0))</p>\n" }
    return """
      \(pageHead(title, description))\
      <div class="from-school">
      \(school.address.map { "<p>\($0)</p>\n" as Markup })\
      \(reach(school.email, school.phone))\(url)\
      </div>
      \(section("school_people", words.copy.contacts, people, "dl", "facts"))\
      \(section("school_evenings", words.copy.evenings, evenings.map { day($0.evening, $0.file, page) }, "ul", "links"))\
      \(section(
        "school_pages", words.copy.pages,
        school.pages.map { "<li><a href=\"\(page.links.to(.schoolPage($0.slug)))\">\($0.title)</a></li>\n" }, "ul", "links"))\
      <p class="own-way" data-own="\(own)" hidden>\(words.copy.ownFiles)</p>
      <section aria-labelledby="school_copy">
      <h2 id="school_copy">\(words.copy.about)</h2>
      <p>\(words.copy.copyOf(copy.site)) \(slot(.version)). \(words.copy.newest) <a href="\(copy.newest)">\(shown(copy.newest))</a>.</p>
      \(slot(.changes))\
      <p><a href="\(page.links.to(.check))">\(words.copy.check)</a></p>
      </section>

      """
  }

  private func section(_ id: String, _ heading: String, _ items: [Markup], _ list: Markup, _ cssClass: Markup) -> Markup? {
    guard !items.isEmpty else { return nil }
    return """
      <section aria-labelledby="\(id)">
      <h2 id="\(id)">\(heading)</h2>
      <\(list) class="\(cssClass)">
      \(items)\
      </\(list)>
      </section>

      """
  }
}

/// A page of a school's own.
package struct SchoolTextPage: PageTemplate {
  let school: School
  let text: Page
  let body: Markup

  package init(school: School, text: Page, body: Markup) {
    self.school = school
    self.text = text
    self.body = body
  }

  package var title: String { text.title }
  package var description: String { text.summary }
  package var isHidden: Bool { true }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] { [NamedTarget(school.name, .school)] }

  package func main(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description))\
    <div class="from-school">
    <p class="from">\(page.words.copy.from) \(school.name)</p>
    <div class="prose">
    \(body)\
    </div>
    </div>

    """
  }
}

/// The style sheet of a copy: the school's colour on light and dark pages, its name and logo on those that all copies share, and the rules that no other
/// site needs.
///
/// - Parameter icon: the address of the site's own drawing from the style sheet.
package func schoolStyle(_ school: School, icon: String) -> [UInt8] {
  let colors = school.accent.map { accent in
    """
    :root { --accent: \(accent.light); }
    @media screen and (prefers-color-scheme: dark) { :root { --accent: \(accent.dark); } }

    """
  }
  return Array((colors ?? "").utf8) + Compact.style(BuiltIn.bytes("copy.css")) + Array(school.sharedRules(icon: icon).utf8)
}
