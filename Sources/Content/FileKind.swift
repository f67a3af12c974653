import Markdown
import Model
import Platform

/// A kind of file in the content folder: where such files are, and how one is read. The kinds are in `Kinds`.
struct FileKind: Sendable {
  let path: PathPattern
  /// Whether it may be marked as a draft. A view may not: it goes along with its problem.
  let canBeDraft: Bool
  /// Reads one from its front matter, the names in its path and the text below. Returns `nil` when a required key is missing or
  /// wrong; the findings say which.
  let read: @Sendable (inout Decoder, PathPattern.Names, Document) -> (any FileValue)?

  /// - Parameter path: the pattern of their paths, such as `evenings/<slug>.md`.
  init(
    _ path: String, canBeDraft: Bool = true,
    read: @escaping @Sendable (inout Decoder, PathPattern.Names, Document) -> (any FileValue)?
  ) {
    (self.path, self.canBeDraft, self.read) = (PathPattern(path), canBeDraft, read)
  }

  /// Whether the whole file is YAML, not Markdown with front matter.
  var isYAML: Bool { path.text.hasSuffix(".yml") }
}

/// What reading one file gives.
protocol FileValue: Sendable {
  /// The text below the front matter; `nil` when there is none.
  var text: Document? { get }

  /// Adds it to what all files gave.
  func put(into gathered: inout Gathered)

  /// Replaces the text that the library has for this file by its own. Does nothing when the library has none.
  func renew(in library: inout Library, _ phrases: Phrases)
}

extension FileValue {
  var text: Document? { nil }

  func renew(in library: inout Library, _ phrases: Phrases) {}
}

extension Asset: FileValue {
  /// The files come in the order of their paths.
  func put(into gathered: inout Gathered) { gathered.library.assets.append(self) }
}

/// An item with running texts, in which the glossary's terms are found.
protocol Mentioning: Sendable {
  /// Finds the terms.
  mutating func mention(_ phrases: Phrases)
}

/// A file that is an item in itself and has one text, in which terms are found.
protocol OneText: FileValue, Mentioning {
  /// Where the library has all of them.
  static var items: WritableKeyPath<Library, [Self]> & Sendable { get }
  var file: String { get }
  var body: Document { get set }
}

extension OneText {
  var text: Document? { body }

  func put(into gathered: inout Gathered) { gathered.library[keyPath: Self.items].append(self) }

  func renew(in library: inout Library, _ phrases: Phrases) {
    library[keyPath: Self.items].change(file, \.file) { $0.body = body.mentioning(phrases) }
  }

  mutating func mention(_ phrases: Phrases) { body = body.mentioning(phrases) }
}

/// All items of one kind that is ``Mentioning``.
struct MentioningList<Item: Mentioning>: AnyMentioning {
  let items: WritableKeyPath<Library, [Item]> & Sendable

  func mention(_ phrases: Phrases, in library: inout Library) {
    library[keyPath: items] = Parallel.map(library[keyPath: items]) { item in
      var item = item
      item.mention(phrases)
      return item
    }
  }
}

protocol AnyMentioning: Sendable {
  func mention(_ phrases: Phrases, in library: inout Library)
}

extension Array {
  /// Changes the first element with this value; does nothing when there is none.
  mutating func change<Value: Equatable>(_ value: Value, _ member: (Element) -> Value, _ change: (inout Element) -> Void) {
    if let index = firstIndex(where: { member($0) == value }) { change(&self[index]) }
  }
}
