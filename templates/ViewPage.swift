import Markup
import Model

/// One problem for one audience: the reader's leaf of the diptych, with the other leaf always in sight.
package struct ViewPage: PageTemplate {
  let problem: Problem
  let view: View
  let reader: Audience
  let introduction: Markup
  let body: Markup
  /// The agreements, where the text itself gives them no place.
  let closing: Markup?
  let related: [Problem]
  let evenings: [Evening]
  let courses: [NamedTarget]
  let cited: [CitedSource]

  package init(
    problem: Problem, view: View, reader: Audience, introduction: Markup, body: Markup, closing: Markup?,
    related: [Problem], evenings: [Evening], courses: [NamedTarget],
    cited: [CitedSource]
  ) {
    self.problem = problem
    self.view = view
    self.reader = reader
    self.introduction = introduction
    self.body = body
    self.closing = closing
    self.related = related
    self.evenings = evenings
    self.courses = courses
    self.cited = cited
  }

  private var name: String { view.title ?? problem.title }
  package var title: String { "\(name), \(reader.title.lowercasedFirst)" }
  package var description: String { view.summary }
  package var audience: String? { reader.id }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    [NamedTarget(reader.title, .audience(reader.id)), NamedTarget(problem.title, .problem(problem.slug))]
  }

  package func main(_ page: PageContext) -> Markup {
    var items = Contents.of(problem.introduction) + Contents.of(view.body)
    if closing != nil { items.append(Contents(id: "page_agreements", text: page.words.agreements)) }
    let own: Markup = """
      \(tile(problem, page))
      <div>
      <p class="side-name">\(reader.title)</p>
      <h1>\(name)</h1>
      <p class="summary">\(view.summary)</p>
      <p class="meta">\(page.words.ages(problem.ages.lowerBound, problem.ages.upperBound))</p>
      </div>

      """
    let isLast = page.theme.settings.audiences.last?.id == reader.id && problem.views.count == 2
    let before: Markup? = isLast ? " columns-before" : nil
    return """
      \(leaves(of: reader, own, page, other: counterpart))\
      <div class="columns\(before)">
      \(contents(items, page))\
      <div class="text">
      <div class="prose shared">
      \(introduction)\
      </div>
      <div class="prose">
      \(body)\
      </div>
      \(closing.map { closingPanel($0, page) })\
      <ul class="actions">
      <li><a href="\(page.links.to(.plan(problem.slug)))">\(page.words.plan.link)</a></li>
      <li><a href="\(page.links.to(.problem(problem.slug)))">\(page.words.readTogether)</a></li>
      </ul>
      \(ending([
        Templates.related(related, audience: reader.id, page),
        Templates.evenings(evenings, page),
        Templates.courses(courses, page),
        sources(cited, page),
        reviewed(view.review, page),
      ]))\
      </div>
      </div>

      """
  }

  private func closingPanel(_ panel: Markup, _ page: PageContext) -> Markup {
    """
    <section aria-labelledby="page_agreements">
    <h2 id="page_agreements" class="section-head">\(page.words.agreements)</h2>
    \(panel)\
    </section>

    """
  }

  private func counterpart(_ other: Audience) -> (name: String, target: Target, summary: String)? {
    problem.view(for: other.id).map { view in
      (
        "\(view.title ?? problem.title), \(other.title.lowercasedFirst)",
        .view(problem: problem.slug, audience: other.id), view.summary
      )
    }
  }
}

extension String {
  /// For a heading that continues a sentence: “Voor ouders” after a comma is “voor ouders”.
  /// A word in capitals stays one.
  package var lowercasedFirst: String { dropFirst().first?.isLowercase == true ? prefix(1).lowercased() + dropFirst() : self }
}
