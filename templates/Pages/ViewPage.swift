import Markup
import Model

/// The page of a problem or a lesson for one audience: the reader's leaf of the diptych, with the other leaf always in sight.
package struct ViewPage: PageTemplate {
  /// What comes below the text.
  package struct Surroundings {
    package var related: [RelatedProblem] = []
    package var lessons: [RelatedProblem] = []
    package var evenings: [Evening] = []
    package var courses: [NamedTarget] = []
    package var cited: [CitedSource] = []
    package var review: Review?

    package init() {}

    /// All of it as HTML; `nil` when there is nothing.
    func ending(for reader: Audience?, updated: Day?, _ page: PageContext) -> Markup? {
      Templates.ending([
        Templates.related(related, page),
        Templates.lessons(lessons, page),
        Templates.evenings(evenings, for: reader, page),
        Templates.courses(courses, page),
        sources(cited, page),
        dates(updated: updated, review, page),
      ])
    }
  }

  let diptych: Diptych
  let view: View
  let reader: Audience
  let introduction: Markup
  let body: Markup
  package var around: Surroundings
  /// Whether it is a translation that nobody has reviewed, which its reader should know first.
  package var isUnreviewed = false

  /// - Parameters:
  ///   - diptych, view: in the page's language.
  ///   - reader: in the page's language.
  ///   - comma: what separates the two parts of the title.
  package init(
    diptych: Diptych, view: View, reader: Audience, introduction: Markup, body: Markup, around: Surroundings, comma: String
  ) {
    self.diptych = diptych
    self.view = view
    self.reader = reader
    self.introduction = introduction
    self.body = body
    self.around = around
    self.comma = comma
    name = view.title ?? diptych.title
    title = "\(name)\(comma)\(reader.title.lowercasedFirst)"
  }

  private let comma, name: String
  package let title: String
  package var description: String { view.summary }
  package var audience: String? { reader.id }
  package var isReadAloud: Bool { true }
  package var script: String? { "view" }
  package var sheets: [String] { ["view.css"] }
  package var updated: Day? { diptych.updated(view) }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    [
      diptych.id.kind == .lesson ? page.theme.line : NamedTarget(reader.title, page.start(reader.id)),
      NamedTarget(diptych.title, .diptych(diptych.id)),
    ].compactMap(\.self)
  }

  package func data(_ page: PageContext) -> Markup? {
    article(page, published: diptych.publication.from, reader: reader, about: diptych.title)
  }

  package func main(_ page: PageContext) -> Markup {
    let items = Contents.of(diptych.introduction) + lessonContents(view, page) + Contents.of(view.body)
    let length: Markup? = view.lesson.map { ". \(page.words.minutes($0.minutes))" }
    let own: Markup = """
      \(tile(diptych, page))
      <div>
      <p class="side-name">\(reader.title)</p>
      \(seenAs(diptych))\
      <h1>\(name)</h1>
      <p class="summary">\(view.summary)</p>
      <p class="meta">\(page.words.ages(diptych.ages.lowerBound, diptych.ages.upperBound))\(length)</p>
      </div>

      """
    let isLast = diptych.views.last?.audience == reader.id && diptych.views.count == 2
    let before: Markup? = isLast ? " columns-before" : nil
    return """
      \(leaves(of: reader, own, page, other: counterpart))\
      \(isUnreviewed ? "<p class=\"notice\" role=\"note\">\(page.words.notReviewed)</p>\n" as Markup : nil)\
      <div class="columns columns-tasks\(before)">
      \(tasks(page))\
      <div class="text">
      \(contents(items, page))\
      \(introduction.isEmpty ? nil : "<div class=\"prose shared\">\n\(introduction)</div>\n" as Markup)\
      \(lesson(diptych, view, page))\
      <div class="prose">
      \(body)\
      </div>
      \(around.ending(for: reader, updated: updated, page))\
      </div>
      </div>

      """
  }

  /// What a reader comes for: the text in short, what both sides can choose, and what can be done with it. On a phone it stands before the text,
  /// on a wide screen beside it, in sight.
  private func tasks(_ page: PageContext) -> Markup {
    let handout = Target.handout(of: diptych.id, audience: reader.id, language: page.target.language)
    // Files to print are in the site's own language alone.
    let volumes =
      page.target.language != nil
      ? [] : [.handout(of: diptych.id, audience: reader.id)] + (diptych.id.kind == .lesson ? [Volume.lesson(diptych.slug)] : [])
    let files: [Markup] = volumes.compactMap { volumeLink($0, page).map { "<li>\($0)</li>\n" } }
    return """
      <div class="tasks">
      \(inShort(page))\
      \(choose(from: diptych, reader: reader, page))\
      <ul class="actions">
      \(makePlan(diptych, page))\
      \(action(page.words.handout.link, handout, page))\
      \(files)\
      \(action(page.words.readTogether, .diptych(diptych.id), page))\
      \(printPage(page))\
      </ul>
      </div>

      """
  }

  private func inShort(_ page: PageContext) -> Markup? {
    guard !view.points.isEmpty else { return nil }
    return """
      <section aria-labelledby="page_points">
      <h2 id="page_points">\(page.words.inShort)</h2>
      <ul class="points">
      \(view.points.map { "<li>\($0)</li>\n" as Markup })\
      </ul>
      </section>

      """
  }

  /// The leaf of another audience. Of a view that this edition leaves out it says only the name.
  private func counterpart(_ other: Audience) -> Leaf? {
    let view = diptych.view(for: other.id)
    return Leaf(
      name: view?.title ?? diptych.title, reader: other.title.lowercasedFirst,
      target: .view(of: diptych.id, audience: other.id), summary: view?.summary)
  }
}

/// The way to the plan of a problem, which begins with what was ticked; a lesson has none.
func makePlan(_ diptych: Diptych, _ page: PageContext) -> Markup? {
  guard diptych.id.kind == .problem else { return nil }
  let target = Target.plan(diptych.slug, language: page.target.language)
  return """
    <li class="plan-way"><a href="\(page.links.to(target))"\(page.hreflang(target))>\(page.words.plan.make)\(page.otherLanguage(target))</a></li>

    """
}

/// What one sees of a problem, above its name; `nil` where that is its name.
func seenAs(_ diptych: Diptych) -> Markup? {
  diptych.seenAs.map { "<p class=\"seen-as\">\($0)</p>\n" }
}

/// The button that prints the page; the script shows it.
func printPage(_ page: PageContext) -> Markup {
  "<li class=\"print-way\" hidden><button type=\"button\">\(page.words.printPage)</button></li>\n"
}

func action(_ name: String, _ target: Target, _ page: PageContext) -> Markup {
  "<li><a href=\"\(page.links.to(target))\"\(page.hreflang(target))>\(name)\(page.otherLanguage(target))</a></li>\n"
}

extension String {
  /// The text as part of a sentence: “Voor ouders” after a comma is “voor ouders”. A word in capitals keeps them.
  package var lowercasedFirst: String {
    // Nearly all begin with two letters of ASCII.
    if let isPlain = utf8.withContiguousStorageIfAvailable({ $0.count >= 2 && $0[0] < 0x80 && $0[1] < 0x80 }), isPlain {
      guard let first = utf8.first, let second = utf8.dropFirst().first, (0x61...0x7A).contains(second),
        (0x41...0x5A).contains(first)
      else { return self }
      var text = self
      return text.withUTF8 { bytes in
        String(unsafeUninitializedCapacity: bytes.count) { copy in
          _ = copy.initialize(fromContentsOf: bytes)
          copy[0] += 0x20
          return bytes.count
        }
      }
    }
    return dropFirst().first?.isLowercase == true ? prefix(1).lowercased() + dropFirst() : self
  }

  /// The text as the beginning of a sentence.
  package var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
