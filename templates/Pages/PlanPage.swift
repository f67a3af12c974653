import Markup
import Model

/// The plan of approach for a problem: a form that all sides fill in together, on screen or on paper. It is a tool like the
/// others: what is filled in can be saved to a file of the reader's own. Nothing in it can be sent, because it has no form
/// element and its fields have no names.
package struct PlanPage: PageTemplate {
  /// In the page's language.
  let problem: Diptych
  /// The name of its file.
  let file: String
  /// In whose words it is; `nil` for the first reader of the site.
  package var reader: Audience?
  /// The problem in the site's own language, where that is not the page's: who reads only that also reads what is agreed.
  package var original: Diptych?
  /// Whether nobody has reviewed the translation.
  package var isUnreviewed = false
  package let title, description: String

  package init(problem: Diptych, file: String, _ theme: Theme) {
    self.problem = problem
    self.file = file
    title = "\(theme.interface.plan.title): \(problem.title.lowercasedFirst)"
    description = theme.interface.plan.lead
  }

  package var script: String? { "plan" }
  package var sheets: [String] { ["tool.css"] }
  package var policy: String? { toolPolicy }
  package var style: String? { "sheet.css" }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    let whole = NamedTarget(problem.title, .diptych(problem.id))
    guard let reader, let language = page.target.language else { return [whole] }
    return [
      NamedTarget(reader.title, page.start(reader.id)),
      NamedTarget(problem.title, .view(of: problem.id, audience: reader.id, language: language)),
    ]
  }

  package func main(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description, icon: tile(problem, page)))\
    \(isUnreviewed ? "<p class=\"notice\" role=\"note\">\(page.words.notReviewed)</p>\n" as Markup : nil)\
    <p class="plan-note">\(page.words.plan.privacy)</p>
    <div id="tool_app" class="tool">
    \(toolFrame(ScriptWords.of(page.words.language, for: "plan"), hasPaper: false, isHidden: true, form(page)))\
    </div>
    \(toolData("plan", file, PlanContent(problem: problem.slug), page.words))
    """
  }

  private func form(_ page: PageContext) -> Markup {
    let audiences = problem.sides(among: page.theme.settings.audiences), words = page.words.plan
    let reader = reader ?? page.theme.settings.readers.first
    let choosing = page.words.choosing(for: reader.map { [$0] } ?? [])
    return """
      <div class="tool-body plan">
      <div class="plan-fields">
      \(line("plan_child", words.child))\
      \(line("plan_date", words.date))\
      </div>
      \(section("plan_start", words.start, audiences.map { area("plan_start_\($0.id)", words.whatSees($0.name)) }
        + [area("plan_start_child", words.whatChildSays)]))\
      \(section("plan_goal", words.goal, [area("plan_goal_child", words.childWants), area("plan_goal_text", words.goalHint)]))\
      \(section("plan_agreements", words.whoDoesWhat, ["<p class=\"lead\">\(choosing.title):</p>\n", agreements(in: reader, page)]))\
      \(section("plan_signs", words.signs, [area("plan_signs_text", words.signsHint)]))\
      \(section("plan_evaluation", words.evaluation, [
        "<div class=\"plan-fields\">\n", line("plan_evaluation_date", words.evaluationDate),
        line("plan_evaluation_who", words.evaluationWho), "</div>\n",
      ]))\
      \(section("plan_signatures", words.signatures, [
        "<div class=\"plan-fields\">\n",
        "\((audiences.map(\.name) + [words.theChild]).enumerated().map { line("plan_name_\($0.offset)", words.nameOf($0.element), signature: words.signature) })",
        "</div>\n",
      ]))\
      </div>

      """
  }

  /// What each side does, to be ticked and dated, with room for agreements of their own.
  ///
  /// All of it is in the words of one reader: those who read it together are not called “you” in turn.
  private func agreements(in reader: Audience?, _ page: PageContext) -> Markup {
    let sides = problem.sides(among: page.theme.settings.audiences), words = page.words.plan
    let panels: [Markup] = sides.map { side in
      let voice = page.theme.voice(of: side, for: reader)
      let items: [Markup] = problem.agreements.filter { $0.by == side.id }.map { agreement in
        let id = "plan_agreement_\(agreement.id)"
        return """
          <li>
          <input type="checkbox" id="\(id)">
          <label for="\(id)">\(page.text(agreement.wording[voice.id] ?? "", in: agreement.language))\(beside(agreement, voice, page))</label>
          \(line("\(id)_when", words.when))\
          </li>

          """
      }
      let own = "plan_own_\(side.id)"
      return """
        <div class="panel \(page.theme.side(side.id))">
        <p class="side-name">\(side.name)</p>
        <h3 class="panel-title">\(voice.agreementHeadings[side.id] ?? side.name)</h3>
        <ul class="plan-list">
        \(items)\
        </ul>
        \(area(own, words.own))\
        </div>

        """
    }
    return """
      <div class="diptych\(panels.count > 2 ? " diptych-many" : nil)">
      \(panels)\
      </div>

      """
  }

  /// An agreement in the site's own language too, below its translation.
  private func beside(_ agreement: Agreement, _ voice: Audience, _ page: PageContext) -> Markup? {
    guard agreement.language == nil, let own = original?.agreements.first(where: { $0.id == agreement.id })?.wording[voice.id]
    else { return nil }
    return "<br>\n<span class=\"plan-original\"\(page.siteLang)>\(own)</span>"
  }

  private func section(_ id: String, _ heading: String, _ content: [Markup]) -> Markup {
    """
    <section class="plan-section" aria-labelledby="\(id)">
    <h2 id="\(id)" class="section-head">\(heading)</h2>
    \(content)\
    </section>

    """
  }

  private func area(_ id: String, _ label: String) -> Markup {
    """
    <p class="plan-area">
    <label for="\(id)">\(label)</label>
    <textarea id="\(id)" rows="3" autocomplete="off"></textarea>
    </p>

    """
  }

  private func line(_ id: String, _ label: String, signature: String? = nil) -> Markup {
    """
    <p class="plan-line">
    <label for="\(id)">\(label)</label>
    <input type="text" id="\(id)" autocomplete="off">
    \(signature.map { "<span class=\"plan-signature\">\($0)</span>\n" as Markup })\
    </p>

    """
  }
}
