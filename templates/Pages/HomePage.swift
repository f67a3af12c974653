import Markup
import Model

/// The home page: a door for each audience, and the problems by what one sees. It leads each reader to the view of a problem in one step.
package struct HomePage: PageTemplate {
  /// What an editor leads to from the first page.
  package struct Named {
    let link: NamedTarget, summary: String
    /// The content path of its drawing.
    let icon: String?

    package init(link: NamedTarget, summary: String, icon: String?) {
      (self.link, self.summary, self.icon) = (link, summary, icon)
    }
  }

  let site: Settings
  let problems: [Diptych]
  /// How many of the problems it shows; `nil` for all.
  let shown: Int?
  let evenings: [Evening]
  let hasTools: Bool
  /// What the editor leads to from here.
  let named: [Named]

  package init(
    site: Settings, problems: [Diptych], shown: Int? = nil, evenings: [Evening], hasTools: Bool, named: [Named] = []
  ) {
    self.site = site
    self.problems = problems
    self.shown = shown
    self.evenings = evenings
    self.hasTools = hasTools
    self.named = named
  }

  package var title: String { site.tagline }
  package var description: String { site.description }

  package var sheets: [String] { ["more.css", "search.css"] }

  package func main(_ page: PageContext) -> Markup {
    """
    <div class="home-intro">
    <div>
    <h1>\(site.tagline)</h1>
    <p class="summary">\(site.description)</p>
    </div>
    <img src="\(page.links.to(.builtIn("home.svg")))" alt="" width="384" height="240">
    </div>
    <div class="leaves home-doors">
    \(site.readers.map { door($0, page) })\
    </div>
    <section aria-labelledby="page_problems">
    <h2 id="page_problems" class="section-head">\(page.words.whatOneSees)</h2>
    <ul class="problems seen">
    \(problems.prefix(shown ?? .max).map { item($0, page) })\
    </ul>
    \(shown.map { _ in allProblems(problems.count, page) })\
    </section>
    \(searchForm(page))\
    \(page.theme.isForCopies ? slot(.home) : nil)\
    \(cards("page_to_do", page.words.toDo, toDo(page)))\
    \(eveningCards(evenings, drawings: drawings(problems), page))
    """
  }

  private func door(_ reader: Audience, _ page: PageContext) -> Markup {
    """
    <div class="leaf panel-link \(page.theme.side(reader.id))">
    <p><a class="go" href="\(page.links.to(.audience(reader.id)))">\(reader.title)</a></p>
    <p class="leaf-more">\(reader.summary)</p>
    </div>

    """
  }

  /// What there is to do besides reading.
  private func toDo(_ page: PageContext) -> [Markup] {
    let words = page.words
    let lessons = page.theme.line.map { card($0.name, $0.target, words.lessons.lead, page) }
    return named.map { card($0.link.name, $0.link.target, $0.summary, icon: $0.icon, page) }
      + [lessons, hasTools ? card(words.tools.title, .tools, words.tools.lead, page) : nil].compactMap(\.self)
  }

  private func item(_ problem: Diptych, _ page: PageContext) -> Markup {
    """
    <li class="problem">
    \(problemHead(problem, page))\
    \(choices(of: problem, problem.readers(among: site.readers), page))\
    </li>

    """
  }
}
