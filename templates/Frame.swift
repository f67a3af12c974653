import Markup
import Model

/// What all pages of a site share.
package struct Theme: Sendable {
  package let settings: Settings
  package let interface: Interface
  /// The menus, below the audiences.
  package let header: [NamedTarget]
  package let footer: [NamedTarget]

  package init(settings: Settings, interface: Interface, header: [NamedTarget], footer: [NamedTarget]) {
    self.settings = settings
    self.interface = interface
    self.header = header
    self.footer = footer
  }

  /// The audience with an id. Every id that reaches a template was checked, so there is one.
  func audience(_ id: String) -> Audience? { settings.audiences.first { $0.id == id } }

  /// The CSS class that gives an audience its colour: by its place in `site.yml`, four in turn.
  package func side(_ audience: String) -> String {
    let index = settings.audiences.firstIndex { $0.id == audience } ?? 0
    return "side-\(index % 4 + 1)"
  }
}

/// The page that is being written: what it shares with the others, and the way from it to them.
package struct PageContext {
  package let theme: Theme
  package let links: Links
  /// Below the site's base URL.
  let path: String
  var words: Interface { theme.interface }

  package init(theme: Theme, links: Links, path: String) {
    self.theme = theme
    self.links = links
    self.path = path
  }
}

/// A kind of page: what differs between pages of the site; ``page(_:_:)`` writes what is the same.
package protocol PageTemplate {
  var title: String { get }
  var description: String { get }
  /// The one audience that the page is for.
  var audience: String? { get }
  /// The way from the home page to this one, without either.
  func breadcrumbs(_ page: PageContext) -> [NamedTarget]
  /// What stands between header and footer.
  func main(_ page: PageContext) -> Markup
}

extension PageTemplate {
  package var audience: String? { nil }
  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] { [] }
}

/// A whole HTML page.
package func page(_ template: some PageTemplate, _ page: PageContext, isHome: Bool = false) -> Markup {
  let theme = page.theme, words = page.words, site = theme.settings
  let bodyClass: Markup? = template.audience.map { " class=\"\(theme.side($0))\"" }
  let title = isHome ? "\(site.title) – \(template.title)" : "\(template.title) – \(site.title)"
  return """
    <!DOCTYPE html>
    <html lang="\(words.language)" dir="ltr">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <meta name="description" content="\(template.description)">
    <link rel="canonical" href="\(site.baseURL)\(page.path)">
    <meta property="og:type" content="\(isHome ? "website" : "article")">
    <meta property="og:title" content="\(template.title)">
    <meta property="og:description" content="\(template.description)">
    <meta property="og:url" content="\(site.baseURL)\(page.path)">
    <meta property="og:site_name" content="\(site.title)">
    <meta property="og:locale" content="\(words.locale)">
    <link rel="icon" href="\(page.links.to(.builtIn("favicon.svg")))" type="image/svg+xml">
    <link rel="stylesheet" href="\(page.links.to(.builtIn("style.css")))">
    </head>
    <body\(bodyClass)>
    <a class="skip" href="#main_content">\(words.skipToContent)</a>
    <header class="site-header">
    <div class="wrap">
    <a class="brand" href="\(page.links.to(.home))">\
    <img src="\(page.links.to(.builtIn("favicon.svg")))" alt="" width="32" height="32">\(site.title)</a>
    <nav class="site-nav" aria-label="\(words.mainMenu)">
    <ul>
    \(site.audiences.map { audienceItem($0, current: template.audience == $0.id, page) })\
    \(theme.header.map { menuItem($0, page) })\
    </ul>
    </nav>
    </div>
    </header>
    <main id="main_content" class="wrap" tabindex="-1">
    \(isHome ? nil : trail(template.breadcrumbs(page), page))\
    \(template.main(page))\
    </main>
    <footer class="site-footer">
    <div class="wrap">
    \(publisher(site.publisher))\
    <nav aria-label="\(words.footerMenu)">
    <ul>
    \(theme.footer.map { menuItem($0, page) })\
    </ul>
    </nav>
    </div>
    </footer>
    </body>
    </html>

    """
}

private func audienceItem(_ audience: Audience, current: Bool, _ page: PageContext) -> Markup {
  let mark: Markup? = current ? " aria-current=\"true\"" : nil
  return """
    <li class="\(page.theme.side(audience.id))"><a href="\(page.links.to(.audience(audience.id)))"\(mark)>\(audience.title)</a></li>

    """
}

private func menuItem(_ item: NamedTarget, _ page: PageContext) -> Markup {
  """
  <li><a href="\(page.links.to(item.target))">\(item.name)</a></li>

  """
}

private func trail(_ crumbs: [NamedTarget], _ page: PageContext) -> Markup {
  """
  <nav class="breadcrumbs" aria-label="\(page.words.breadcrumbs)">
  <ol>
  \(([NamedTarget(page.words.home, .home)] + crumbs).map { menuItem($0, page) })\
  </ol>
  </nav>

  """
}

private func publisher(_ publisher: Publisher) -> Markup {
  let name: Markup =
    if let url = publisher.url {
      "<a href=\"\(url)\">\(publisher.name)</a>"
    } else {
      "\(publisher.name)"
    }
  let email: Markup? = publisher.email.map { "<p><a href=\"mailto:\($0)\">\($0)</a></p>\n" }
  let phone: Markup? = publisher.phone.map { "<p><a href=\"tel:\($0)\">\($0)</a></p>\n" }
  return """
    <div>
    <p><strong>\(name)</strong></p>
    \(email)\(phone)\
    </div>

    """
}
