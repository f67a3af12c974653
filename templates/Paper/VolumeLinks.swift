import Markup
import Model

/// A link to a volume, with its size; `nil` when it was not made.
func volumeLink(_ volume: Volume, _ page: PageContext) -> Markup? {
  guard let made = page.theme.volumes[volume] else { return nil }
  return page.theme.isForCopies ? slot(.volume(made.name)) : link(to: volume, made, page)
}

/// The same in a copy, whose school may have its own volume.
package func link(to volume: Volume, _ made: MadeVolume, _ page: PageContext) -> Markup {
  let words = page.words.volumes
  let (name, type): (String, Markup) =
    switch volume {
    case .handout: (words.handoutLink, "application/pdf")
    case .lesson: (words.lessonLink, "application/pdf")
    case .evening: (words.eveningLink, "application/pdf")
    case .letter: (page.words.letterLink, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
    case .slides: (page.words.slidesLink, "application/pdf")
    case .editableSlides:
      (page.words.editableSlidesLink, "application/vnd.openxmlformats-officedocument.presentationml.presentation")
    case .course: (words.courseLink, "application/pdf")
    case .session: (words.sessionLink, "application/pdf")
    case .material: (words.materialLink, "application/pdf")
    case .book: (words.bookLink, "application/pdf")
    case .ebook: (words.ebookLink, "application/epub+zip")
    }
  let amount = [made.pages.map(words.pages), page.words.size(made.size)].compactMap(\.self).joined(separator: page.words.comma)
  return "<a href=\"\(page.links.to(.volume(volume)))\" type=\"\(type)\"\(page.hreflang(.volume(volume)))>\(name)</a> (\(amount))"
}

/// A list of links to volumes; `nil` when none of them was made.
///
/// - Parameter first: a link that stands before these.
func downloads(_ volumes: [Volume], after first: Markup? = nil, _ page: PageContext) -> Markup? {
  let items = [first].compactMap(\.self) + volumes.compactMap { volumeLink($0, page) }
  guard !items.isEmpty else { return nil }
  return """
    <ul class="actions">
    \(items.map { "<li>\($0)</li>\n" as Markup })\
    </ul>

    """
}

/// What those who lead a meeting show and send: its slides, and these volumes.
func downloads(_ volumes: [Volume], for meeting: Meeting, _ leading: Leading, _ programme: Programme, _ page: PageContext)
  -> Markup?
{
  guard leading.hasSlides(of: programme) else { return downloads(volumes, page) }
  return downloads(
    volumes + [.slides(meeting), .editableSlides(meeting)],
    after: "<a href=\"\(page.links.to(.slides(meeting)))\">\(page.words.showSlides)</a>", page)
}

extension Interface {
  /// A size in bytes, in words for people: `340 kB`, `1.2 MB`.
  func size(_ bytes: Int) -> String {
    if bytes < 999_500 { return "\((bytes + 500) / 1000) kB" }
    let tenths = (bytes + 50_000) / 100_000
    return volumes.megabytes(tenths / 10, tenths % 10)
  }
}
