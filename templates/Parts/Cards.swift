import Markup
import Model

/// The name of a problem in a list: what one sees, which leads there, and then the expert's word.
func heading(_ called: Called, _ target: Target, _ page: PageContext) -> Markup {
  let expert: Markup? = called.expert.map { "<p class=\"expert\">\($0)</p>\n" }
  return """
    <h3><a href="\(page.links.to(target))">\(called.name)</a></h3>
    \(expert)
    """
}

/// How a problem in a list begins: its drawing, its name, and a sentence about it.
///
/// - Parameter facts: what else is known of it; a line each.
func problemHead(_ problem: Diptych, facts: [String] = [], _ page: PageContext) -> Markup {
  """
  <div class="problem-head">
  \(tile(problem, page))
  <div>
  \(heading(problem.called, .diptych(problem.id), page))\
  <p>\(problem.summary)</p>
  \(facts.map { "<p class=\"meta\">\($0)</p>\n" as Markup })\
  </div>
  </div>

  """
}

/// A card for one item to choose, with a sentence about it.
///
/// - Parameters:
///   - icon: the content path of its drawing; `nil` when it has none.
///   - picture: a drawing of the program.
///   - facts: whom it is for, and how long it takes, as far as that is known; a line each.
///   - level: that of its heading.
func card(
  _ name: String, _ target: Target, _ summary: String, icon: String? = nil, picture: Target? = nil, facts: [String] = [],
  level: Int = 3,
  _ page: PageContext
) -> Markup {
  let words: Markup = """
    <h\(level)><a href="\(page.links.to(target))">\(name)</a></h\(level)>
    <p>\(summary)</p>
    \(facts.map { "<p class=\"meta\">\($0)</p>\n" as Markup })
    """
  guard let picture = picture ?? icon.map({ .asset($0) }) else { return "<li class=\"card\">\n\(words)</li>\n" }
  return """
    <li class="card card-tile">
    \(tile(picture, page))
    <div>
    \(words)\
    </div>
    </li>

    """
}

/// What a card says of an evening: for whom it is, if that is said, and how long it takes.
func facts(_ evening: Evening, _ page: PageContext) -> [String] {
  [evening.participants ?? evening.audience.flatMap(page.theme.audience)?.title, page.words.minutes(evening.programme.duration)]
    .compactMap(\.self)
}

/// The drawings of problems, by slug: what is about a problem shows that of the first it names.
func drawings(_ problems: [Diptych]) -> [String: String] {
  Dictionary(problems.compactMap { problem in problem.icon.map { (problem.slug, $0) } }, uniquingKeysWith: { $1 })
}

/// The drawing beside an evening, or that of the first problem that it treats.
func drawing(of evening: Evening, _ drawings: [String: String]) -> String? {
  evening.icon ?? evening.problems.lazy.compactMap { drawings[$0.value] }.first
}

/// Cards under a heading; `nil` when there are none.
func cards(_ id: String, _ heading: String, _ cards: [Markup]) -> Markup? {
  guard !cards.isEmpty else { return nil }
  return """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)" class="section-head">\(heading)</h2>
    <ul class="cards">
    \(cards)\
    </ul>
    </section>

    """
}

/// Evenings to choose from, below a heading of their own, with the drawings of the problems that they treat.
func eveningCards(_ evenings: [Evening], drawings: [String: String], for reader: Audience? = nil, _ page: PageContext) -> Markup?
{
  cards(
    "page_evenings", page.words.evenings,
    evenings.map { evening in
      let icon = drawing(of: evening, drawings)
      let target = target(of: evening, for: reader?.id, page)
      return card(evening.title, target, evening.summary, icon: icon, facts: facts(evening, page), page)
    })
}

/// What a card says of a tool: for whom it is, how old the children are of whom it asks, and how long it takes, if that is said.
func facts(_ tool: Tool, _ page: PageContext) -> [String] {
  var ages: String?
  if case .signals(let questionnaire) = tool.use {
    ages = page.words.ages(questionnaire.ages.lowerBound, questionnaire.ages.upperBound)
  }
  return [tool.audience.flatMap(page.theme.audience)?.title ?? page.words.search.forAll, ages, tool.duration].compactMap(\.self)
}
