/// A page as search knows it.
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

  /// Relative to the page for searching.
  package var href: String
  package var title: String
  package var summary: String
  /// For whom or what it is, as a place in the index's list of labels.
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

/// Words that stand for others: who looks for one finds the others too.
package struct Synonyms: Sendable {
  package var words: [String]
  /// What is looked for as well.
  package var meaning: String

  package init(words: [String], meaning: String) {
    self.words = words
    self.meaning = meaning
  }
}
