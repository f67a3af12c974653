import Markup
import Model

// What releases changed for readers: on the page about the school in a copy, and on the page for schools.

/// What a release changed, and then what those before it did: who skipped some reads on.
///
/// - Parameters:
///   - releases: newest first.
///   - level: that of the headings.
///   - href: the link to a text from the page.
package func releaseHistory(
  _ releases: [Release], level: Int, _ page: PageContext, href: (TextChanges.Text) -> String
) -> Markup {
  let words = page.words.releases
  guard let newest = releases.first, let changes = newest.changes else { return Markup() }
  let earlier: [Markup] = releases.dropFirst().compactMap { release in
    release.changes.map { changes in
      """
      <details>
      <summary>\(page.words.named(release).uppercasedFirst)</summary>
      \(releaseChanges(changes, level + 1, page, href))\
      </details>

      """
    }
  }
  let before: Markup? =
    earlier.isEmpty
    ? nil : "<h\(level) id=\"earlier_releases\">\(words.earlier)</h\(level)>\n<p>\(words.earlierLead)</p>\n\(earlier)"
  return """
    <h\(level) id="release_changes">\(words.changes(changes.since))</h\(level)>
    \(releaseChanges(changes, level + 1, page, href))\
    \(before)
    """
}

/// The lists of texts that a release changed. The first of each stand there, the others are folded.
private func releaseChanges(
  _ changes: TextChanges, _ level: Int, _ page: PageContext, _ href: (TextChanges.Text) -> String
) -> Markup {
  let words = page.words.releases, most = 12
  if changes.isEmpty { return "<p>\(words.noChanges(changes.since))</p>\n" }
  func list(_ name: String, _ texts: [TextChanges.Text], isLinked: Bool = true) -> Markup? {
    if texts.isEmpty { return nil }
    let items: [Markup] = texts.map { text in
      let title = page.text(text.title, in: text.language)
      return isLinked ? "<li><a href=\"\(href(text))\"\(page.hreflang(text.language))>\(title)</a></li>\n" : "<li>\(title)</li>\n"
    }
    func list(_ items: ArraySlice<Markup>) -> Markup { "<ul class=\"links\">\n\(Array(items))</ul>\n" }
    // What is folded is more than one line.
    let shown = items.count > most + 1 ? most : items.count
    let rest: Markup? =
      shown < items.count
      ? "<details>\n<summary>\(words.andMore(items.count - shown))</summary>\n\(list(items[shown...]))</details>\n" : nil
    return "<h\(level)>\(name)</h\(level)>\n\(list(items[..<shown]))\(rest)"
  }
  return """
    \(list(words.newTexts, changes.new))\
    \(list(words.changedTexts, changes.changed))\
    \(list(words.goneTexts, changes.gone, isLinked: false))
    """
}
