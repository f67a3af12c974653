import Diagnostics
import Markdown
import Model

extension FileKind {
  /// The texts for those who lead a meeting, each beside the meeting's own. They go along with it, so none can be a draft.
  static let guides = [
    FileKind("evenings/<slug>.leader.md", canBeDraft: false) { $0.guide(of: .evening($1["slug"]), $2) },
    FileKind("courses/<course>/index.leader.md", canBeDraft: false) { $0.guide(of: .course($1["course"]), $2) },
    FileKind("courses/<course>/NN-<slug>.leader.md", canBeDraft: false) {
      $0.guide(of: .session(course: $1["course"], session: $1["slug"]), $2)
    },
  ]
}

extension FileKind {
  /// The name, without `.md`, of the guide that a file was probably meant to be: `avond.leader` for `avond.leiding`. `nil` where there are
  /// no guides, and for a name without one dot.
  static func guide(meantBy slug: String, in file: String) -> String? {
    let parts = slug.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, Slug.isValid(String(parts[0])) else { return nil }
    let name = "\(parts[0]).leader", meant = file.replacing("\(slug).md", with: "\(name).md")
    return guides.contains { $0.path.match(meant) != nil } ? name : nil
  }
}

/// A guide, and the meeting that it is for.
struct MeetingGuide: FileValue {
  let guide: Guide
  let of: Meeting

  var text: Document? { guide.body }

  func put(into gathered: inout Gathered) { gathered.guides.append(self) }

  func renew(in library: inout Library, _ phrases: Phrases) {
    var guide = guide
    guide.body = guide.body.mentioning(phrases)
    library.change(of) { $0 = .guide(guide) }
  }
}

extension Leading {
  mutating func mention(_ phrases: Phrases) {
    guard case .guide(var guide) = self else { return }
    guide.body = guide.body.mentioning(phrases)
    self = .guide(guide)
  }
}

extension Library {
  /// The only audience of a meeting; `nil` when it is for all.
  fileprivate func audience(of meeting: Meeting) -> String? {
    switch meeting {
    case .evening(let slug): evenings.first { $0.slug == slug }?.audience
    case .course(let slug), .session(let slug, _): courses.first { $0.slug == slug }?.audience
    }
  }

  /// The files of all meetings without a guide.
  fileprivate var filesWithoutGuide: [String] {
    let all =
      evenings.map { ($0.file, $0.leading) }
      + courses.flatMap { [($0.file, $0.leading)] + $0.sessions.map { ($0.file, $0.leading) } }
    return all.filter { !$0.1.isApart }.map(\.0)
  }

  /// Changes the text for those who lead a meeting; does nothing when there is no such meeting.
  fileprivate mutating func change(_ meeting: Meeting, _ change: (inout Leading) -> Void) {
    switch meeting {
    case .evening(let slug): evenings.change(slug, \.slug) { change(&$0.leading) }
    case .course(let slug): courses.change(slug, \.slug) { change(&$0.leading) }
    case .session(let course, let slug):
      courses.change(course, \.slug) { $0.sessions.change(slug, \.slug) { change(&$0.leading) } }
    }
  }
}

extension Assembly {
  /// Gives each meeting the text for those who lead it.
  ///
  /// - Parameter sessions: the files of all sessions. What is wrong with the course of one has been reported there.
  func add(_ guides: [MeetingGuide], beside sessions: Set<String>, to library: inout Library) {
    for value in guides {
      let file = value.guide.file
      var found: Leading?
      library.change(value.of) { leading in
        found = leading
        if !leading.isApart { leading = .guide(value.guide) }
      }
      switch found {
      case .guide(let other):
        findings.add(
          .duplicateSlug, at: Location(file: file), "“\(other.file)” is for those who lead the same meeting",
          hint: "the number in front does not count; take one of them out")
      case .some:
        if let own = library.audience(of: value.of), let other = value.guide.audience, own != other {
          findings.add(
            .badValue, at: Location(file: file), "this is for “\(other)” alone, and what it belongs to for “\(own)” alone",
            hint: "take “audience” out of one of them, or no edition for some audiences has both")
        }
      case nil:
        let own = Guide.own(beside: file)
        if unreadable.contains(own) || sessions.contains(own) { continue }
        findings.add(
          .missingFile, at: Location(file: file), "“\(own)” is missing, and this would be its text for those who lead it",
          hint: NearMiss.of(own, in: library.filesWithoutGuide).map {
            "did you mean “\(Guide.file(beside: $0))”?"
          }
            ?? "give it the name of the meeting's own file, with “.leader” before “.md”")
      }
    }
  }
}

extension Decoder {
  fileprivate mutating func guide(of meeting: Meeting, _ text: Document) -> MeetingGuide {
    MeetingGuide(guide: Guide(body: text, audience: audience(), askedAs: askedAs(), file: file), of: meeting)
  }
}

extension Beginning {
  /// A meeting's own file, and its guide.
  static func meeting(_ path: String, _ text: String) -> [File] { [(path, text), (Guide.file(beside: path), guideText)] }

  private static let guideText = """
    ---
    # The id of the audience of those who lead it, if it has one: `audience: …`.
    ---
    {{ How to lead it, and what may go wrong. }}

    """
}
