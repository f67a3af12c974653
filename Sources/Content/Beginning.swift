import Model
import Platform

/// How one of a kind begins: its files, with every key that is needed, a comment for each, and a placeholder for whatever only a
/// writer can say. Each stands beside the decoder of its kind.
package struct Beginning: Sendable {
  /// What `new` calls it.
  package let name: String
  /// The name of the kind within whose folder it is made, as a session is within a course; `nil` for most.
  package let parent: String?
  fileprivate let make: @Sendable (_ site: Site, _ slug: String, _ parent: String) throws(Refusal) -> [File]

  /// A file to be written, by its content path.
  package typealias File = (path: String, text: String)

  /// Why something cannot begin.
  package enum Refusal: Error {
    case badName(String, hint: String)
    /// What is there already, by content path.
    case alreadyThere([String])
  }

  /// - Parameter make: gives the files from a slug, and the parent's.
  init(
    _ name: String, within parent: String? = nil,
    make: @escaping @Sendable (_ site: Site, _ slug: String, _ parent: String) throws(Refusal) -> [File]
  ) {
    (self.name, self.parent, self.make) = (name, parent, make)
  }

  /// One with a single file.
  init(_ name: String, at path: @escaping @Sendable (_ slug: String) -> String, _ text: String) {
    self.init(name) { _, slug, _ in [(path(slug), text)] }
  }

  /// The files of a new one.
  ///
  /// - Parameter name: its slug; below a parent, the parent's slug, a slash and its own.
  /// - Throws: ``Refusal``
  package func files(in content: ContentFolder, _ settings: Settings, _ name: String) throws(Refusal) -> [File] {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == (parent == nil ? 1 : 2) else {
      let hint = parent.map { "write the \($0), a slash and the \(self.name)" } ?? "write a slug, without folders"
      throw .badName(name, hint: hint)
    }
    for part in parts where !Slug.isValid(part) { throw .badName(part, hint: Slug.hint(for: part)) }
    return try make(Site(content: content, settings: settings), parts[parts.count - 1], parts[0])
  }

  // MARK: - What several kinds begin with

  static let head = """
    # Its name, as readers would say it.
    title: "{{ its name }}"
    # One sentence, for lists and search engines.
    summary: "{{ one sentence about it }}"

    """

  static let programme = """
    # When it begins, between quotes.
    start: "19:30"
    # What happens, one part after the other.
    programme:
      - minutes: 10
        what: "{{ the first part }}"
        how: "{{ what the one who leads it does }}"
        # What its slide asks those who are there; leave it out where there is nothing to ask.
        question: "{{ a question }}"

    """

  /// For whom something is begun, and beside what.
  struct Site: Sendable {
    let content: ContentFolder
    let settings: Settings

    /// The audiences for whom there is always a view.
    var writers: [Audience] { settings.audiences.filter { !$0.isOptional } }

    /// What is at a content path; `nil` when nothing is.
    func kind(of path: String) -> Files.Kind? { Files.kind("\(content.path)/\(path)") }

    /// The names of the files in a folder; none when it is not there.
    func names(in folder: String) -> [String] { (try? Files.list("\(content.path)/\(folder)")) ?? [] }
  }
}
