import Markdown
import Markup
import Model
import QR
import SiteIndex
import Templates

/// The slides of evenings and sessions.
extension PageMaker {
  func slides(of evening: Evening) -> Markup {
    let words = catalog.interface, hours = evening.programme.hours
    let day = evening.date.map { date in
      hours.map { words.onDay(words.dayInFull(date), $0.from.description, $0.to.description) } ?? words.dayInFull(date)
    }
    var slides = SlidesPage(
      of: .evening(evening.slug), kind: words.volumes.evening, title: evening.title, aim: evening.summary, words: words)
    // A school says its own, as in its letter.
    slides.facts =
      page.theme.isForCopies
      ? [.date, .place].map { slot(.invitation($0, evening: evening.slug)) }
      : [day, evening.place].compactMap(\.self).map { "\($0)" }
    (slides.audience, slides.updated) = (evening.leading.guide?.audience ?? evening.audience, evening.publication.updated)
    return slidesPage(slides, evening.programme, evening.leading, for: evening.audience)
  }

  func slides(of session: Session, in course: Course) -> Markup {
    let meeting = Meeting.session(course: course.slug, session: session.slug)
    var slides = SlidesPage(of: meeting, kind: course.title, title: session.title, aim: session.goal, words: catalog.interface)
    (slides.audience, slides.updated) = (session.leading.guide?.audience ?? course.audience, session.publication.updated)
    return slidesPage(slides, session.programme, session.leading, for: course.audience)
  }

  /// - Parameter audience: the only one for whom the meeting is.
  private func slidesPage(_ slides: SlidesPage, _ programme: Programme, _ leading: Leading, for audience: String?) -> Markup {
    var slides = slides
    let meeting = slides.meeting
    slides.problems = catalog.problems(of: meeting.target)
    slides.reader = reader(for: audience, led: leading)
    slides.help = catalog.help(in: nil)?.help
    slides.code = code(of: meeting.target)
    slides.guide = leading.page(of: meeting)
    let notes = notes(of: programme, in: catalog.route(slides.guide)?.texts.first)
    slides.parts = zip(programme.items, notes).map { SlidesPage.Part(item: $0, notes: $1) }
    return write(slides)
  }

  /// In whose words the slides speak: those of the audience that comes, which is not the one that leads.
  private func reader(for audience: String?, led: Leading) -> Audience? {
    let readers = catalog.settings.readers
    return readers.first { audience == nil ? $0.id != led.guide?.audience : $0.id == audience } ?? readers.first
  }

  /// For each part of a programme, the section of the text for those who lead that bears the part's name.
  private func notes(of programme: Programme, in text: Text?) -> [Markup?] {
    let sections = programme.items.map { item in
      text?.document.headings.first { $0.text == item.what }.flatMap { text?.document.section($0.id) }
    }
    let passages = sections.compactMap { section -> Passage? in
      guard let text, let section else { return nil }
      var passage = Passage(text, section)
      (passage.idPrefix, passage.listsSources, passage.listsNotes) = (nil, false, false)
      passage.hasHelpElsewhere = true
      return passage
    }
    var made = texts(passages, .written).passages[...]
    return sections.map { $0 == nil ? nil : made.popFirst() }
  }
}
