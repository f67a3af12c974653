import Markup
import Model

/// The page that lists all items of a kind: evenings, courses or tools.
package struct ListPage: PageTemplate {
  /// One item to choose.
  struct Item {
    let name: String
    let target: Target
    let summary: String
    /// How long it takes, or whom it is for; a line each.
    let facts: [String]
  }

  package let title: String
  package let description: String
  let items: [Item]

  /// The list of parent evenings.
  package init(evenings: [Evening], words: Interface) {
    title = words.evenings
    description = words.eveningsLead
    items = evenings.map {
      Item(name: $0.title, target: .evening($0.slug), summary: $0.summary, facts: [words.minutes($0.programme.duration)])
    }
  }

  /// The list of courses.
  package init(courses: [Course], words: Interface) {
    title = words.courses
    description = words.coursesLead
    items = courses.map {
      Item(name: $0.title, target: .course($0.slug), summary: $0.summary, facts: [$0.participants, $0.duration])
    }
  }

  /// The list of tools.
  package init(tools: [Tool], words: Interface) {
    title = words.tools.title
    description = words.tools.lead
    items = tools.map { Item(name: $0.title, target: $0.target, summary: $0.summary, facts: []) }
  }

  package func main(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description))\
    <ul class="cards">
    \(items.map { item in
      """
      <li class="card">
      <h2><a href="\(page.links.to(item.target))">\(item.name)</a></h2>
      <p>\(item.summary)</p>
      \(item.facts.map { "<p class=\"meta\">\($0)</p>\n" as Markup })\
      </li>

      """ as Markup
    })\
    </ul>

    """
  }
}
