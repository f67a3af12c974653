import Markup

/// The addresses of the links in the page's texts, shown on paper only; `nil` when there are none.
func printNotes(_ page: PageContext) -> Markup? {
  guard !page.notes.isEmpty else { return nil }
  return """
    <section class="print-notes" aria-labelledby="page_addresses">
    <h2 id="page_addresses">\(page.words.addresses)</h2>
    <ol>
    \(page.notes.map { "<li>\(shown($0))</li>\n" as Markup })\
    </ol>
    </section>

    """
}
