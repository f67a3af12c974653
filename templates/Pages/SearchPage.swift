import Markup
import Model

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

  package init(words: Interface, groups: [Group]) {
    self.words = words
    self.groups = groups
  }

  package var title: String { words.search.title }
  package var description: String { words.search.lead }
  package var script: String? { "search" }

  package func main(_ page: PageContext) -> Markup {
    let search = words.search
    return """
      \(pageHead(title, description))\
      \(searchForm(page))\
      <div class="search" data-index="\(page.links.to(.searchData("")))" data-one="\(search.one)" data-many="\(search.many)" \
      data-none="\(search.none)" data-found="\(search.found)" data-failed="\(search.failed)">
      <fieldset class="search-labels" hidden>
      <legend>\(search.filter)</legend>
      <label><input type="radio" name="label" value="" checked> \(search.all)</label>
      </fieldset>
      <p class="search-status" role="status"></p>
      <ol class="search-results"></ol>
      <p class="actions"><button type="button" class="search-more" hidden>\(search.more)</button></p>
      <section class="search-all" aria-labelledby="page_all">
      <h2 id="page_all" class="section-head">\(search.everything)</h2>
      \(groups.map { group($0, page) })\
      </section>
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
}

/// The field for what a reader looks for. Without a script it leads to the list of all pages.
func searchForm(_ page: PageContext) -> Markup {
  let search = page.words.search
  return """
    <form class="search-form" role="search" action="\(page.links.to(.search))" method="get">
    <label for="search_words">\(search.label)</label>
    <input type="search" id="search_words" name="q" autocomplete="off">
    <button type="submit">\(search.button)</button>
    </form>

    """
}
