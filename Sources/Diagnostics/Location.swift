/// A range within one line of a content file, or a file as a whole.
package struct Location: Hashable, Codable, Sendable, Comparable {
  /// The file's path below the content folder, with `/` between folders.
  package var file: String
  /// 1-based.
  package var line: Int
  /// 1-based, in Unicode scalars.
  package var column: Int
  /// How many scalars the excerpt underlines; 0 when the finding is about the file as a whole.
  package var length: Int

  package init(file: String, line: Int, column: Int = 1, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }

  /// The location of a finding about a file as a whole.
  package init(file: String) { self.init(file: file, line: 1, length: 0) }

  package static func < (a: Location, b: Location) -> Bool {
    (a.file, a.line, a.column, a.length) < (b.file, b.line, b.column, b.length)
  }
}

/// A value with the location it was read from, for checks that run after loading.
package struct Located<Value: Sendable>: Sendable {
  package var value: Value
  package var location: Location

  package init(_ value: Value, at location: Location) {
    self.value = value
    self.location = location
  }
}
