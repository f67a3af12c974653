import Foundation
import Markup
import Model

/// The page for schools in a folder of releases: which copy is whose, what changed, and how to renew it. It stands by itself, beside no other page of the
/// site, and holds no way to reach a person.
package struct ReleasePage {
  /// One school's copy.
  package struct Copy: Sendable {
    let slug, name, zip, version: String
    let size: Int
    /// The address of its first page; `nil` when it is not on the web.
    let href: String?

    /// - Parameter href: relative for a folder beside the page.
    package init(slug: String, name: String, zip: String, size: Int, version: String, href: String?) {
      (self.slug, self.name, self.zip, self.size, self.version, self.href) = (slug, name, zip, size, version, href)
    }
  }

  private let releases: [Release]
  private let copies: [Copy]
  private let isSigned: Bool
  private let base: String

  /// - Parameters:
  ///   - releases: newest first.
  ///   - base: the address of the site, with a slash at its end.
  package init(releases: [Release], copies: [Copy], isSigned: Bool, base: String) {
    (self.releases, self.isSigned, self.base) = (releases, isSigned, base)
    self.copies = copies.map { ($0.name.sortingKey, $0) }.sorted { ($0.0, $0.1.slug) < ($1.0, $1.1.slug) }.map(\.1)
  }

  /// The whole page.
  package func page(_ page: PageContext) -> Markup {
    guard let release = releases.first else { return Markup() }
    let words = page.words.releases, site = page.theme.settings
    let lead = words.lead(site.title, page.words.named(release))
    func sheet(_ name: String, _ media: Markup? = nil) -> Markup {
      "<link rel=\"stylesheet\" href=\"\(page.links.to(.builtIn(name)))\"\(media)>\n"
    }
    return """
      <!DOCTYPE html>
      <html lang="\(page.words.language)" dir="\(page.words.direction)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(toolPolicy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(words.title) – \(site.title)</title>
      <meta name="description" content="\(lead)">
      <meta name="robots" content="noindex">
      <link rel="icon" href="\(page.links.to(.builtIn("favicon.svg")))" type="image/svg+xml">
      \(sheet("type.css", " media=\"screen\""))\(sheet("style.css"))\(sheet("more.css"))\(sheet("release.css"))\
      \(sheet("print.css", " media=\"print\""))\
      \(Scripts.inReleases.map { "<script src=\"\(page.links.to(.builtIn(Scripts.file($0))))\" defer></script>\n" as Markup })\
      </head>
      <body>
      <a class="skip" href="#main_content">\(page.words.skipToContent)</a>
      <header class="site-header">
      <div class="wrap">
      <a class="brand" href="\(base)">\(brand(page))</a>
      </div>
      </header>
      <main id="main_content" class="wrap" tabindex="-1">
      \(pageHead(words.title, lead))\
      <ul class="actions">
      <li><a href="#find_school">\(words.find)</a></li>
      <li><a href="#renew_copy">\(words.renew)</a></li>
      <li><a href="#what_changed">\(words.changed)</a></li>
      </ul>
      \(renewing(page))\
      \(changes(page))\
      \(list(page, release))\
      </main>
      <footer class="site-footer">
      <div class="wrap">
      <p><a href="\(base)">\(words.site): \(shown(base))</a></p>
      </div>
      </footer>
      </body>
      </html>

      """
  }

  private func renewing(_ page: PageContext) -> Markup {
    let words = page.words.releases, copy = page.words.copy
    let check = page.links.whole(.check)
    let all = [(name: words.fetch.name, text: words.fetch.text, link: nil)] + page.words.readMe.steps(nil, copy.own, check)
    let steps: [Markup] = all.map { step in
      "<li><strong>\(step.name).</strong> \(step.text)\(step.link.map { " <a href=\"\($0)\">\(shown($0))</a>" as Markup })</li>\n"
    }
    let hosted: Markup? = copies.contains { $0.href != nil } ? "<p>\(words.hosted)</p>\n" : nil
    let key: Markup? = isSigned ? "<li><a href=\"\(ReleaseFiles.signers)\">\(words.signers)</a></li>\n" : nil
    return """
      <section class="prose" aria-labelledby="renew_copy">
      <h2 id="renew_copy">\(words.renew)</h2>
      \(hosted)\
      <p>\(words.own)</p>
      <ol>
      \(steps)\
      </ol>
      <p>\(words.more(copy.readMePage))</p>
      <ul class="links">
      <li><a href="\(check)">\(words.check)</a></li>
      \(key)\
      </ul>
      </section>

      """
  }

  private func changes(_ page: PageContext) -> Markup {
    let words = page.words.releases
    let history: Markup =
      releases.first?.changes == nil
      ? "<p>\(words.first)</p>\n"
      : "<p>\(words.changedLead)</p>\n\(releaseHistory(releases, level: 3, page) { base + $0.address })"
    return """
      <section class="prose" aria-labelledby="what_changed">
      <h2 id="what_changed">\(words.changed)</h2>
      \(history)\
      </section>

      """
  }

  private func list(_ page: PageContext, _ release: Release) -> Markup {
    let words = page.words.releases
    let groups = Dictionary(grouping: copies) { copy in
      copy.name.sortingKey.first.flatMap { $0.isLetter ? String($0).uppercased() : nil } ?? "0"
    }.sorted { $0.key < $1.key }
    let ways: [Markup] = groups.map { "<li><a href=\"#letter_\($0.key)\">\(Self.heading($0.key))</a></li>\n" }
    return """
      <section class="find" aria-labelledby="find_school">
      <h2 id="find_school">\(words.find)</h2>
      <p>\(words.findLead)</p>
      <p class="school-filter" hidden data-found="\(words.found)" data-none="\(words.none)">
      <label for="school_name">\(words.filter)</label>
      <input type="search" id="school_name" autocomplete="off">
      <output for="school_name"></output>
      </p>
      <nav aria-label="\(words.letters)">
      <ul class="letters">
      \(ways)\
      </ul>
      </nav>
      \(groups.map { group($0.key, $0.value, page, page.words.date(release.day)) })\
      </section>

      """
  }

  /// What stands above the schools of a letter, or of all digits.
  private static func heading(_ letter: String) -> String { letter == "0" ? "0–9" : letter }

  private func group(_ letter: String, _ copies: [Copy], _ page: PageContext, _ day: String) -> Markup {
    let words = page.words.releases
    let items: [Markup] = copies.map { copy in
      let web: Markup? = copy.href.map { "<a href=\"\($0)\">\(words.address)</a> " }
      return """
        <li id="school_\(copy.slug)"><strong>\(copy.name)</strong> <span>\(web)<a href="\(copy.zip)">\(words.zip), \(page.words.size(copy.size))</a> \
        <small>\(words.version(copy.version)), \(day)</small></span></li>

        """
    }
    return """
      <section class="school-group" aria-labelledby="letter_\(letter)">
      <h3 id="letter_\(letter)">\(Self.heading(letter))</h3>
      <ul class="schools">
      \(items)\
      </ul>
      </section>

      """
  }
}

extension String {
  /// Without what does not count in an order: case, accents, and marks before the first letter or digit.
  fileprivate var sortingKey: String {
    String(folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil).drop { !$0.isLetter && !$0.isNumber })
  }
}
