import Markup
import Model

/// What both sides choose from, with a heading: each agreement is a proposal until they chose it, and has a box to tick. The script of the page
/// (`view.js`) lets what was ticked begin the plan.
func choose(from diptych: Diptych, reader: Audience?, _ page: PageContext) -> Markup? {
  let words = page.words.choosing(for: reader.map { [$0] } ?? page.theme.settings.readers)
  return agreements(of: diptych, reader: reader, page) { agreement, words in
    "<li id=\"agreement_\(agreement.id)\"><label><input type=\"checkbox\" value=\"\(agreement.id)\"> \(words)</label></li>\n"
  }.map { panels in
    """
    <section class="choose" aria-labelledby="page_agreements">
    <h2 id="page_agreements">\(words.title)</h2>
    <p class="choose-lead">\(words.lead)</p>
    \(panels)\
    </section>

    """
  }
}

/// The same for paper: the boxes are for a pen.
func chooseWithPen(from diptych: Diptych, reader: Audience, _ page: PageContext) -> Markup? {
  agreements(of: diptych, reader: reader, onPaper: true, page) { "<li id=\"agreement_\($0.id)\">\($1)</li>\n" }.map { panels in
    """
    <section aria-labelledby="page_agreements">
    <h2 id="page_agreements">\(page.words.choosing(for: [reader]).title)</h2>
    \(panels)\
    </section>

    """
  }
}

/// The agreements of a diptych as panels, one for each side that has any; `nil` without any.
///
/// - Parameters:
///   - reader: whose words and order they stand in; nothing gives each side its own words.
///   - onPaper: whether it says of each panel whose it is, as it does where the headings are not those of one reader.
///   - item: one of them in its list, with its words.
private func agreements(
  of diptych: Diptych, reader: Audience?, onPaper: Bool = false, _ page: PageContext,
  item: (_ agreement: Agreement, _ words: Markup) -> Markup
) -> Markup? {
  let audiences = page.theme.settings.audiences
  // What the reader does comes first.
  let sides = audiences.filter { $0.id == reader?.id } + audiences.filter { $0.id != reader?.id }
  let panels: [Markup] = sides.compactMap { side in
    let kept = diptych.agreements.filter { $0.by == side.id }
    guard !kept.isEmpty else { return nil }
    let voice = page.theme.voice(of: side, for: reader)
    let items: [Markup] = kept.map { item($0, page.text($0.wording[voice.id] ?? "", in: $0.language)) }
    return """
      <div class="panel \(page.theme.side(side.id))">
      \(reader == nil || onPaper ? "<p class=\"side-name\">\(side.name)</p>\n" as Markup : nil)\
      <h3 class="panel-title">\(voice.agreementHeadings[side.id] ?? side.name)</h3>
      <ul class="agreement-list">
      \(items)\
      </ul>
      </div>

      """
  }
  guard !panels.isEmpty else { return nil }
  return """
    <div class="diptych agreements">
    \(panels)\
    </div>

    """
}

/// One agreement where a text places it, in the reader's words, with links to the words of the others.
package func agreement(_ agreement: Agreement, of diptych: Diptych, reader: Audience, _ page: PageContext) -> Markup {
  let others: [Markup] = page.theme.settings.audiences.filter { $0.id != reader.id }.compactMap { other in
    let target = Target.view(of: diptych.id, audience: other.id)
    guard let way = page.links.ifShown(target) else { return nil }
    return
      " <a class=\"\(page.theme.side(other.id))\" href=\"\(way)#agreement_\(agreement.id)\"\(page.hreflang(target))>\(page.words.agreementFor(other.name))</a>"
  }
  return """
    <div class="agreement \(page.theme.side(agreement.by))"\(page.wordsLang)>
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
