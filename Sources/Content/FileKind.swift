import Markdown
import Model
import Platform

/// A kind of file in the content folder: where such files stand, and what is read of one. The kinds stand in `Kinds`.
struct FileKind: Sendable {
  let path: PathPattern
  /// Whether it may say that it is a draft; a view goes along with its problem.
  let canBeDraft: Bool
  /// Reads one: its front matter, the names in its path and the text below. It gives `nil` when a required key is missing or wrong;
  /// the findings say which.
  let read: @Sendable (inout Decoder, PathPattern.Names, Document) -> (any FileValue)?

  /// - Parameter path: where they stand, such as `evenings/<slug>.md`.
  init(
    _ path: String, canBeDraft: Bool = true,
    read: @escaping @Sendable (inout Decoder, PathPattern.Names, Document) -> (any FileValue)?
  ) {
    (self.path, self.canBeDraft, self.read) = (PathPattern(path), canBeDraft, read)
  }

  /// Whether they are YAML as a whole, and not Markdown with front matter.
  var isYAML: Bool { path.text.hasSuffix(".yml") }
}

/// What one file gave.
protocol FileValue: Sendable {
  /// What stands below the front matter; `nil` for what has none.
  var text: Document? { get }

  /// Puts it where it belongs.
  func put(into gathered: inout Gathered)

  /// Puts its text in the place of the one that the library has. What is not among what can be shown has none there.
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

/// What has running texts in which the glossary's terms are found.
protocol Mentioning: Sendable {
  mutating func mention(_ phrases: Phrases)
}

/// A file that is an item by itself and has one text, in which terms are found.
protocol OneText: FileValue, Mentioning {
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

/// All items of a kind that is ``Mentioning``.
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
  /// Changes the one element that has a value.
  mutating func change<Value: Equatable>(_ value: Value, _ member: (Element) -> Value, _ change: (inout Element) -> Void) {
    if let index = firstIndex(where: { member($0) == value }) { change(&self[index]) }
  }
}
