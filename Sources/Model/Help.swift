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

  /// Words of which each does in a phrase of `askedAs`, named once.
  package struct WordGroup: Sendable {
    package var name: String
    /// With a slash between them, and without blanks.
    package var words: String

    package init(name: String, words: String) { (self.name, self.words) = (name, words) }
  }

  /// How readers ask for it.
  package struct Asked: Sendable {
    /// In their order: each may name those before it.
    package var groups: [WordGroup]
    /// Words near each other, in any order. A slash separates words of which one is enough, a hyphen joins words that follow each other, a name
    /// in brackets is that of a group, and what follows an exclamation mark may not stand beside them.
    package var phrases: [String]
    /// Words that resemble one of these, and are no slip of the pen.
    package var noSlips: [String]

    package init(groups: [WordGroup], phrases: [String], noSlips: [String]) {
      (self.groups, self.phrases, self.noSlips) = (groups, phrases, noSlips)
    }
  }

  /// `nil` for the site's own language.
  package var language: String?
  package var title: String
  /// In the order in which they are shown, in the words of this language.
  package var numbers: [Number]
  package var asked: Asked
  /// What to do first.
  package var body: Document
  package var file: String

  package init(
    language: String?, title: String, numbers: [Number], asked: Asked, body: Document, file: String
  ) {
    (self.language, self.title, self.numbers, self.asked) = (language, title, numbers, asked)
    (self.body, self.file) = (body, file)
  }
}

/// A question that readers ask, with the page that must be among the first that search finds.
package struct SearchQuestion: Sendable {
  package var text: String
  package var page: Located<Reference>

  package init(text: String, page: Located<Reference>) { (self.text, self.page) = (text, page) }
}
