import Markup
import Model

/// The page that a web server shows in place of one that does not exist. It may be shown at any address, so unlike those of any
/// other page its links begin at the host's root.
package struct NotFoundPage: PageTemplate {
  let words: Interface
  let hasOverview: Bool

  package init(words: Interface, hasOverview: Bool) {
    self.words = words
    self.hasOverview = hasOverview
  }

  package var title: String { words.notFound }
  package var description: String { words.notFoundLead }
  package var isHidden: Bool { true }

  package func main(_ page: PageContext) -> Markup {
    let overview: Markup? =
      hasOverview ? "<li><a href=\"\(page.links.to(.overview))\">\(words.overview)</a></li>\n" : nil
    return """
      \(pageHead(title, description))\
      <ul class="actions">
      <li><a href="\(page.links.to(.home))">\(words.home)</a></li>
      \(overview)\
      </ul>

      """
  }
}

/// The beginning of a page of a copy that is also opened from within a zip, where what it loads is missing. Its head is still open.
func unpackedHead(_ title: Markup, styles: [String], _ words: Interface) -> Markup {
  """
  <!DOCTYPE html>
  <html lang="\(words.language)" dir="\(words.direction)">
  <head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>\(title)</title>
  <meta name="robots" content="noindex">
  \(styles.map { "<link rel=\"stylesheet\" href=\"\($0)\">\n" as Markup })
  """
}

/// The file that opens a copy. A script beside it leads on to the home page: where it was opened from within a zip that is not there, and the reader
/// sees what to do.
package func beginning(_ copy: CopyFacts, href: String, scripts: [String], style: String, _ words: Interface) -> Markup {
  """
  \(unpackedHead("\(copy.site) – \(copy.school)", styles: [style], words))\
  \(scripts.map { "<script src=\"\($0)\" defer></script>\n" as Markup })\
  </head>
  <body>
  <main class="wrap read-me">
  <h1>\(copy.site)</h1>
  <p>\(copy.school): <a class="begin-way" href="\(href)">\(words.home)</a></p>
  <details>
  <summary>\(words.readMe.fails)</summary>
  <p>\(words.readMe.unpackText(copy.folder))</p>
  </details>
  </main>
  </body>
  </html>

  """
}

/// The page at an old address. It leads to where its page is now, even from a folder without a web server.
package func redirect(to title: String, href: String, whole: String, _ words: Interface) -> Markup {
  """
  <!DOCTYPE html>
  <html lang="\(words.language)" dir="\(words.direction)">
  <head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>\(words.moved)</title>
  <meta http-equiv="refresh" content="0; url=\(href)">
  <meta name="robots" content="noindex">
  <link rel="canonical" href="\(whole)">
  </head>
  <body>
  <main>
  <h1>\(words.moved)</h1>
  <p>\(words.movedLead): <a href="\(href)">\(title)</a></p>
  </main>
  </body>
  </html>

  """
}
