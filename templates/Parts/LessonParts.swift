import Markup
import Model

/// How one side does a lesson: what a child learns, what is needed, and the steps; `nil` for a problem.
func lesson(_ diptych: Diptych, _ view: View, _ page: PageContext) -> Markup? {
  guard let part = view.lesson else { return nil }
  let words = page.words
  return """
    <p class="goal"><strong>\(words.goal):</strong> \(page.ofSite(diptych.goal ?? ""))</p>
    \(list("page_materials", words.lessons.materialsLead, part.materials, lang: page.siteLang, page))\
    \(steps(part.steps, page))
    """
}

/// The headings of ``lesson(_:_:_:)``, for the table of contents.
func lessonContents(_ view: View, _ page: PageContext) -> [Contents] {
  guard let part = view.lesson else { return [] }
  let steps = Contents(id: "page_steps", text: page.words.lessons.steps)
  return !part.materials.contains { isShown($0, page) }
    ? [steps] : [Contents(id: "page_materials", text: page.words.lessons.materialsLead), steps]
}

/// The steps of a lesson, one after the other.
func steps(_ steps: [LessonPart.Step], _ page: PageContext) -> Markup {
  let items: [Markup] = steps.map { step in
    let time: Markup? = step.minutes.map { " <span class=\"meta\"\(page.wordsLang)>(\(page.words.minutesShort($0)))</span>" }
    let how: Markup? = step.how.map { "<br>\n\($0)" }
    return "<li><strong>\(step.what)</strong>\(time)\(how)</li>\n"
  }
  return """
    <section aria-labelledby="page_steps">
    <h2 id="page_steps" class="section-head">\(page.words.lessons.steps)</h2>
    <ol class="steps"\(page.siteLang)>
    \(items)\
    </ol>
    </section>

    """
}

/// The page of the learning line: every lesson in its order, with links to each side's part.
package struct LearningLinePage: PageTemplate {
  let line: LearningLine
  let lessons: [Diptych]
  let body: Markup
  let cited: [CitedSource]

  package init(line: LearningLine, lessons: [Diptych], body: Markup, cited: [CitedSource]) {
    self.line = line
    self.lessons = lessons
    self.body = body
    self.cited = cited
  }

  package var title: String { line.title }
  package var description: String { line.summary }
  package var updated: Day? { line.publication.updated }

  package func main(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description))\
    <div class="prose">
    \(body)\
    </div>
    <section aria-labelledby="page_lessons">
    <h2 id="page_lessons" class="section-head">\(page.words.lessons.inOrder)</h2>
    <ol class="problems">
    \(lessons.enumerated().map { item($1, number: $0 + 1, page) })\
    </ol>
    </section>
    \(ending([sources(cited, page), dates(updated: updated, nil, page)]))
    """
  }

  private func item(_ lesson: Diptych, number: Int, _ page: PageContext) -> Markup {
    let sides: [Markup] = page.theme.settings.readers.compactMap { audience in
      guard let view = lesson.view(for: audience.id), let part = view.lesson else { return nil }
      let href = page.links.to(.view(of: lesson.id, audience: audience.id))
      return """
        <li class="\(page.theme.side(audience.id))"><a href="\(href)"><span class="hidden">\(lesson.title): </span>\
        \(page.words.lessons.minutesFor(audience.title, part.minutes))</a></li>

        """
    }
    return """
      <li class="problem">
      <div class="problem-head">
      \(tile(lesson, page))
      <div>
      <p class="meta">\(page.words.lessons.number(number))</p>
      <h3><a href="\(page.links.to(.diptych(lesson.id)))">\(lesson.title)</a></h3>
      <p>\(lesson.goal ?? lesson.summary)</p>
      </div>
      </div>
      <ul class="choices">
      \(sides)\
      </ul>
      \(volumeLink(.lesson(lesson.slug), page).map { "<p class=\"meta\">\($0)</p>\n" as Markup })\
      </li>

      """
  }
}
