import Markup
import Model

/// A problem by what one sees, with where it leads.
package struct SeenProblem {
  let called: Called
  let target: Target

  package init(called: Called, target: Target) { (self.called, self.target) = (called, target) }
}

/// The page for searching. Without a script it lists every page; with one, it shows what readers look for.
package struct SearchPage: PageTemplate {
  /// Pages of one kind.
  package struct Group {
    package var label: String
    package var pages: [NamedTarget]

    package init(label: String, pages: [NamedTarget]) {
      self.label = label
      self.pages = pages
    }
  }

  let words: Interface
  let groups: [Group]
  let problems: [SeenProblem]
  /// Whom to call, in each language of the site.
  let helps: [HelpPanel]

  package init(words: Interface, groups: [Group], problems: [SeenProblem], helps: [HelpPanel]) {
    (self.words, self.groups, self.problems, self.helps) = (words, groups, problems, helps)
  }

  package var title: String { words.search.title }
  package var description: String { words.search.lead }
  package var sheets: [String] { (helps.isEmpty ? [] : ["help.css"]) + ["search.css"] }

  package func main(_ page: PageContext) -> Markup {
    let search = words.search
    let audiences = page.theme.settings.audiences,
      sides = JSON.object(audiences.map { (page.theme.side($0.id), .text($0.title)) })
    // On a page in another language: that language, the site's own, and whose side a reader is who does not say so.
    let language: Markup? = page.target.language.map { language in
      let first = audiences.first { page.start($0.id).language == language }.map { page.theme.side($0.id) } ?? ""
      return " data-language=\"\(language)\" data-site=\"\(page.siteLanguage)\" data-from=\"\(first)\""
    }
    let shown = helps.first { ($0.help.language ?? page.siteLanguage) == page.words.language } ?? helps.first
    return """
      \(pageHead(title, description))\
      \(searchForm(page))\
      <div class="search" data-index="\(page.links.to(.searchData("")))" data-one="\(search.one)" data-many="\(search.many)" \
      data-none="\(search.none)" data-found="\(search.found)" data-also="\(words.alsoFor)" data-failed="\(search.failed)" data-sides="\(String(decoding: sides.bytes, as: UTF8.self))"\(language)>
      <fieldset class="search-labels" hidden>
      <legend>\(search.filter)</legend>
      <label><input type="radio" name="label" value="" checked> \(search.all)</label>
      </fieldset>
      <p class="search-status" role="status"></p>
      <ol class="search-results"></ol>
      <p class="actions"><button type="button" class="search-more" hidden>\(search.more)</button></p>
      \(nothingFound(page))\
      <section class="search-all" aria-labelledby="page_all">
      <h2 id="page_all" class="section-head">\(search.everything)</h2>
      \(groups.map { group($0, page) })\
      </section>
      \(helps.map { $0.forSearch(page, isShown: $0.help.language == shown?.help.language) })\
      </div>

      """
  }

  private func group(_ group: Group, _ page: PageContext) -> Markup {
    """
    <h3>\(group.label)</h3>
    <ul class="links">
    \(group.pages.map { "<li><a href=\"\(page.links.to($0.target))\"\(page.hreflang($0.target))>\($0.name)</a></li>\n" as Markup })\
    </ul>

    """
  }

  /// What helps on who found nothing: the script fills in the questions that come nearest, and shows it.
  private func nothingFound(_ page: PageContext) -> Markup {
    let seen: Markup? =
      problems.isEmpty
      ? nil
      : """
      <h2 class="section-head">\(words.whatOneSees)</h2>
      <ul class="search-seen">
      \(problems.map { problem($0, page) })\
      </ul>

      """
    let publisher = page.theme.settings.publisher
    let reached: Markup? =
      publisher.email == nil && publisher.phone == nil
      ? nil
      : """
      <p\(page.siteLang)>\(publisher.name)</p>
      \(reach(publisher.email, publisher.phone))
      """
    let helpers: Markup? = page.theme.settings.whoHelps.map { "<p>\($0)</p>\n" }
    let further = page.theme.nothingFound.map { menuItem($0, page) }
    let elsewhere: Markup? = further.isEmpty ? nil : "<ul class=\"links\">\n\(further)</ul>\n"
    let heading: Markup? =
      elsewhere == nil && reached == nil && helpers == nil ? nil : "<h2 class=\"section-head\">\(words.askUs)</h2>\n"
    return """
      <div class="search-none" hidden>
      <section class="search-near" hidden>
      <h2 class="section-head">\(words.didYouMean)</h2>
      <ul class="links"></ul>
      </section>
      \(seen)\
      \(heading)\
      \(helpers)\
      \(elsewhere)\
      \(reached)\
      </div>

      """
  }

  /// A problem by what one sees.
  private func problem(_ problem: SeenProblem, _ page: PageContext) -> Markup {
    let expert: Markup? = problem.called.expert.map { " <span class=\"expert\">\($0)</span>" }
    return """
      <li><a href="\(page.links.to(problem.target))">\(problem.called.name)</a>\(expert)</li>

      """
  }
}

extension Interface {
  /// The heading above problems that are called by what one sees.
  var whatOneSees: String {
    said(dutch: "Wat ziet u aan het kind?", english: "What do you see in the child?", arabic: "ماذا تلاحظون على الطفل؟")
  }
  fileprivate var alsoFor: String { said(dutch: "Ook:", english: "Also:", arabic: "أيضًا:") }
  fileprivate var didYouMean: String {
    said(dutch: "Bedoelt u een van deze vragen?", english: "Do you mean one of these?", arabic: "هل تقصدون أحد هذه الأسئلة؟")
  }
  fileprivate var askUs: String {
    said(dutch: "Staat uw vraag er niet bij?", english: "Is your question not here?", arabic: "لم تجدوا سؤالكم؟")
  }
}

/// The field for what a reader looks for. Without a script it leads to the list of all pages.
func searchForm(_ page: PageContext) -> Markup {
  let search = page.words.search
  return """
    <form class="search-form" role="search" action="\(page.links.to(page.search))" method="get">
    <label for="search_words">\(search.label)</label>
    <input type="search" id="search_words" name="q" autocomplete="off">
    <button type="submit">\(search.button)</button>
    </form>

    """
}
