import Markup
import Model

/// The page of a problem or a lesson for everyone: all leaves of the diptych open, aligned part by part.
package struct DiptychPage: PageTemplate {
  /// Sections that are shown side by side, one for each audience that has it.
  package struct Row {
    package var panels: [(audience: String, markup: Markup)]

    package init(panels: [(audience: String, markup: Markup)]) { self.panels = panels }
  }

  let diptych: Diptych
  let introduction: Markup
  /// None where there is only one view.
  let rows: [Row]
  /// What comes below the texts.
  let around: ViewPage.Surroundings

  package init(
    diptych: Diptych, introduction: Markup, rows: [Row], around: ViewPage.Surroundings
  ) {
    self.diptych = diptych
    self.introduction = introduction
    self.rows = rows
    self.around = around
  }

  package var title: String { diptych.title }
  package var description: String { diptych.summary }
  package var updated: Day? { diptych.publication.updated }
  package var script: String? { "choose" }
  package var sheets: [String] { ["view.css"] }

  package func data(_ page: PageContext) -> Markup? {
    article(page, published: diptych.publication.from, about: diptych.title)
  }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    diptych.id.kind == .lesson ? [page.theme.line].compactMap(\.self) : []
  }

  package func main(_ page: PageContext) -> Markup {
    let goal: Markup? = diptych.goal.map { "<p class=\"goal\"><strong>\(page.words.goal):</strong> \($0)</p>\n" }
    let ages: Markup = """
      <p class="meta">\(page.words.ages(diptych.ages.lowerBound, diptych.ages.upperBound))</p>
      \(goal)
      """
    return """
      \(pageHead(diptych.title, diptych.summary, icon: tile(diptych, page), above: seenAs(diptych), more: ages))\
      <div class="columns columns-wide">
      <div class="diptych diptych-stacked aside">
      \(diptych.views.map { leaf($0, page) })\
      </div>
      <div class="text prose">
      \(introduction)\
      </div>
      </div>
      \(choose(from: diptych, reader: nil, page))\
      <ul class="actions">
      \(makePlan(diptych, page))\
      \(diptych.id.kind == .lesson ? volumeLink(.lesson(diptych.slug), page).map { "<li>\($0)</li>\n" as Markup } : nil)\
      \(printPage(page))\
      </ul>
      \(together(page))\
      \(around.ending(for: nil, updated: updated, page))\

      """
  }

  /// The views side by side; `nil` when there is only one.
  private func together(_ page: PageContext) -> Markup? {
    guard !rows.isEmpty else { return nil }
    return """
      <section aria-labelledby="page_together">
      <h2 id="page_together" class="section-head">\(page.words.sideBySide)</h2>
      <p class="lead">\(page.words.sideBySideLead)</p>
      <div class="diptych pairs">
      \(rows.map { row($0, page) })\
      </div>
      </section>

      """
  }

  private func leaf(_ view: View, _ page: PageContext) -> Markup? {
    guard let audience = page.theme.audience(view.audience) else { return nil }
    let target = page.links.to(.view(of: diptych.id, audience: view.audience))
    return """
      <div class="panel panel-link \(page.theme.side(view.audience))">
      <p class="side-name">\(audience.name)</p>
      <h2 class="panel-title">\
      <a class="go" href="\(target)">\(view.title ?? diptych.title), \(audience.title.lowercasedFirst)</a></h2>
      <p>\(view.summary)</p>
      </div>

      """
  }

  private func row(_ row: Row, _ page: PageContext) -> Markup {
    let panels: [Markup] = row.panels.map { panel in
      """
      <div class="panel \(page.theme.side(panel.audience))">
      <p class="side-name">\(page.theme.audience(panel.audience)?.name ?? "")</p>
      <div class="prose">
      \(panel.markup)\
      </div>
      </div>

      """
    }
    return """
      <div class="pair">
      \(panels)\
      </div>

      """
  }
}
