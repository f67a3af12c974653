import Markup
import Model

/// The agreements of a problem as panels, one for each side that has any.
///
/// - Parameter reader: whose words and order they stand in; nothing gives each side its own words.
package func agreements(of problem: Problem, reader: Audience?, _ page: PageContext) -> Markup {
  let audiences = page.theme.settings.audiences
  // What the reader does stands first.
  let sides = audiences.filter { $0.id == reader?.id } + audiences.filter { $0.id != reader?.id }
  let panels: [Markup] = sides.compactMap { side in
    let kept = problem.agreements.filter { $0.by == side.id }
    guard !kept.isEmpty else { return nil }
    let voice = reader ?? side
    return """
      <div class="panel \(page.theme.side(side.id))">
      <p class="side-name">\(side.name)</p>
      <h3 class="panel-title">\(voice.agreementHeadings[side.id] ?? side.name)</h3>
      <ul class="agreement-list">
      \(kept.map { "<li id=\"agreement_\($0.id)\">\($0.wording[voice.id] ?? "")</li>\n" as Markup })\
      </ul>
      </div>

      """
  }
  return """
    <div class="agreements">
    <div class="diptych">
    \(panels)\
    </div>
    </div>

    """
}
