import Markup
import Model

/// A material: on a screen it looks as it will on paper, and says where it is needed.
package struct MaterialPage: PageTemplate {
  let material: Material
  /// The text; that of stories in their parts.
  let parts: [Markup]
  /// The pages of those who lead what it is for.
  let neededBy: [NamedTarget]
  let cited: [CitedSource]

  package init(material: Material, parts: [Markup], neededBy: [NamedTarget], cited: [CitedSource]) {
    (self.material, self.parts, self.neededBy, self.cited) = (material, parts, neededBy, cited)
  }

  package var title: String { material.title }
  package var description: String { material.summary }
  package var audience: String? { material.audience }
  package var updated: Day? { material.publication.updated }
  package var isSheet: Bool { true }
  package var sheets: [String] { ["more.css", "material.css"] }
  package var style: String? { "sheet.css" }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] { [NamedTarget(page.words.material.title, .materials)] }

  package func main(_ page: PageContext) -> Markup {
    let words = page.words.material, volume = volumeLink(.material(material.slug), page)
    let needed: Markup? =
      neededBy.isEmpty
      ? nil
      : """
      <section class="needed-by" aria-labelledby="page_needed">
      <h2 id="page_needed" class="section-head">\(words.neededBy)</h2>
      <ul class="links">
      \(neededBy.map { "<li><a href=\"\(page.links.to($0.target))\">\($0.name)</a></li>\n" as Markup })\
      </ul>
      </section>

      """
    return """
      <div class="material material-\(material.form.kind)">
      <div class="page-head">
      <p class="side-name">\(words.forms[material.form.name] ?? "")</p>
      <h1>\(title)</h1>
      <p class="summary">\(description)</p>
      </div>
      <ul class="actions">
      \(printPage(page))\
      \(volume.map { "<li>\($0)</li>\n" as Markup })\
      </ul>
      <div class="material-text prose">
      \(content(page))\
      </div>
      <p class="material-foot">\(page.theme.isForCopies ? slot(.sheet) : nil)\(page.theme.settings.publisher.name)</p>
      \(ending([sources(cited, page)]))\
      \(needed)\
      </div>

      """
  }

  private func content(_ page: PageContext) -> Markup {
    let whole: Markup = "\(parts)"
    switch material.form {
    case .cards(let perSheet, let copies, let blank):
      let empty: Markup? =
        blank > 0 ? "<ul>\n\((0..<blank).map { _ in "<li></li>\n" as Markup })</ul>\n" : nil
      return "<div class=\"cut cut-\(perSheet)\">\n\((0..<copies).map { _ in whole })\(empty)</div>\n"
    case .stories(let perSheet):
      return "<div class=\"cut cut-\(perSheet)\">\n\(parts.map { "<div class=\"piece\">\n\($0)</div>\n" as Markup })</div>\n"
    case .badges(let perSheet):
      // They are all the same: a screen shows one, and a voice reads one.
      let others: [Markup] = (1..<perSheet).map { _ in "<div class=\"piece\" aria-hidden=\"true\">\n\(whole)</div>\n" }
      return "<div class=\"cut cut-\(perSheet)\">\n<div class=\"piece\">\n\(whole)</div>\n\(others)</div>\n"
    case .poster, .sheet, .list, .certificate: return whole
    case .signIn(let columns, let rows):
      let row: Markup = "<tr>\(columns.map { _ in "<td></td>" as Markup })</tr>\n"
      return """
        \(whole)\
        <div class="table long">
        <table class="sign-in">
        <thead>
        <tr>\(columns.map { "<th scope=\"col\">\($0)</th>" as Markup })</tr>
        </thead>
        <tbody>
        \((0..<rows).map { _ in row })\
        </tbody>
        </table>
        </div>

        """
    }
  }
}

extension Material.Form {
  /// The form, and its size where that makes it another sheet, as part of a CSS class.
  fileprivate var kind: String {
    if case .poster(let size) = self { "poster-\(size.rawValue)" } else { name.rawValue.replacing("_", with: "-") }
  }
}
