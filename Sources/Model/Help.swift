import Diagnostics
import Markdown

/// Whom to call when a child is in danger, in one language: written once, shown wherever it is needed.
package struct Help: Sendable {
  /// Somebody who can be called.
  package struct Number: Sendable {
    /// Unique within the help.
    package var id: String
    package var name: String
    package var phone: PhoneNumber
    /// Another number of theirs.
    package var also: PhoneNumber?
    /// For whom or for what it is.
    package var reason: String
    /// When they answer; `nil` where the content does not say.
    package var hours: String?
    package var url: WebAddress?

    package init(
      id: String, name: String, phone: PhoneNumber, also: PhoneNumber?, reason: String, hours: String?, url: WebAddress?
    ) {
      (self.id, self.name, self.phone, self.also) = (id, name, phone, also)
      (self.reason, self.hours, self.url) = (reason, hours, url)
    }
  }

  /// `nil` for the site's own language.
  package var language: String?
  package var title: String
  /// In the order in which they are shown, in the words of this language.
  package var numbers: [Number]
  /// The words with which those who need it ask for it: several near each other, in any order. A slash separates words of which
  /// one is enough, a hyphen joins words that follow each other.
  package var askedAs: [String]
  /// What to do first.
  package var body: Document
  package var file: String

  package init(
    language: String?, title: String, numbers: [Number], askedAs: [String], body: Document, file: String
  ) {
    (self.language, self.title, self.numbers, self.askedAs) = (language, title, numbers, askedAs)
    (self.body, self.file) = (body, file)
  }
}

/// A question that readers ask, with the page that must be among the first that search finds.
package struct SearchQuestion: Sendable {
  package var text: String
  package var page: Located<Reference>

  package init(text: String, page: Located<Reference>) { (self.text, self.page) = (text, page) }
}
