import Markup
import Model

/// The slides of a meeting, for those who lead it. On a screen they are below each other, until the script shows one at a time; what only the
/// leader reads is in a template, which no slide and no paper shows.
package struct SlidesPage: PageTemplate {
  /// A part of the programme.
  package struct Part {
    let item: ProgrammeItem
    /// What the text for those who lead says about it; `nil` when it says nothing under that name.
    let notes: Markup?

    package init(item: ProgrammeItem, notes: Markup?) { (self.item, self.notes) = (item, notes) }
  }

  package let meeting: Meeting
  /// What it is one of: a parent evening, a course.
  let kind: String
  /// That of the meeting.
  let name: String
  let aim: String
  package let title: String
  /// When and where, as far as that is known; a line each.
  package var facts: [Markup] = []
  package var audience: String?
  package var updated: Day?
  package var problems: [Diptych] = []
  package var parts: [Part] = []
  /// In whose words the agreements stand; `nil` gives each side its own.
  package var reader: Audience?
  package var help: Help?
  /// A QR code of the address of the meeting's page; `nil` when that is too long for one.
  package var code: Markup?
  /// The page for those who lead it.
  package var guide: Target

  package init(of meeting: Meeting, kind: String, title: String, aim: String, words: Interface) {
    (self.meeting, self.kind, name, self.aim) = (meeting, kind, title, aim)
    self.title = "\(words.slides): \(title.lowercasedFirst)"
    guide = meeting.target
  }

  package var description: String { aim }
  package var script: String? { "slides" }
  package var sheets: [String] { ["slides.css"] }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] {
    let leads = NamedTarget(name, guide)
    if case .session = meeting { return [NamedTarget(page.words.courses, .courses), NamedTarget(kind, course), leads] }
    return [NamedTarget(page.words.evenings, .evenings), leads]
  }

  private var course: Target { if case .session(let slug, _) = meeting { .course(slug) } else { .courses } }

  package func main(_ page: PageContext) -> Markup {
    let side: Markup = reader.map { "\(page.theme.side($0.id))" } ?? "side-all"
    let slides = slides(page)
    return """
      \(head(page))\
      <div class="deck \(side)">
      \(slides.enumerated().map { index, slide in slide.markup(index + 1) })\
      </div>
      \(bar(page))\
      \(notesWindow(page))
      """
  }

  /// What helps those who lead: it is on no slide.
  private func head(_ page: PageContext) -> Markup {
    let words = page.words
    return """
      <div class="deck-head">
      <p class="summary">\(words.slidesLead)</p>
      <p class="deck-ways" hidden><button type="button" class="deck-begin">\(words.present)</button> \
      <button type="button" class="deck-notes">\(words.openNotes)</button> \
      <button type="button" class="deck-print">\(words.printSlides)</button></p>
      <noscript><p class="notice">\(words.slidesWithoutScript)</p></noscript>
      <p class="deck-refused" role="alert" hidden>\(words.notesRefused) <a href="\(page.links.to(guide))">\(words.notesElsewhere)</a></p>
      \(downloads([.slides(meeting), .editableSlides(meeting)], page))\
      </div>

      """
  }

  /// What stands below a slide while it is shown by itself.
  private func bar(_ page: PageContext) -> Markup {
    let words = page.words
    return """
      <div class="deck-bar" hidden>
      <p class="deck-refused" role="alert" hidden>\(words.notesRefused)</p>
      <p class="deck-clock" hidden>\(clock(words))</p>
      <button type="button" class="deck-list">\(words.allSlides)</button>
      <button type="button" class="deck-notes">\(words.notes)</button>
      <button type="button" class="deck-full">\(words.fullScreen)</button>
      <button type="button" class="deck-back">\(words.previous)</button>
      <span class="deck-place" role="status"><span class="deck-number"></span> <span class="deck-title hidden"></span></span>
      <button type="button" class="deck-next">\(words.next)</button>
      </div>

      """
  }

  /// The window of the leader, which is this page too.
  private func notesWindow(_ page: PageContext) -> Markup {
    let words = page.words
    return """
      <div class="notes" hidden>
      <p class="notes-head" role="heading" aria-level="1"><span class="notes-place"></span> <strong class="notes-title"></strong></p>
      <p class="notes-clock">\(clock(words))</p>
      <p class="notes-next">\(words.then) <strong></strong></p>
      <div class="notes-text prose"></div>
      <p class="notes-ways"><button type="button" class="deck-back">\(words.previous)</button> \
      <button type="button" class="deck-next">\(words.next)</button> \
      <button type="button" class="notes-restart">\(words.restartClock)</button></p>
      </div>

      """
  }

  /// What is left of a part, in minutes and seconds.
  private func clock(_ words: Interface) -> Markup {
    """
    <span class="clock-left">\(words.timeLeft)</span><span class="clock-over" hidden>\(words.timeOver)</span> \
    <span class="clock-time"></span>
    """
  }
}
