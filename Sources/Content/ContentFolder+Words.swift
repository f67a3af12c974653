import Markdown
import Model

/// What happened to a content folder since it was last read.
package enum ContentChange: Sendable {
  case nothing
  /// Only the words of some texts are others; the library with them.
  case words(Library)
  /// All is to be read again.
  case more
}

extension ContentFolder {
  /// Counts how often the files were found to be others than before, in a folder that remembers.
  package var version: Int { known?.changes ?? 0 }

  /// Whether the files are as they were when the content was last read.
  package var isAsRead: Bool { known?.seen == seenNow() }

  /// Every file but those of schools.
  private func seenNow() -> KnownFiles.Seen {
    let findings = Findings()
    let files = files(findings)
    return KnownFiles.Seen(files: zip(files, look(at: files)).map(KnownFiles.SeenFile.init), findings: findings.all)
  }

  /// Looks what changed since the content was last read or asked for here, and takes it down as seen. While somebody writes, that is
  /// most often the words of one text: its front matter, headings and links are as they were. Then no other text has to be read.
  ///
  /// - Parameter library: what was read then.
  package func takeChange(since library: Library, today: Day) -> ContentChange {
    guard let known else { return .more }
    let now = seenNow(), before = known.seen
    guard now.findings == before.findings, now.files.map(\.path) == before.files.map(\.path) else { return .more }
    let written = zip(now.files, before.files).filter { $0 != $1 }.map(\.0)
    if written.isEmpty { return .nothing }

    var changed = library
    let phrases = Glossary.phrases(in: library)
    for file in written {
      let entry = Entry(path: file.path)
      guard let stamp = file.stamp, entry.isPiece, !entry.isYAML, let old = known.piece(file.path) else { return .more }
      let new = known.piece(file.path, stamp) {
        decode(file.path, entry, audiences: library.settings?.audiences ?? [], today: today)
      }
      guard old.found.isEmpty, new.found.isEmpty, old.frontMatter == new.frontMatter, let one = old.piece?.text,
        let piece = new.piece,
        let other = piece.text, other.differsInWordsAlone(from: one)
      else { return .more }
      changed.take(piece, phrases)
    }
    known.see(now)
    return .words(changed)
  }
}

extension Piece {
  /// What stands below the front matter; nothing for what has none.
  fileprivate var text: Document? {
    switch self {
    case .diptych(let diptych): diptych.introduction
    case .view(let view, _): view.body
    case .translation(let translation, _, _): translation.body
    case .line(let line): line.body
    case .evening(let evening): evening.body
    case .course(let course): course.body
    case .session(let session, _): session.body
    case .term(let term): term.body
    case .page(let page): page.body
    case .tool, .partner, .asset: nil
    }
  }
}

extension Library {
  /// Puts the text of a file in the place of the one that it had. What is not among what can be shown has none.
  fileprivate mutating func take(_ piece: Piece, _ phrases: Phrases) {
    switch piece {
    case .diptych(let new): change(new.id) { $0.introduction = new.introduction.mentioning(phrases) }
    case .view(let new, let id): change(id) { $0.views.change(new.file, \.file) { $0.body = new.body.mentioning(phrases) } }
    case .translation(let new, let id, let audience):
      change(id) { $0.views.change(audience, \.audience) { $0.translations.change(new.file, \.file) { $0.body = new.body } } }
    case .line(let new): line?.body = new.body.mentioning(phrases)
    case .evening(let new): evenings.change(new.file, \.file) { $0.body = new.body.mentioning(phrases) }
    case .course(let new): courses.change(new.file, \.file) { $0.body = new.body.mentioning(phrases) }
    case .session(let new, let course):
      courses.change(course, \.slug) { $0.sessions.change(new.file, \.file) { $0.body = new.body.mentioning(phrases) } }
    case .term(let new): terms.change(new.file, \.file) { $0.body = new.body }
    case .page(let new): pages.change(new.file, \.file) { $0.body = new.body.mentioning(phrases) }
    case .tool, .partner, .asset: break
    }
  }

  private mutating func change(_ id: Diptych.ID, _ change: (inout Diptych) -> Void) {
    switch id.kind {
    case .problem: problems.change(id, \.id, change)
    case .lesson: lessons.change(id, \.id, change)
    }
  }
}

extension Array {
  /// Changes the one element that has a value.
  fileprivate mutating func change<Value: Equatable>(
    _ value: Value, _ member: (Element) -> Value, _ change: (inout Element) -> Void
  ) {
    if let index = firstIndex(where: { member($0) == value }) { change(&self[index]) }
  }
}
