import Markup
import Model

/// One course with its sessions.
package struct CoursePage: PageTemplate {
  let course: Course
  let problems: [Problem]
  let body: Markup
  let cited: [CitedSource]

  package init(course: Course, problems: [Problem], body: Markup, cited: [CitedSource]) {
    self.course = course
    self.problems = problems
    self.body = body
    self.cited = cited
  }

  package var title: String { course.title }
  package var description: String { course.summary }
  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] { [NamedTarget(page.words.courses, .courses)] }

  package func main(_ page: PageContext) -> Markup {
    let words = page.words
    return """
      \(pageHead(title, description))\
      <div class="columns">
      <dl class="facts aside">
      <dt>\(words.participants)</dt>
      <dd>\(course.participants)</dd>
      <dt>\(words.duration)</dt>
      <dd>\(course.duration)</dd>
      </dl>
      <div class="text">
      <section aria-labelledby="page_sessions">
      <h2 id="page_sessions">\(words.sessions)</h2>
      <ol class="sessions">
      \(course.sessions.map { item($0, page) })\
      </ol>
      </section>
      <div class="prose section-head">
      \(body)\
      </div>
      \(ending([related(problems, audience: nil, page), sources(cited, page)]))\
      </div>
      </div>

      """
  }

  private func item(_ session: Session, _ page: PageContext) -> Markup {
    let minutes = session.programme.duration
    let length: Markup? = minutes > 0 ? "<p class=\"meta\">\(page.words.minutes(minutes))</p>\n" : nil
    return """
      <li class="session">
      <h3><a href="\(page.links.to(.session(course: course.slug, session: session.slug)))">\(session.title)</a></h3>
      <p>\(session.summary)</p>
      \(length)\
      </li>

      """
  }
}

/// One session of a course.
package struct SessionPage: PageTemplate {
  let course: Course
  let session: Session
  let problems: [Problem]
  let body: Markup
  let cited: [CitedSource]

  package init(course: Course, session: Session, problems: [Problem], body: Markup, cited: [CitedSource]) {
    self.course = course
    self.session = session
    self.problems = problems
    self.body = body
    self.cited = cited
  }

  package var title: String { session.title }
  package var description: String { session.summary }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    [NamedTarget(page.words.courses, .courses), NamedTarget(course.title, .course(course.slug))]
  }

  package func main(_ page: PageContext) -> Markup {
    let words = page.words
    var items: [Contents] = []
    if !session.preparation.isEmpty { items.append(Contents(id: "page_preparation", text: words.preparation)) }
    if !session.materials.isEmpty { items.append(Contents(id: "page_materials", text: words.materials)) }
    if !session.programme.items.isEmpty { items.append(Contents(id: "page_programme", text: words.programme)) }
    return """
      \(pageHead(title, description))\
      <div class="columns">
      \(contents(items + Contents.of(session.body), page))\
      <div class="text">
      <p class="goal"><strong>\(words.goal):</strong> \(session.goal)</p>
      \(list("page_preparation", words.preparation, session.preparation))\
      \(list("page_materials", words.materials, session.materials))\
      \(programme(session.programme, page))\
      <div class="prose section-head">
      \(body)\
      </div>
      \(neighbours(page))\
      \(ending([related(problems, audience: nil, page), sources(cited, page)]))\
      </div>
      </div>

      """
  }

  private func neighbours(_ page: PageContext) -> Markup? {
    guard let index = course.sessions.firstIndex(where: { $0.slug == session.slug }) else { return nil }
    func link(_ word: String, _ index: Int) -> Markup? {
      guard course.sessions.indices.contains(index) else { return nil }
      let other = course.sessions[index]
      let target = page.links.to(.session(course: course.slug, session: other.slug))
      return "<li><a href=\"\(target)\">\(word): \(other.title)</a></li>\n"
    }
    return """
      <ul class="actions">
      \(link(page.words.previous, index - 1))\(link(page.words.next, index + 1))\
      </ul>

      """
  }
}
