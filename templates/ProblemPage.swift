import Markup
import Model

/// One problem for everyone: both leaves of the diptych open, aligned part by part.
package struct ProblemPage: PageTemplate {
  /// The sections that stand beside each other, one for each audience that has it.
  package struct Row {
    package var panels: [(audience: String, markup: Markup)]

    package init(panels: [(audience: String, markup: Markup)]) { self.panels = panels }
  }

  let problem: Problem
  let introduction: Markup
  let agreements: Markup
  let rows: [Row]
  let around: ViewPage.Surroundings

  package init(
    problem: Problem, introduction: Markup, agreements: Markup, rows: [Row], around: ViewPage.Surroundings
  ) {
    self.problem = problem
    self.introduction = introduction
    self.agreements = agreements
    self.rows = rows
    self.around = around
  }

  package var title: String { problem.title }
  package var description: String { problem.summary }
  package var updated: Day? { problem.publication.updated }

  package func data(_ page: PageContext) -> JSON? {
    article(page, published: problem.publication.from, about: problem.title)
  }

  package func main(_ page: PageContext) -> Markup {
    let ages: Markup = """
      <p class="meta">\(page.words.ages(problem.ages.lowerBound, problem.ages.upperBound))</p>

      """
    return """
      \(pageHead(problem.title, problem.summary, icon: tile(problem, page), more: ages))\
      <div class="columns columns-wide">
      <div class="diptych diptych-stacked aside">
      \(problem.views.map { leaf($0, page) })\
      </div>
      <div class="text prose">
      \(introduction)\
      </div>
      </div>
      <section aria-labelledby="page_agreements">
      <h2 id="page_agreements" class="section-head">\(page.words.agreements)</h2>
      \(agreements)\
      <ul class="actions">
      <li><a href="\(page.links.to(.plan(problem.slug)))">\(page.words.plan.link)</a></li>
      </ul>
      </section>
      \(together(page))\
      \(around.ending(updated: updated, page))\

      """
  }

  /// The views side by side, where there is more than one.
  private func together(_ page: PageContext) -> Markup? {
    guard problem.views.count > 1 else { return nil }
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
    let target = page.links.to(.view(problem: problem.slug, audience: view.audience))
    return """
      <div class="panel panel-link \(page.theme.side(view.audience))">
      <p class="side-name">\(audience.name)</p>
      <h2 class="panel-title">\
      <a class="go" href="\(target)">\(view.title ?? problem.title), \(audience.title.lowercasedFirst)</a></h2>
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
