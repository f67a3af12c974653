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

  package init(words: Interface, rows: [Row]) {
    self.words = words
    self.rows = rows
  }

  package var title: String { words.overview }
  package var description: String { words.overviewLead }

  package func main(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description))\
    <section aria-labelledby="page_problems">
    <h2 id="page_problems" class="section-head">\(words.whatOneSees)</h2>
    <ul class="problems overview">
    \(rows.map { item($0, page) })\
    </ul>
    </section>
    \(downloads([.book, .ebook], page))
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
