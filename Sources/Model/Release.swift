/// A numbered version of all copies. Of two releases the one with the lower number is older.
package struct Release: Hashable, Sendable {
  package let number: Int
  /// The day on which it was made.
  package let day: Day
  /// What it changed for readers; `nil` for the first.
  package let changes: TextChanges?

  package init(number: Int, day: Day, changes: TextChanges?) {
    self.number = number
    self.day = day
    self.changes = changes
  }
}

/// Which texts differ between a release and the one before it.
package struct TextChanges: Hashable, Sendable {
  /// A text, as a list of changes names it.
  package struct Text: Hashable, Sendable {
    /// Its path below the site's folder, with the part of the page after `#`.
    package let address: String
    package let title: String
    /// `nil` for the site's own.
    package let language: String?

    package init(address: String, title: String, language: String?) {
      self.address = address
      self.title = title
      self.language = language
    }
  }

  /// The number of the release before.
  package let since: Int
  package let new: [Text]
  package let changed: [Text]
  /// Those that are there no more; nothing has their address.
  package let gone: [Text]

  package init(since: Int, new: [Text], changed: [Text], gone: [Text]) {
    self.since = since
    self.new = new
    self.changed = changed
    self.gone = gone
  }

  package var isEmpty: Bool { new.isEmpty && changed.isEmpty && gone.isEmpty }
}
