import Markup
import Model

/// The page that lists all items of a kind, which says in an initializer what its items are.
package struct ListPage: PageTemplate {
  /// One item to choose.
  struct Item {
    let name: String
    let target: Target
    let summary: String
    /// The content path of its drawing.
    var icon: String?
    /// That of the program, where the item has none of its own.
    var picture: Target?
    let facts: (PageContext) -> [String]
  }

  package let title: String
  package let description: String
  let items: [Item]

  /// The list of parent evenings.
  package init(evenings: [Evening], problems: [Diptych], words: Interface) {
    let drawings = drawings(problems)
    title = words.evenings
    description = words.eveningsLead
    items = evenings.map { evening in
      Item(
        name: evening.title, target: .evening(evening.slug), summary: evening.summary,
        icon: drawing(of: evening, drawings), facts: { facts(evening, $0) })
    }
  }

  /// The list of courses.
  package init(courses: [Course], problems: [Diptych], words: Interface) {
    let drawings = drawings(problems)
    title = words.courses
    description = words.coursesLead
    items = courses.map { course in
      Item(
        name: course.title, target: .course(course.slug), summary: course.summary,
        icon: course.icon ?? course.problems.lazy.compactMap { drawings[$0.value] }.first,
        facts: { _ in [course.participants, course.duration] })
    }
  }

  /// The list of materials.
  package init(materials: [Material], words: Interface) {
    title = words.material.title
    description = words.material.lead
    items = materials.map { material in
      Item(
        name: material.title, target: material.target, summary: material.summary,
        picture: BuiltIn.drawing(of: material.form.name),
        facts: { page in
          [words.material.forms[material.form.name], material.audience.flatMap(page.theme.audience)?.title].compactMap(\.self)
        })
    }
  }

  /// The list of tools.
  package init(tools: [Tool], words: Interface) {
    title = words.tools.title
    description = words.tools.lead
    items = tools.map { tool in
      Item(name: tool.title, target: tool.target, summary: tool.summary, icon: tool.icon, facts: { facts(tool, $0) })
    }
  }

  package func main(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description))\
    <ul class="cards">
    \(items.map { card($0.name, $0.target, $0.summary, icon: $0.icon, picture: $0.picture, facts: $0.facts(page), level: 2, page) })\
    </ul>

    """
  }
}
