import Markup
import Model

/// What distinguishes one kind of page from the others; ``page(_:_:isHome:)`` writes what all pages share.
package protocol PageTemplate {
  /// The heading and the first part of the window's title.
  var title: String { get }
  /// A sentence or two, for search engines and for those who share a link.
  var description: String { get }
  /// The id of the only audience that the page is for; `nil` when it is for all.
  var audience: String? { get }
  /// The pages between the home page and this one.
  func breadcrumbs(_ page: PageContext) -> [NamedTarget]
  /// The page's content, between the header and the footer.
  func main(_ page: PageContext) -> Markup
  /// What the page is about, for search engines (https://schema.org), as data of the page; `nil` for nothing of its own.
  func data(_ page: PageContext) -> Markup?
  /// The script that adds to what the page does, with those that it needs (``Scripts``). The page is complete without it.
  var script: String? { get }
  /// The names of style sheets in addition to that of all pages.
  var sheets: [String] { get }
  /// What the page forbids itself, as a Content-Security-Policy; `nil` for nothing.
  var policy: String? { get }
  /// The name of a style sheet for paper, in addition to that of all pages.
  var style: String? { get }
  /// Whether it has a text that can be read aloud.
  var isReadAloud: Bool { get }
  /// The day on which its text last changed.
  var updated: Day? { get }
  /// Whether it is meant for paper, and itself says who made it.
  var isSheet: Bool { get }
  /// Whether search engines should ignore it.
  var isHidden: Bool { get }
}

extension PageTemplate {
  package var audience: String? { nil }
  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] { [] }
  package func data(_ page: PageContext) -> Markup? { nil }
  package var script: String? { nil }
  package var sheets: [String] { ["more.css"] }
  package var policy: String? { nil }
  package var style: String? { nil }
  package var isReadAloud: Bool { false }
  package var updated: Day? { nil }
  package var isHidden: Bool { false }
  package var isSheet: Bool { false }
}

/// A whole HTML page.
package func page(_ template: some PageTemplate, _ page: PageContext, isHome: Bool = false) -> Markup {
  let words = page.words, site = page.theme.settings
  let name = template.title, trail = trail(to: template, page), frame = Frame.of(template, page)
  return """
    <!DOCTYPE html>
    <html lang="\(words.language)" dir="\(words.direction)">
    <head>
    <meta charset="utf-8">
    \(template.policy.map { "<meta http-equiv=\"Content-Security-Policy\" content=\"\($0)\">\n" as Markup })\
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(isHome ? site.title : name) – \(isHome ? name : site.title)</title>
    <meta name="description" content="\(template.description)">
    \(forOthers(template, name, trail, page, isHome))\
    \(frame.top)\
    \(above(isHome ? nil : breadcrumbs(trail, page), languageSwitch(page), readAloud(template, page), helpWay(page)))\
    \(template.main(page))\
    \(printNotes(page))\
    \(frame.foot)
    """
}

/// The elements that programs read: search engines, feed readers, and those that show a preview of a link.
private func forOthers(
  _ template: some PageTemplate, _ title: String, _ trail: [NamedTarget], _ page: PageContext, _ isHome: Bool
) -> Markup {
  let site = page.theme.settings, words = page.words
  if template.isHidden { return "<meta name=\"robots\" content=\"noindex\">\n" }
  let alternates: [Markup] =
    isHome
    ? []
    : page.versions.map { version in
      "<link rel=\"alternate\" hreflang=\"\(version.interface.language)\" href=\"\(page.address(page.links.whole(version.target)))\">\n"
    }
  let feed: Markup? =
    page.theme.hasFeed && words.language == page.siteLanguage
    ? """
    <link rel="alternate" type="application/atom+xml" title="\(site.title)" href="\(page.links.to(.feed))">

    """ : nil
  let updated: Markup? = template.updated.map { "<meta property=\"article:modified_time\" content=\"\($0.description)\">\n" }
  return """
    <link rel="canonical" href="\(page.address(page.whole))">
    \(alternates)\
    <meta property="og:type" content="\(isHome ? "website" : "article")">
    <meta property="og:title" content="\(title)">
    <meta property="og:description" content="\(template.description)">
    <meta property="og:url" content="\(page.address(page.whole))">
    <meta property="og:site_name" content="\(site.title)">
    <meta property="og:locale" content="\(words.locale)">
    \(updated)\
    \(feed)\
    \(template.data(page))\(places(trail, title, page))
    """
}

/// What comes above a page: where it is, which languages it has, the button to read it aloud, and the way to whom to call; `nil`
/// when it has none of these.
private func above(_ parts: Markup?...) -> Markup? {
  guard parts.contains(where: { $0 != nil }) else { return nil }
  return """
    <div class="above">
    \(parts)\
    </div>

    """
}

/// The way from the top of the page to whom to call; `nil` where no text of the page shows that.
private func helpWay(_ page: PageContext) -> Markup? {
  guard let help = page.help else { return nil }
  let lang = page.lang(help.language ?? page.siteLanguage)
  return "<a class=\"help-way\" href=\"#page_help\"\(lang)>\(help.title)</a>\n"
}

/// The button to have the text read aloud. A script shows it if the browser has a voice.
private func readAloud(_ template: some PageTemplate, _ page: PageContext) -> Markup? {
  guard template.isReadAloud else { return nil }
  return """
    <button type="button" class="read-aloud" hidden data-language="\(page.words.language)" \
    data-stop="\(page.words.stopReading)">\(page.words.readAloud)</button>

    """
}

/// Links to the same page in other languages; `nil` when there are none.
private func languageSwitch(_ page: PageContext) -> Markup? {
  guard !page.versions.isEmpty else { return nil }
  let items: [Markup] = page.versions.map { version in
    let language = version.interface.language, name = version.interface.name
    if version.target == page.target {
      return "<li><span lang=\"\(language)\" aria-current=\"true\">\(name)</span></li>\n"
    }
    return """
      <li><a href="\(page.links.to(version.target))" lang="\(language)" hreflang="\(language)">\(name)</a></li>

      """
  }
  return """
    <nav class="languages" aria-label="\(page.words.languages)">
    <ul>
    \(items)\
    </ul>
    </nav>

    """
}

/// The pages between the first page and this one, in the page's language.
func trail(to template: some PageTemplate, _ page: PageContext) -> [NamedTarget] {
  let between = template.breadcrumbs(page).filter { ($0.target.language ?? page.siteLanguage) == page.words.language }
  let isFirst = page.first == page.target || between.first?.target == page.first
  return (isFirst ? [] : [NamedTarget(page.words.home, page.first)]) + between
}

private func breadcrumbs(_ trail: [NamedTarget], _ page: PageContext) -> Markup? {
  if trail.isEmpty { return nil }
  return """
    <nav class="breadcrumbs" aria-label="\(page.words.breadcrumbs)">
    <ol>
    \(trail.map { menuItem($0, page) })\
    </ol>
    </nav>

    """
}
