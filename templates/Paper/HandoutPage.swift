import Markup
import Model

/// What a reader takes home from a view on one sheet of paper: its key points, the agreements of both sides, a way to begin the
/// conversation, and room to write.
package struct HandoutPage: PageTemplate {
  let diptych: Diptych
  let view: View
  let reader: Audience
  /// A QR code of the view's address; `nil` when the address is too long for one.
  let code: Markup?
  /// Whether it is a translation that nobody has reviewed.
  package var isUnreviewed = false
  package let title: String

  package init(diptych: Diptych, view: View, reader: Audience, code: Markup?, _ theme: Theme) {
    self.diptych = diptych
    self.view = view
    self.reader = reader
    self.code = code
    title = "\(theme.interface.handout.title): \((view.title ?? diptych.title).lowercasedFirst), \(reader.title.lowercasedFirst)"
  }

  private var name: String { view.title ?? diptych.title }
  package var description: String { view.summary }
  package var audience: String? { reader.id }
  package var isSheet: Bool { true }
  package var style: String? { "sheet.css" }
  package var updated: Day? { diptych.updated(view) }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    [NamedTarget(reader.title, page.start(reader.id)), NamedTarget(name, target(page))]
  }

  package func main(_ page: PageContext) -> Markup {
    let words = page.words
    let site = page.theme.settings
    let version: Markup? = updated.map { "\(words.handout.made) \(words.date($0)). " }
    let head: Markup = "<p class=\"side-name\">\(reader.title)</p>\n"
    // What one looks for at a glance, and room to write, stand beside what one reads.
    let margin: [Markup] = [
      list("page_materials", words.lessons.materialsLead, view.lesson?.materials ?? [], lang: page.siteLang, page),
      section("page_starters", words.handout.starters, view.starters, quoted: true),
      """
      <section class="handout-notes" aria-labelledby="page_notes">
      <h2 id="page_notes">\(words.handout.notes)</h2>
      <div class="lines" aria-hidden="true"></div>
      </section>

      """,
    ].compactMap(\.self)
    return """
      <div class="handout">
      <div class="page-head page-head-tile">
      \(tile(diptych, page))
      <div>
      \(head)\
      <h1>\(name)</h1>
      <p class="summary">\(view.summary)</p>
      </div>
      </div>
      \(isUnreviewed ? "<p class=\"notice\" role=\"note\">\(words.notReviewed)</p>\n" as Markup : nil)\
      <div class="handout-columns">
      <div class="handout-text">
      \(view.lesson.map { steps($0.steps, page) })\
      \(section("page_points", words.handout.points, view.points))\
      \(chooseWithPen(from: diptych, reader: reader, page))\
      </div>
      <div class="handout-margin">
      \(margin)\
      </div>
      </div>
      <div class="handout-foot">
      \(code)
      <p>\(page.theme.isForCopies ? slot(.sheet) : nil)<strong\(page.siteLang)>\(site.publisher.name)</strong>. \(version)<br>\(words.handout.address)<br>
      <a href="\(page.links.to(target(page)))">\(page.address(page.links.whole(target(page))))</a></p>
      </div>
      </div>

      """
  }

  /// The view that it is made of, in the page's language.
  private func target(_ page: PageContext) -> Target {
    .view(of: diptych.id, audience: reader.id, language: page.target.language)
  }

  private func section(_ id: String, _ heading: String, _ items: [String], quoted: Bool = false) -> Markup? {
    guard !items.isEmpty else { return nil }
    let list: Markup = quoted ? "<ul class=\"starters\">" : "<ul>"
    return """
      <section aria-labelledby="\(id)">
      <h2 id="\(id)">\(heading)</h2>
      \(list)
      \(items.map { "<li>\($0)</li>\n" as Markup })\
      </ul>
      </section>

      """
  }
}
