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
  /// What kind of thing it is, in a word by which readers look for such; empty where that is for whom it is.
  package var kind = ""
  /// The index of its label, which says what it is or whom it is for, in the list of labels.
  package var label: Int
  package var sections: [Section]
  /// How its readers ask for it, in their own words.
  package var askedAs: [String] = []
  /// Pages with the same number say the same thing, each to a reader of its own: one of them is shown.
  package var group: Int
  /// `nil` for the site's own language.
  package var language: String?

  package init(href: String, title: String, summary: String, label: Int, group: Int, sections: [Section]) {
    self.href = href
    self.title = title
    self.summary = summary
    self.label = label
    self.group = group
    self.sections = sections
  }
}

/// For whom or what pages are.
package struct SearchLabel: Sendable {
  package var name: String
  /// Whether they are shown after what helps at once.
  package var comesAfter: Bool
  /// Their language; `nil` for the site's own.
  package var language: String?

  package init(_ name: String, comesAfter: Bool = false, language: String? = nil) {
    (self.name, self.comesAfter, self.language) = (name, comesAfter, language)
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
