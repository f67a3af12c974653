import Foundation
import Markup
import Model

/// The glossary: all terms on one page, grouped by their first letter.
package struct GlossaryPage: PageTemplate {
  let words: Interface
  let terms: [(term: Term, body: Markup)]
  let cited: [CitedSource]

  package init(words: Interface, terms: [(term: Term, body: Markup)], cited: [CitedSource]) {
    self.words = words
    self.terms = terms
    self.cited = cited
  }

  package var title: String { words.glossary }
  package var description: String { words.glossaryLead }

  package func main(_ page: PageContext) -> Markup {
    let groups = grouped()
    return """
      \(pageHead(title, description))\
      <div class="columns">
      <nav class="aside" aria-label="\(words.letters)">
      <ul class="letters">
      \(groups.map { "<li><a href=\"#letter_\($0.letter)\">\($0.letter)</a></li>\n" as Markup })\
      </ul>
      </nav>
      <div class="text">
      \(groups.map { group($0.letter, $0.terms, page) })\
      \(ending([sources(cited, page)]))\
      </div>
      </div>

      """
  }

  /// The terms by the first letter of their titles; those that do not begin with a letter are under 0.
  private func grouped() -> [(letter: String, terms: [(term: Term, body: Markup)])] {
    let groups = Dictionary(grouping: terms) { one in
      one.term.title.first.flatMap { $0.isLetter ? String($0).foldedUppercase : nil } ?? "0"
    }
    return groups.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func group(_ letter: String, _ terms: [(term: Term, body: Markup)], _ page: PageContext) -> Markup {
    let items: [Markup] = terms.map { term, body in
      let forms: Markup? =
        term.forms.isEmpty
        ? nil : "<p class=\"forms\">\(words.alsoCalled): \(term.forms.joined(separator: ", "))</p>\n"
      return """
        <dt id="\(term.slug)">\(term.title)</dt>
        <dd>
        <p class="term-summary">\(term.summary)</p>
        \(body)\
        \(forms)\
        </dd>

        """
    }
    return """
      <section class="term-group" aria-labelledby="letter_\(letter)">
      <h2 id="letter_\(letter)">\(letter)</h2>
      <dl class="terms prose">
      \(items)\
      </dl>
      </section>

      """
  }
}

/// What a term means, shown while its link has the pointer or the focus.
package func termDescription(_ summary: String, id: String) -> Markup {
  "<span class=\"term-tip\" role=\"tooltip\" id=\"\(id)\">\(summary)</span>"
}

/// The page with all sources.
package struct SourcesPage: PageTemplate {
  let words: Interface
  /// Each source with the pages that cite it.
  let all: [(cited: CitedSource, pages: [NamedTarget])]

  package init(words: Interface, all: [(cited: CitedSource, pages: [NamedTarget])]) {
    self.words = words
    self.all = all
  }

  package var title: String { words.sources }
  package var description: String { words.sourcesLead }

  package func main(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description))\
    <ul class="sources all-sources">
    \(all.map { cited, pages in
      """
      <li id="\(cited.source.id)">\(listed(cited, page))\(citing(pages, page))</li>

      """ as Markup
    })\
    </ul>

    """
  }
}

/// The pages that cite a source, in a sentence.
private func citing(_ pages: [NamedTarget], _ page: PageContext) -> Markup? {
  guard !pages.isEmpty else { return nil }
  return "\n<p class=\"citing\">\(page.words.citedOn): \(inline(pages, separator: " · ", page))</p>"
}

/// A page with one text.
package struct TextPage: PageTemplate {
  let text: Page
  let reader: Audience?
  let body: Markup
  let cited: [CitedSource]

  package init(text: Page, reader: Audience?, body: Markup, cited: [CitedSource]) {
    self.text = text
    self.reader = reader
    self.body = body
    self.cited = cited
  }

  package var title: String { text.title }
  package var description: String { text.summary }
  package var audience: String? { reader?.id }
  package var isReadAloud: Bool { true }
  package var updated: Day? { text.publication.updated }
  package func data(_ page: PageContext) -> Markup? { article(page, published: text.publication.from, reader: reader) }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    reader.map { [NamedTarget($0.title, .audience($0.id))] } ?? []
  }

  package func main(_ page: PageContext) -> Markup {
    """
    \(pageHead(title, description))\
    <div class="columns">
    \(contents(Contents.of(text.body), page))\
    <div class="text">
    <div class="prose">
    \(body)\
    </div>
    \(ending([sources(cited, page), dates(updated: updated, text.review, page)]))\
    </div>
    </div>

    """
  }
}

extension String {
  /// The letter as a capital without accents.
  fileprivate var foldedUppercase: String {
    folding(options: .diacriticInsensitive, locale: nil).uppercased()
  }
}

extension Interface {
  fileprivate var letters: String { said(dutch: "Letters", english: "Letters", arabic: "الحروف") }
}
