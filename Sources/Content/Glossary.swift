import Markdown
import Model

/// Finds the glossary's terms in the running text of every page, once, when everything is loaded. Whether a page turns them into
/// links is decided when the page is made.
enum Glossary {
  /// The words that lead to the terms; each term's index is its meaning.
  static func phrases(in library: Library) -> Phrases { Phrases(terms(of: library).map { [$0.title] + $0.forms }) }

  private static func terms(of library: Library) -> [Term] { library.terms.filter { !$0.publication.isDraft } }

  static func find(in library: inout Library) {
    let phrases = phrases(in: library)
    if phrases.isEmpty { return }
    library.mentionable = terms(of: library).map(\.slug)
    for list in mentioning { list.mention(phrases, in: &library) }
  }
}
