import Markup
import Model
import Synchronization

/// What many pages have in common: the files that they load, the head and the foot. It is made once for each key.
struct Frame: Sendable {
  /// From the files that the page loads to the beginning of its own content.
  let top: KeptMarkup
  /// What follows the page's own content.
  let foot: KeptMarkup

  /// All that a frame shows of a page; the rest is the theme's.
  struct Key: Hashable {
    /// See ``PageContext/place``.
    let place: String
    let words: String
    let language: String?
    let audience: String?
    let classes: String
    let script: String?
    let sheets: [String]
    let hasPolicy: Bool
    let style: String?
    let isReadAloud: Bool
  }

  /// The frame of a page.
  static func of(_ template: some PageTemplate, _ page: PageContext) -> Frame {
    let side = template.audience.map(page.theme.side)
    let classes = [side, template.isSheet ? "sheet" : nil].compactMap(\.self).joined(separator: " ")
    guard let place = page.place else { return Frame(template, page, classes) }
    let key = Key(
      place: place, words: page.words.language, language: page.target.language, audience: template.audience, classes: classes,
      script: template.script, sheets: Templates.sheets(of: template, page), hasPolicy: template.policy != nil,
      style: template.style, isReadAloud: template.isReadAloud)
    return page.theme.frames.frame(key) { Frame(template, page, classes) }
  }

  private init(_ template: some PageTemplate, _ page: PageContext, _ classes: String) {
    let theme = page.theme, words = page.words, site = theme.settings
    let bodyClass: Markup? = classes.isEmpty ? nil : " class=\"\(classes)\""
    top = KeptMarkup(
      """
      <link rel="icon" href="\(page.links.to(.builtIn("favicon.svg")))" type="image/svg+xml">
      <link rel="stylesheet" href="\(page.links.to(.builtIn("type.css")))" media="screen">
      <link rel="stylesheet" href="\(page.links.to(.builtIn("style.css")))">
      \(sheets(of: template, page).map { "<link rel=\"stylesheet\" href=\"\(page.links.to(.builtIn($0)))\">\n" as Markup })\
      <link rel="stylesheet" href="\(page.links.to(.builtIn("print.css")))" media="print">
      \(template.style.map { "<link rel=\"stylesheet\" href=\"\(page.links.to(.builtIn($0)))\" media=\"print\">\n" as Markup })\
      \(theme.isForCopies ? "<link rel=\"stylesheet\" href=\"\(page.links.to(.schoolFile("school.css")))\">\n" as Markup : nil)\
      \(scripts("page", page))\(scripts(template.policy == nil ? "load" : nil, page))\
      \(scripts(template.script, page))\(scripts(template.isReadAloud ? "read" : nil, page))\
      </head>
      <body\(bodyClass)>
      <a class="skip" href="#main_content">\(words.skipToContent)</a>
      <header class="site-header">
      <div class="wrap">
      <a class="brand" href="\(page.links.to(page.first))" data-open="\(words.openOutside(site.title))"\(page.siteLang)>\
      \(theme.isForCopies ? slot(.brand) : brand(page))</a>
      <nav class="site-nav" aria-label="\(words.mainMenu)">
      \(menu(site.audiences.compactMap { door(to: $0, isCurrent: template.audience == $0.id, page) }, page))\
      <a class="search-link" href="\(page.links.to(page.search))#search_words"\(page.hreflang(page.search))><span>\(words.search.title)</span></a>
      </nav>
      </div>
      </header>
      <main id="main_content" class="wrap" tabindex="-1">

      """)
    foot = KeptMarkup(
      """
      </main>
      <footer class="site-footer">
      <div class="wrap">
      \(theme.isForCopies ? "\(slot(.foot))\(slot(.made))" as Markup : nil)\
      \(publisher(site.publisher, page))\
      <nav aria-label="\(words.footerMenu)">
      \(footerMenu(theme.footer, page))\
      </nav>
      </div>
      </footer>
      </body>
      </html>

      """)
  }
}

/// The frames that were made.
final class Frames: Sendable {
  private let known = Mutex<[Frame.Key: Frame]>([:])

  func frame(_ key: Frame.Key, _ make: () -> Frame) -> Frame {
    if let frame = known.withLock({ $0[key] }) { return frame }
    let frame = make()
    known.withLock { $0[key] = frame }
    return frame
  }
}

/// The style sheets of a page. The colours of the sides beyond the third, and whom to call, are not in that of all pages.
func sheets(of template: some PageTemplate, _ page: PageContext) -> [String] {
  let isIn = page.theme.settings.audiences.count <= 3 || template.sheets.contains("more.css")
  return (isIn ? [] : ["more.css"]) + template.sheets + (page.help == nil ? [] : ["help.css"])
}

/// The menu of the foot. Where all of it leads to another language, that is said once.
private func footerMenu(_ items: [NamedTarget], _ page: PageContext) -> Markup {
  guard let language = items.first?.language, language != page.words.language, items.allSatisfy({ $0.language == language })
  else {
    return "<ul>\n\(items.map { menuItem($0, page) })</ul>\n"
  }
  let links = items.map { item in
    "<li><a href=\"\(page.links.to(item.target))\"\(page.hreflang(item.target))>\(item.name)</a></li>\n" as Markup
  }
  return """
    \(Interface.of(language: language).map { "<p\(page.lang(language))>\($0.name):</p>\n" as Markup })\
    <ul\(page.lang(language))>
    \(links)\
    </ul>

    """
}

/// The elements that load a script and those that it needs, in the order in which they run; none without a name.
private func scripts(_ name: String?, _ page: PageContext) -> [Markup] {
  name.map(Scripts.files)?.map { "<script src=\"\(page.links.to(.builtIn($0)))\" defer></script>\n" } ?? []
}

/// The doors of the audiences, beside each other where there is room, and a menu with these and all else. One door needs no menu.
private func menu(_ doors: [Markup], _ page: PageContext) -> Markup? {
  let theme = page.theme
  let more = theme.header + (theme.isForCopies ? [NamedTarget(page.words.copy.school, .school)] : [])
  let isOne = doors.count + more.count == 1
  let list: Markup? = doors.isEmpty ? nil : "<ul class=\"doors\(isOne ? " door" : "")\">\n\(doors)</ul>\n"
  if isOne { return list ?? "<ul class=\"doors door\">\n\(more.map { menuItem($0, page) })</ul>\n" }
  if doors.isEmpty, more.isEmpty { return nil }
  return """
    \(list)\
    <details class="menu\(more.isEmpty ? " menu-doors" : "")">
    <summary>\(page.words.menu)</summary>
    <ul>
    \(doors)\(more.map { menuItem($0, page) })\
    </ul>
    </details>

    """
}

/// The way to the start page of an audience; `nil` when there is none in the page's language.
private func door(to audience: Audience, isCurrent: Bool, _ page: PageContext) -> Markup? {
  guard let target = page.door(audience.id), let href = page.links.ifShown(target) else { return nil }
  let mark: Markup? = isCurrent ? " aria-current=\"true\"" : nil
  return "<li class=\"\(page.theme.side(audience.id))\"><a href=\"\(href)\"\(mark)>\(audience.title)</a></li>\n"
}

func menuItem(_ item: NamedTarget, _ page: PageContext) -> Markup {
  """
  <li><a href="\(page.links.to(item.target))"\(page.lang(item.language))\(page.hreflang(item.target))>\(item.name)\(page.otherLanguage(item.target))</a></li>

  """
}

private func publisher(_ publisher: Publisher, _ page: PageContext) -> Markup {
  let name: Markup =
    if let url = publisher.url {
      "<a href=\"\(url.text)\">\(publisher.name)</a>"
    } else {
      "\(publisher.name)"
    }
  let about: Markup? = publisher.about.map { "<p class=\"sender-about\">\($0)</p>\n" }
  let demonstration: Markup? =
    page.theme.settings.isDemonstration ? "<p><strong>\(page.words.tools.demonstration)</strong></p>\n" : nil
  return """
    <div>
    <p><strong\(page.siteLang)>\(name)</strong></p>
    \(about)\
    \(demonstration)\
    \(reach(publisher.email, publisher.phone))\
    </div>

    """
}
