/// A page, as search sees it.
package struct SearchPage: Sendable {
  /// A part of a page that can be jumped to.
  package struct Section: Sendable {
    /// The id of its heading; empty for the page's beginning.
    package var id: String
    /// Empty for the page's beginning.
    package var heading: String
    package var text: String

    package init(id: String, heading: String, text: String) {
      self.id = id
      self.heading = heading
      self.text = text
    }
  }

  /// Its address, relative to the search page.
  package var href: String
  package var title: String
  package var summary: String
  /// The index of its label, which says what it is or whom it is for, in the list of labels.
  package var label: Int
  package var sections: [Section]

  package init(href: String, title: String, summary: String, label: Int, sections: [Section]) {
    self.href = href
    self.title = title
    self.summary = summary
    self.label = label
    self.sections = sections
  }
}

/// Words that stand for others: whoever looks for one of them also finds the others.
package struct Synonyms: Sendable {
  package var words: [String]
  /// The words that are also looked for.
  package var meaning: String

  package init(words: [String], meaning: String) {
    self.words = words
    self.meaning = meaning
  }
}
