import Markup
import Model

/// One parent evening.
package struct EveningPage: PageTemplate {
  let evening: Evening
  let problems: [Problem]
  let body: Markup
  let invitation: Markup
  let cited: [CitedSource]

  package init(evening: Evening, problems: [Problem], body: Markup, invitation: Markup, cited: [CitedSource]) {
    self.evening = evening
    self.problems = problems
    self.body = body
    self.invitation = invitation
    self.cited = cited
  }

  package var title: String { evening.title }
  package var description: String { evening.summary }
  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] { [NamedTarget(page.words.evenings, .evenings)] }

  package func main(_ page: PageContext) -> Markup {
    let words = page.words
    var items: [Contents] = []
    if !evening.programme.items.isEmpty { items.append(Contents(id: "page_programme", text: words.programme)) }
    if !evening.materials.isEmpty { items.append(Contents(id: "page_materials", text: words.materials)) }
    items += Contents.of(evening.body) + [Contents(id: "page_invitation", text: words.invitation)]
    let last = evening.programme.items.indices.last
    let length: Markup? = last.flatMap { last in
      guard let begin = evening.programme.times(of: 0), let end = evening.programme.times(of: last) else { return nil }
      let times = words.eveningLength(evening.programme.duration, begin.from.description, end.to.description)
      return "<p class=\"meta\">\(times).\(belongsTo(problems, page))</p>\n"
    }
    return """
      \(pageHead(title, description, icon: problems.first.map { tile($0, page) }, more: length))\
      <div class="columns">
      \(contents(items, page))\
      <div class="text">
      \(programme(evening.programme, page))\
      \(list("page_materials", words.materials, evening.materials))\
      <div class="prose section-head">
      \(body)\
      </div>
      \(ending([sources(cited, page)]))\
      <section class="invitation" aria-labelledby="page_invitation">
      <h2 id="page_invitation" class="section-head">\(words.invitation)</h2>
      <div class="letter prose">
      \(invitation)\
      </div>
      </section>
      </div>
      </div>

      """
  }
}

/// The problems that a meeting treats, in a sentence.
func belongsTo(_ problems: [Problem], _ page: PageContext) -> Markup? {
  guard !problems.isEmpty else { return nil }
  return " \(page.words.belongsTo) \(inline(problems, page))."
}

/// A programme as a table with times, or with minutes where it has no start.
func programme(_ programme: Programme, _ page: PageContext) -> Markup? {
  guard !programme.items.isEmpty else { return nil }
  let rows: [Markup] = programme.items.enumerated().map { index, item in
    let length = page.words.minutesShort(item.minutes)
    let time: Markup = programme.times(of: index).map { "\($0.from.description) <small>\(length)</small>" } ?? "\(length)"
    let how: Markup? = item.how.map { " \($0)" }
    return """
      <tr>
      <th scope="row" class="time">\(time)</th>
      <td><strong>\(item.what)</strong>\(how)</td>
      </tr>

      """
  }
  return """
    <section aria-labelledby="page_programme">
    <h2 id="page_programme">\(page.words.programme)</h2>
    <div class="table long" role="group" tabindex="0" aria-labelledby="page_programme">
    <table class="programme">
    <thead>
    <tr>
    <th scope="col">\(page.words.time)</th>
    <th scope="col">\(page.words.part)</th>
    </tr>
    </thead>
    <tbody>
    \(rows)\
    </tbody>
    </table>
    </div>
    </section>

    """
}

/// Things to bring or do, under a heading; nothing when there are none.
func list(_ id: String, _ heading: String, _ items: [String]) -> Markup? {
  guard !items.isEmpty else { return nil }
  return """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)" class="section-head">\(heading)</h2>
    <ul class="materials">
    \(items.map { "<li>\($0)</li>\n" as Markup })\
    </ul>
    </section>

    """
}
