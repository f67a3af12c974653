import Markup
import Model

/// The agreements of a diptych as panels, one for each side that keeps any.
///
/// - Parameters:
///   - reader: the audience in whose words and order they are shown; with `nil` each side has its own words.
///   - placed: the ids of agreements that the text itself places.
/// - Returns: `nil` when the text places all of them.
package func agreements(
  of diptych: Diptych, reader: Audience?, except placed: Set<String> = [], _ page: PageContext
) -> Markup? {
  let audiences = page.theme.settings.audiences
  // What the reader does comes first.
  let sides = audiences.filter { $0.id == reader?.id } + audiences.filter { $0.id != reader?.id }
  let panels: [Markup] = sides.compactMap { side in
    let kept = diptych.agreements.filter { $0.by == side.id && !placed.contains($0.id) }
    guard !kept.isEmpty else { return nil }
    let voice = page.theme.voice(of: side, for: reader)
    return """
      <div class="panel \(page.theme.side(side.id))">
      <p class="side-name">\(side.name)</p>
      <h3 class="panel-title">\(voice.agreementHeadings[side.id] ?? side.name)</h3>
      <ul class="agreement-list">
      \(kept.map { "<li id=\"agreement_\($0.id)\"\(page.lang($0.language))>\($0.wording[voice.id] ?? "")</li>\n" as Markup })\
      </ul>
      </div>

      """
  }
  guard panels.contains(where: { !$0.isEmpty }) else { return nil }
  return """
    <div class="agreements"\(page.wordsLang)>
    <div class="diptych">
    \(panels)\
    </div>
    </div>

    """
}

/// One agreement where a text places it, in the reader's words, with links to the words of the others.
package func agreement(_ agreement: Agreement, of diptych: Diptych, reader: Audience, _ page: PageContext) -> Markup {
  let others: [Markup] = page.theme.settings.audiences.filter { $0.id != reader.id }.compactMap { other in
    let target = Target.view(of: diptych.id, audience: other.id)
    guard let way = page.links.ifShown(target) else { return nil }
    let href = "\(way)#agreement_\(agreement.id)"
    return
      " <a class=\"\(page.theme.side(other.id))\" href=\"\(href)\"\(page.hreflang(target))>\(page.words.agreementFor(other.name))</a>"
  }
  return """
    <div class="agreement \(page.theme.side(agreement.by))" id="agreement_\(agreement.id)"\(page.wordsLang)>
    <p><span class="side-name">\(page.theme.audience(agreement.by)?.name ?? "")</span> \
    <span\(page.lang(agreement.language))>\(agreement.wording[reader.id] ?? "")</span></p>
    \(others.isEmpty ? nil : "<p class=\"agreement-others\">\(others)</p>\n" as Markup)\
    </div>

    """
}

/// A quotation: a section of another view.
///
/// - Parameter language: that of the section, when it is not the page's.
package func quotation(
  _ text: Markup, title: String, audience: Audience, side: String, href: String, language: String?
) -> Markup {
  """
  <blockquote class="quotation \(side)"\(language.map(Interface.attributes))>
  <p class="side-name">\(audience.name)</p>
  \(text)\
  <p class="quotation-origin"><a href="\(href)">\(title), \(audience.title.lowercasedFirst)</a></p>
  </blockquote>

  """
}
