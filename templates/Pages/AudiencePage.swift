import Markup
import Model

/// The start page of one audience.
package struct AudiencePage: PageTemplate {
  /// A problem as this audience is shown it.
  package struct Item {
    package var problem: Diptych
    package var called: Called
    package var link: NamedTarget
    package var summary: String

    package init(problem: Diptych, called: Called, link: NamedTarget, summary: String) {
      self.problem = problem
      self.called = called
      self.link = link
      self.summary = summary
    }
  }

  let reader: Audience
  let problems: [Item]
  let evenings: [Evening]
  let lessons: [Diptych]
  let tools: [Tool]
  let pages: [Page]

  package init(
    reader: Audience, problems: [Item], evenings: [Evening], lessons: [Diptych] = [], tools: [Tool] = [], pages: [Page]
  ) {
    self.reader = reader
    self.problems = problems
    self.evenings = evenings
    self.lessons = lessons
    self.tools = tools
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
      \(leaves(of: reader, own, page) { Leaf(name: $0.title, target: page.start($0.id), summary: $0.summary) })\
      \(cards("page_problems", page.words.problems, problems.map { problemCard($0, side: side, page) }))\
      \(cards("page_lessons", page.words.lessons.title, lessons.map { card($0.title, .view(of: $0.id, audience: reader.id), $0.view(for: reader.id)?.summary ?? $0.summary, page) }))\
      \(cards("page_tools", page.words.tools.title, tools.map { card($0.title, $0.target, $0.summary, page) }))\
      \(cards("page_more", page.words.moreReading, pages.map { card($0.title, .page($0.slug), $0.summary, page) }))\
      \(Templates.evenings(evenings, page))
      """
  }

  private func problemCard(_ item: Item, side: String, _ page: PageContext) -> Markup {
    let lang = page.lang(item.link.language)
    return """
      <li class="card card-tile \(side)">
      \(tile(item.problem, page))
      <div>
      \(heading(item.called, item.link.target, lang: lang, page))\
      <p\(lang)>\(item.summary)</p>
      </div>
      </li>

      """
  }
}
