import Markup
import Model

/// The agreements of a problem as panels, one for each side that has any.
///
/// - Parameters:
///   - reader: whose words and order they stand in; nothing gives each side its own words.
///   - placed: the ids of those that the text gives a place of their own.
/// - Returns: nothing when all have a place of their own.
package func agreements(
  of problem: Problem, reader: Audience?, except placed: Set<String> = [], _ page: PageContext
) -> Markup? {
  let audiences = page.theme.settings.audiences
  // What the reader does stands first.
  let sides = audiences.filter { $0.id == reader?.id } + audiences.filter { $0.id != reader?.id }
  let panels: [Markup] = sides.compactMap { side in
    let kept = problem.agreements.filter { $0.by == side.id && !placed.contains($0.id) }
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
  guard panels.contains(where: { !$0.isEmpty }) else { return nil }
  return """
    <div class="agreements">
    <div class="diptych">
    \(panels)\
    </div>
    </div>

    """
}

/// One agreement at its place in a text, in the reader's words, with the way to the words of the others.
package func agreement(_ agreement: Agreement, of problem: Problem, reader: Audience, _ page: PageContext) -> Markup {
  let others: [Markup] = page.theme.settings.audiences.filter { $0.id != reader.id }.map { other in
    let href = page.links.to(.view(problem: problem.slug, audience: other.id)) + "#agreement_\(agreement.id)"
    return " <a class=\"\(page.theme.side(other.id))\" href=\"\(href)\">\(page.words.agreementFor(other.name))</a>"
  }
  return """
    <div class="agreement \(page.theme.side(agreement.by))" id="agreement_\(agreement.id)">
    <p><span class="side-name">\(page.theme.audience(agreement.by)?.name ?? "")</span> \(agreement.wording[reader.id] ?? "")</p>
    <p class="agreement-others">\(others)</p>
    </div>

    """
}

/// A section of another view.
package func quotation(_ text: Markup, title: String, audience: Audience, side: String, href: String) -> Markup {
  """
  <blockquote class="quotation \(side)">
  <p class="side-name">\(audience.name)</p>
  \(text)\
  <p class="quotation-origin"><a href="\(href)">\(title), \(audience.title.lowercasedFirst)</a></p>
  </blockquote>

  """
}
