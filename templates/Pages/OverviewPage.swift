import Markup
import Model

/// The overview: every problem, with all that belongs to it one click away.
package struct OverviewPage: PageTemplate {
  /// What belongs to one problem.
  package struct Row {
    let problem: Diptych
    let related: [Diptych]
    let evenings: [Evening]
    let courses: [NamedTarget]

    package init(problem: Diptych, related: [Diptych], evenings: [Evening], courses: [NamedTarget]) {
      self.problem = problem
      self.related = related
      self.evenings = evenings
      self.courses = courses
    }
  }

  let words: Interface
  let rows: [Row]
  /// The first and the last problem of each of its pages; none when it is one page.
  let pages: [(first: String, last: String)]
  /// The number of the page; `nil` for the overview itself.
  let number: Int?

  package init(words: Interface, rows: [Row], pages: [(first: String, last: String)] = [], number: Int? = nil) {
    (self.words, self.rows, self.pages, self.number) = (words, rows, pages, number)
  }

  package var title: String { number.map { "\(words.overview): \(range($0))" } ?? words.overview }
  package var description: String { words.overviewLead }
  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    number == nil ? [] : [NamedTarget(words.overview, .overview)]
  }

  private func range(_ number: Int) -> String { "\(pages[number - 1].first) – \(pages[number - 1].last)" }

  package func main(_ page: PageContext) -> Markup {
    number == nil && !pages.isEmpty ? contents(page) : list(page)
  }

  /// The way to each of its pages.
  private func contents(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description))\
    <section aria-labelledby="page_problems">
    <h2 id="page_problems" class="section-head">\(words.fromAToZ)</h2>
    <ul class="links">
    \(pages.indices.map { "<li><a href=\"\(page.links.to(.overviewPage($0 + 1)))\">\(range($0 + 1))</a></li>\n" as Markup })\
    </ul>
    </section>
    \(downloads([.book, .ebook], page))
    """
  }

  /// The ways from one of its pages to the one before and the one after it.
  private func neighbours(_ page: PageContext) -> Markup? {
    guard let number else { return nil }
    let ways = [(words.previous, number - 1), (words.next, number + 1)].filter { pages.indices.contains($0.1 - 1) }
    let items: [Markup] = ways.map { word, other in
      "<li><a href=\"\(page.links.to(.overviewPage(other)))\">\(word): \(range(other))</a></li>\n"
    }
    return "<ul class=\"actions\">\n\(items)</ul>\n"
  }

  private func list(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description))\
    <section aria-labelledby="page_problems">
    <h2 id="page_problems" class="section-head">\(words.whatOneSees)</h2>
    <ul class="problems overview">
    \(rows.map { item($0, page) })\
    </ul>
    </section>
    \(neighbours(page))\
    \(number == nil ? downloads([.book, .ebook], page) : nil)
    """
  }

  private func item(_ row: Row, _ page: PageContext) -> Markup {
    let problem = row.problem, readers = problem.readers(among: page.theme.settings.readers)
    let handouts = readers.map { NamedTarget($0.name, .handout(of: problem.id, audience: $0.id)) }
    let belonging = [
      (words.handout.title, handouts), (words.evenings, row.evenings.map { NamedTarget($0.title, .evening($0.slug)) }),
      (words.courses, row.courses), (words.alsoRelevant, row.related.map { NamedTarget($0.called.name, .diptych($0.id)) }),
    ]
    return """
      <li class="problem">
      \(problemHead(problem, facts: [words.ages(problem.ages.lowerBound, problem.ages.upperBound)], page))\
      <dl>
      <dt class="hidden">\(words.plan.title)</dt>
      <dd><a href="\(page.links.to(.plan(problem.slug)))">\(words.plan.make)</a></dd>
      \(belonging.filter { !$0.1.isEmpty }.map { "<dt>\($0.0)</dt>\n<dd>\(inline($0.1, page))</dd>\n" as Markup })\
      </dl>
      \(choices(of: problem, readers, page))\
      </li>

      """
  }
}

/// The way to all problems, where a page shows the first of very many.
func allProblems(_ count: Int, _ page: PageContext) -> Markup {
  "<ul class=\"actions\">\n<li><a href=\"\(page.links.to(.overview))\">\(page.words.all(count))</a></li>\n</ul>\n"
}

extension Interface {
  fileprivate var fromAToZ: String { said(dutch: "Van A tot Z", english: "From A to Z", arabic: "بالترتيب الأبجدي") }

  fileprivate func all(_ problems: Int) -> String {
    said(
      dutch: "Alle \(problems) problemen, van A tot Z", english: "All \(problems) problems, from A to Z",
      arabic: "كل المشكلات (\(problems)) بالترتيب الأبجدي")
  }
}

/// The ways from a problem to the text of each reader.
func choices(of problem: Diptych, _ readers: [Audience], _ page: PageContext) -> Markup {
  let items: [Markup] = readers.map { audience in
    """
    <li class="\(page.theme.side(audience.id))">\
    <a href="\(page.links.to(.view(of: problem.id, audience: audience.id)))">\
    <span><span class="hidden">\(problem.called.name): </span>\(audience.title)</span></a></li>

    """
  }
  return "<ul class=\"choices\">\n\(items)</ul>\n"
}
