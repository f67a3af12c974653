import Content
import Foundation
import Model
import Platform

/// Makes new content, with every key that is needed, a comment for each, and a placeholder for whatever only a writer can say.
package struct Scaffold {
  /// What can be made.
  package enum Kind: String, CaseIterable, Sendable { case problem, lesson, evening, course, session, term, page, school }

  private let content: ContentFolder
  private let settings: Settings

  /// - Throws: ``BuildError/noSettings(path:)`` when `site.yml` cannot be read: it says which audiences to write for.
  package init(content: ContentFolder, today: Day) throws(BuildError) {
    guard let settings = content.load(today: today).0.settings else { throw .noSettings(path: "\(content.path)/site.yml") }
    self.content = content
    self.settings = settings
  }

  /// Writes the files of a new item, unless any of them exists already.
  ///
  /// - Parameter name: its slug; for a session, the course's slug, a slash and its own.
  /// - Returns: the paths of the files that were written.
  /// - Throws: ``BuildError``
  package func make(_ kind: Kind, _ name: String) throws(BuildError) -> [String] {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == (kind == .session ? 2 : 1) else {
      throw .badName(name, hint: kind == .session ? "write the course, a slash and the session" : "write a slug, without folders")
    }
    for part in parts where !Slug.isValid(part) {
      throw .badName(part, hint: Slug.hint(for: part))
    }
    let files = try self.files(kind, parts)
    try content.change(files.map { ($0.path, Array($0.text.utf8)) }) { () throws(BuildError) in
      let present = files.map { "\(content.path)/\($0.path)" }.filter { Files.kind($0) != nil }
      guard present.isEmpty else { throw .alreadyThere(files: present) }
    }
    return files.map { "\(content.path)/\($0.path)" }
  }

  private func files(_ kind: Kind, _ parts: [String]) throws(BuildError) -> [(path: String, text: String)] {
    let slug = parts[0]
    switch kind {
    case .problem:
      return [("problems/\(slug)/index.md", problem)]
        + writers.map { ("problems/\(slug)/\($0.id).md", view(of: $0)) }
    case .lesson:
      let line = Files.kind("\(content.path)/lessons/index.md") == nil ? [("lessons/index.md", self.line(slug))] : []
      return line + [("lessons/\(slug)/index.md", lesson)]
        + writers.map { ("lessons/\(slug)/\($0.id).md", view(of: $0, more: Self.steps)) }
    case .evening: return [("evenings/\(slug).md", evening)]
    case .course: return [("courses/\(slug)/index.md", course), ("courses/\(slug)/01-begin.md", session)]
    case .session:
      guard Files.kind("\(content.path)/courses/\(slug)/index.md") == .file else {
        throw .badName(slug, hint: "there is no such course; make it with “tweeluik new course \(slug)”")
      }
      let present = (try? Files.list("\(content.path)/courses/\(slug)")) ?? []
      let same = present.filter { $0.dropFirst(3) == "\(parts[1]).md" }.map { "\(content.path)/courses/\(slug)/\($0)" }
      guard same.isEmpty else { throw .alreadyThere(files: same) }
      let numbers = present.compactMap { Int($0.prefix(2)) }
      let next = (numbers.max() ?? 0) + 1
      return [("courses/\(slug)/\(next < 10 ? "0" : "")\(next)-\(parts[1]).md", session)]
    case .term: return [("glossary/\(slug).md", term)]
    case .page: return [("pages/\(slug).md", page)]
    case .school: return [("schools/\(slug).yml", school)]
    }
  }

  // MARK: - Texts

  private static let head = """
    # Its name, as readers would say it.
    title: "{{ its name }}"
    # One sentence, for lists and search engines.
    summary: "{{ one sentence about it }}"

    """

  /// The audiences for whom there is always a view.
  private var writers: [Audience] { settings.audiences.filter { !$0.isOptional } }

  private var agreements: String {
    let items = writers.enumerated().map { index, side in
      let words = writers.map { reader in
        let what = reader.id == side.id ? "what this reader does" : "the same, as this reader should hear it"
        return "    \(reader.id): \"{{ \(what) }}\"\n"
      }
      return "  - id: agreement-\(index + 1)\n    by: \(side.id)\n" + words.joined()
    }
    return """
      # What each side does, in the words of every reader. Give each an id that says what it is; add as many as there are.
      agreements:
      \(items.joined())
      """
  }

  private var problem: String {
    """
    ---
    \(Self.head)\
    # In years, from and to.
    ages: 4-12
    # The slugs of problems that belong with it.
    related: []
    \(agreements)\
    ---
    {{ What it is, in a short paragraph for all. }}

    """
  }

  private var lesson: String {
    """
    ---
    \(Self.head)\
    # What a child can do afterwards.
    goal: "{{ what a child can do afterwards }}"
    # In years, from and to.
    ages: 4-12
    # The slugs of problems that it belongs with.
    problems: []
    \(agreements)\
    ---
    {{ What it is about, in a short paragraph for all. }}

    """
  }

  private func line(_ first: String) -> String {
    """
    ---
    \(Self.head)\
    # The slugs of the lessons, one for each week.
    line:
      - \(first)
    ---
    {{ How school and home do the lessons together. }}

    """
  }

  private static let steps = """
    # How long it takes, in minutes.
    minutes: 30
    # What is needed.
    materials: []
    # What this reader does, step by step; “minutes” and “how” may be left out.
    steps:
      - what: "{{ the first step }}"
        minutes: 5
        how: "{{ how to do it }}"

    """

  private func view(of audience: Audience, more: String = "") -> String {
    """
    ---
    # One sentence: what this reader finds here.
    summary: "{{ one sentence for “\(audience.id)” }}"
    # What the reader takes home, on the handout; a sentence each.
    points:
      - "{{ the first thing to remember }}"
    # Sentences to begin a conversation with.
    starters:
      - "{{ a sentence to begin with }}"
    \(more)\
    ---
    ## {{ what this reader sees }} {#see}

    {{ How it shows. A heading with the same id in the other views stands beside this one. }}

    ## {{ what this reader can do }} {#do}

    {{ What helps. }}

    """
  }

  private var programme: String {
    """
    # When it begins, between quotes.
    start: "19:30"
    # What happens, one part after the other.
    programme:
      - minutes: 10
        what: "{{ the first part }}"
        how: "{{ what the one who leads it does }}"

    """
  }

  private var evening: String {
    """
    ---
    \(Self.head)\
    # The slugs of the problems that it treats.
    problems: []
    \(programme)\
    # What to bring.
    materials:
      - "{{ something to bring }}"
    # The letter to parents.
    invitation: |
      {{ Dear parents, … }}
    ---
    ## {{ what the evening is for }}

    {{ What the one who leads the evening says and does. }}

    """
  }

  private var course: String {
    """
    ---
    \(Self.head)\
    # For whom, in words.
    participants: "{{ for whom }}"
    # How long, in words.
    duration: "{{ how long }}"
    # The slugs of the problems that it treats.
    problems: []
    ---
    {{ What the course is for. }}

    """
  }

  private var session: String {
    """
    ---
    \(Self.head)\
    # What participants can do afterwards.
    goal: "{{ what participants can do afterwards }}"
    # What the one who leads it does before.
    preparation: []
    # What to bring.
    materials: []
    \(programme)\
    ---
    {{ How to lead it. }}

    """
  }

  private var term: String {
    """
    ---
    \(Self.head)\
    # Other forms of the word, which become links too.
    forms: []
    # Other words by which readers look for it.
    synonyms: []
    ---
    {{ What it means, in two or three sentences. }}

    """
  }

  private var page: String {
    """
    ---
    \(Self.head)\
    ---
    {{ The text. }}

    """
  }

  private var school: String {
    """
    # The school's name, as it stands on its own website.
    name: "{{ the school's name }}"
    # Street and number; postcode and place. Leave out what is not known.
    address: "{{ street and number }}"
    town: "{{ postcode and place }}"
    # A file beside this one: SVG, PNG or JPEG.
    # logo: logo.svg
    # Between quotes, or YAML takes it for a comment.
    # accent: "#1f7a3d"
    # Whom parents can turn to.
    contacts:
      - role: "{{ what they are, such as teacher }}"
        name: "{{ their name }}"
    # Evenings at the school: one of the site's by its slug, or one of its own with title, start and minutes.
    evenings: []

    """
  }
}
