import Diagnostics
import Markdown

/// A view in another language.
package struct Translation: Sendable {
  /// A language tag that `site.yml` lists.
  package var language: String
  /// The problem's title, or the view's own.
  package var title: String
  /// What one sees of the problem; `nil` when the title says that.
  package var seenAs: String?
  package var summary: String
  /// This reader's wording of each agreement, by the agreement's id. One that is missing is shown in the site's own language.
  package var agreements: [String: Located<String>]
  /// What the view's points say; empty where that is not translated.
  package var points: [String] = []
  /// How to begin the conversation; empty where that is not translated.
  package var starters: [String] = []
  package var review: Review?
  /// The translation of the problem's introduction; empty when that is not translated.
  package var introduction = Document()
  package var body: Document
  /// How readers ask for it in this language.
  package var askedAs: [String] = []
  package var file: String

  /// What lists call the problem.
  package var called: Called { Called(seenAs: seenAs, title: title) }

  package init(
    language: String, title: String, summary: String, agreements: [String: Located<String>], review: Review?, body: Document,
    file: String
  ) {
    self.language = language
    self.title = title
    self.summary = summary
    self.agreements = agreements
    self.review = review
    self.body = body
    self.file = file
  }
}

/// A language that views are translated into, with what `site.yml` says in that language.
package struct Language: Sendable {
  /// A language tag for which the program has interface strings.
  package var tag: Located<String>
  /// One for each audience of the site, in its order.
  package var audiences: [Audience]
  /// Who the publisher is, in a line.
  package var about: String?
  /// Who else may help, where search finds nothing.
  package var whoHelps: String?

  package init(tag: Located<String>, audiences: [Audience]) {
    self.tag = tag
    self.audiences = audiences
  }
}
