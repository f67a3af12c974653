import Markup
import Model

/// The start page of one audience.
package struct AudiencePage: PageTemplate {
  /// A problem or a lesson as this audience is shown it.
  package struct Item {
    package var diptych: Diptych
    package var called: Called
    package var link: NamedTarget
    package var summary: String

    package init(diptych: Diptych, called: Called, link: NamedTarget, summary: String) {
      self.diptych = diptych
      self.called = called
      self.link = link
      self.summary = summary
    }
  }

  let reader: Audience
  let problems: [Item]
  /// How many of the problems it shows; `nil` for all.
  let shown: Int?
  let evenings: [Evening]
  let lessons: [Item]
  let tools: [Tool]
  let pages: [Page]

  package init(
    reader: Audience, problems: [Item], shown: Int? = nil, evenings: [Evening], lessons: [Item] = [], tools: [Tool] = [],
    pages: [Page]
  ) {
    self.reader = reader
    self.problems = problems
    self.shown = shown
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
      \(leaves(of: reader, own, page) { other in
        page.door(other.id).map { Leaf(name: other.title, target: $0, summary: other.summary) }
      })\
      \(cards("page_problems", page.words.problems, problems.prefix(shown ?? .max).map { problemCard($0, side: side, page) }))\
      \(shown.map { _ in allProblems(problems.count, page) })\
      \(cards("page_more", page.words.moreReading, pages.map { card($0.title, .page($0.slug), $0.summary, icon: $0.icon, page) }))\
      \(cards("page_lessons", page.words.lessons.title, lessons.map { lesson($0, page) }))\
      \(cards("page_tools", page.words.tools.title, tools.map { card($0.title, $0.target, $0.summary, icon: $0.icon, facts: facts($0, page), page) }))\
      \(eveningCards(evenings, drawings: drawings(problems.map(\.diptych)), for: reader, page))
      """
  }

  private func lesson(_ item: Item, _ page: PageContext) -> Markup {
    let minutes = item.diptych.view(for: reader.id)?.lesson?.minutes
    return card(
      item.called.name, item.link.target, item.summary, icon: item.diptych.icon,
      facts: minutes.map { [page.words.minutes($0)] } ?? [], page)
  }

  private func problemCard(_ item: Item, side: String, _ page: PageContext) -> Markup {
    """
    <li class="card card-tile \(side)">
    \(tile(item.diptych, page))
    <div>
    \(heading(item.called, item.link.target, page))\
    <p>\(item.summary)</p>
    </div>
    </li>

    """
  }
}
