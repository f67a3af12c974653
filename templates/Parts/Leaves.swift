import Markup
import Model

/// The leaves of the diptych: the reader's own, and links to those of the other audiences.
///
/// - Parameters:
///   - own: the content of the reader's leaf.
///   - other: another audience's leaf; `nil` when it has none.
func leaves(of reader: Audience, _ own: Markup, _ page: PageContext, other: (Audience) -> Leaf?) -> Markup {
  let audiences = page.theme.settings.audiences
  let place = audiences.firstIndex { $0.id == reader.id } ?? 0
  let others: [Markup] = audiences.enumerated().compactMap { index, audience in
    guard audience.id != reader.id, let leaf = other(audience), let href = page.links.ifShown(leaf.target) else { return nil }
    let more: Markup? = leaf.summary.map { "<p class=\"leaf-more\">\($0)</p>\n" }
    // On a wide screen each audience has a fixed side.
    let before: Markup? = index < place ? " leaf-before" : nil
    return """
      <div class="leaf leaf-other\(before) panel-link \(page.theme.side(audience.id))">
      <p class="side-name">\(audience.name)</p>
      <p><a class="go" href="\(href)"\(page.hreflang(leaf.target))>\(leaf.reader.map { reader in "<span class=\"leaf-name\">\(leaf.name)\(page.words.comma)</span><span>\(reader)</span>" as Markup } ?? "\(leaf.name)")\(page.otherLanguage(leaf.target))</a></p>
      \(more)\
      </div>

      """
  }
  let many: Markup? = others.count > 1 ? " leaves-many" : nil
  return """
    <div class="leaves\(many)">
    <div class="leaf leaf-current \(page.theme.side(reader.id))">
    \(own)\
    </div>
    \(others)\
    </div>

    """
}

/// What is said about the leaf of another audience.
struct Leaf {
  let name: String
  /// What follows the name, in the page's language.
  var reader: String?
  let target: Target
  let summary: String?
}
