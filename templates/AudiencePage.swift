import Markup
import Model

/// The entry page of one audience.
package struct AudiencePage: PageTemplate {
  let reader: Audience
  let problems: [Problem]
  let evenings: [Evening]
  let pages: [Page]

  package init(reader: Audience, problems: [Problem], evenings: [Evening], pages: [Page]) {
    self.reader = reader
    self.problems = problems
    self.evenings = evenings
    self.pages = pages
  }

  package var title: String { reader.title }
  package var description: String { reader.summary }
  package var audience: String? { reader.id }

  package func main(_ page: PageContext) -> Markup {
    let side = page.theme.side(reader.id)
    let own: Markup = """
      <div>
      <h1>\(reader.title)</h1>
      <p class="summary">\(reader.summary)</p>
      </div>

      """
    return """
      \(leaves(of: reader, own, page) { ($0.title, .audience($0.id), $0.summary) })\
      \(cards("page_problems", page.words.problems, problems.map { problemCard($0, side: side, page) }))\
      \(cards("page_more", page.words.moreReading, pages.map { card($0.title, .page($0.slug), $0.summary, page) }))\
      \(Templates.evenings(evenings, page))
      """
  }

  private func problemCard(_ problem: Problem, side: String, _ page: PageContext) -> Markup {
    """
    <li class="card card-tile \(side)">
    \(tile(problem, page))
    <div>
    <h3><a href="\(page.links.to(.view(problem: problem.slug, audience: reader.id)))">\(problem.title)</a></h3>
    <p>\(problem.view(for: reader.id)?.summary ?? problem.summary)</p>
    </div>
    </li>

    """
  }
}
