import Markdown
import Model

/// What has changed in a content folder since it was last read.
package enum ContentChange: Sendable {
  case nothing
  /// Only the words of some texts: here is the library with the new ones.
  case words(Library)
  /// Anything else: all must be read again.
  case more
}

extension ContentFolder {
  /// Goes up by one each time the files turn out to have changed; 0 in a folder that does not remember.
  package var version: Int { known?.changes ?? 0 }

  /// Whether the files are as they were when the content was last read; false in a folder that does not remember.
  package var isAsRead: Bool { known?.seen == seenNow() }

  /// Every file except those of schools, as it is now.
  private func seenNow() -> KnownFiles.Seen {
    let listing = list(), files = Self.withoutSchools(listing)
    return KnownFiles.Seen(files: zip(files, look(at: files)).map(KnownFiles.SeenFile.init), findings: listing.found)
  }

  /// Finds what changed since the content was last read, or since this was last called. While somebody is writing, that is mostly
  /// the words of one text, whose front matter, headings and links stay as they were. Then no other file needs to be read.
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
      let path = ContentPath(path: file.path)
      guard let stamp = file.stamp, path.isText, let old = known.decoded(file.path) else { return .more }
      let new = known.decoded(file.path, stamp) {
        decode(file.path, path, audiences: library.settings?.audiences ?? [], today: today)
      }
      guard old.found.isEmpty, new.found.isEmpty, old.frontMatter == new.frontMatter, let one = old.value?.text,
        let value = new.value,
        let other = value.text, other.differsInWordsAlone(from: one)
      else { return .more }
      value.renew(in: &changed, phrases)
    }
    known.see(now)
    return .words(changed)
  }
}
