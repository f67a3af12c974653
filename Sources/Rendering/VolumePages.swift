import Markup
import Model
import SiteIndex
import Templates

/// The chapters of each volume, in order.
extension PageMaker {
  /// Returns `nil` for a handout, slides and a letter, which are pages by themselves, and for a volume of something that does not exist.
  package func volume(_ volume: Volume) -> VolumePage? {
    switch volume {
    case .handout, .letter, .material, .slides, .editableSlides: nil
    case .lesson(let slug): catalog.diptych(Diptych.ID(.lesson, slug)).map(lessonSet)
    case .evening(let slug): catalog.item(at: .evening(slug)).map(eveningSet)
    case .course(let slug): catalog.item(at: .course(slug)).map(courseBook)
    case .session(let course, let slug):
      (catalog.item(at: .course(course)) as Course?).flatMap { course in
        course.sessions.first { $0.slug == slug }.map { sessionSet($0, of: course) }
      }
    case .book: book(readOnly: false)
    case .ebook: book(readOnly: true)
    }
  }

  private typealias Chapter = VolumePage.Chapter

  private func eveningSet(_ evening: Evening) -> VolumePage {
    let words = catalog.interface, problems = catalog.problems(of: evening.target)
    let route = catalog.route(evening.leading.isApart ? .guide(.evening(evening.slug)) : evening.target)
    var letter = route?.asides.map { Passage($0, apart: "invitation_") } ?? []
    for index in letter.indices { letter[index].listsNotes = false }
    let texts = texts(letter + (route?.texts.map { Passage($0) } ?? []), LinkedTerms(evening.publication))
    var chapters = [
      Chapter(words.invitation, .own(invitationSheet(evening, letter: texts.passages.first ?? Markup(), page)), on: .form),
      Chapter(
        words.volumes.script,
        .own(eveningScript(evening, body: texts.passages.last ?? Markup(), cited: cited(in: texts), noting(texts)))
      ),
    ]
    var printed = self.chapters(for: evening.materials)
    chapters += printed.chapters
    for problem in problems {
      for view in problem.views where evening.audience == nil || view.audience == evening.audience {
        if printed.targets.insert(.handout(of: problem.id, audience: view.audience)).inserted == false { continue }
        let reader = catalog.audience(view.audience)?.title.lowercasedFirst ?? view.audience
        let title = "\(words.handout.title): \((view.title ?? problem.title).lowercasedFirst)\(words.comma)\(reader)"
        chapters.append(Chapter(title, .page(.handout(of: problem.id, audience: view.audience)), on: .sheet))
      }
    }
    for problem in problems where !printed.targets.contains(.plan(problem.slug)) {
      chapters.append(
        Chapter("\(words.plan.title): \(problem.title.lowercasedFirst)", .page(.plan(problem.slug)), on: .form))
    }
    chapters.append(Chapter(words.volumes.evaluation, .own(evaluationSheet(evening, page)), on: .form))
    let hours = evening.programme.hours
    // A school's letter says its own.
    let day =
      page.theme.isForCopies
      ? nil
      : evening.date.map { date in
        hours.map { words.onDay(words.dayInFull(date), $0.from.description, $0.to.description) } ?? words.dayInFull(date)
      }
    return VolumePage(
      kind: words.volumes.evening, title: evening.title, summary: evening.summary,
      updated: latest([evening.publication.updated] + problems.flatMap { problem in problem.views.map(problem.updated) }),
      chapters: chapters
    ).saying([day, page.theme.isForCopies ? nil : evening.place], of: problems)
  }

  /// What is needed for the week of one lesson: each side's text, and the sheet to hand out.
  private func lessonSet(_ lesson: Diptych) -> VolumePage {
    let words = catalog.interface
    let chapters = lesson.views.flatMap { view -> [Chapter] in
      let reader = catalog.audience(view.audience)?.title ?? view.audience
      return [
        Chapter(reader, .page(.view(of: lesson.id, audience: view.audience)), on: .sheet),
        Chapter(
          "\(words.handout.title): \(reader.lowercasedFirst)", level: 2, .page(.handout(of: lesson.id, audience: view.audience)),
          on: .sheet),
      ] + self.chapters(for: view.lesson?.materials ?? [], level: 2).chapters
    }
    return VolumePage(
      kind: words.lessons.number(catalog.number(of: lesson)), title: lesson.title, summary: lesson.summary,
      updated: latest(lesson.views.map(lesson.updated)), chapters: chapters
    ).saying([lesson.goal, words.ages(lesson.ages.lowerBound, lesson.ages.upperBound)], of: [lesson])
  }

  private func courseBook(_ course: Course) -> VolumePage {
    var known: Set<Target> = []
    let sessions = course.sessions.flatMap { session in
      let printed = chapters(for: session.materials, level: 2, besides: known)
      known.formUnion(printed.targets)
      return [Chapter(session.title, .page(session.leading.page(of: .session(course: course.slug, session: session.slug))))]
        + printed.chapters
    }
    return VolumePage(
      kind: catalog.interface.volumes.course, title: course.title, summary: course.summary,
      updated: latest([course.publication.updated] + course.sessions.map(\.publication.updated)),
      chapters: [Chapter(catalog.interface.volumes.introduction, .page(course.leading.page(of: .course(course.slug))))]
        + sessions
    ).saying([course.participants, course.duration], of: catalog.problems(of: course.target))
  }

  /// What is needed for one session: its script, and what is printed for it.
  private func sessionSet(_ session: Session, of course: Course) -> VolumePage {
    let page = session.leading.page(of: .session(course: course.slug, session: session.slug))
    return VolumePage(
      kind: course.title, title: session.title, summary: session.summary, updated: session.publication.updated,
      chapters: [Chapter(catalog.interface.meetings.guide, .page(page))] + chapters(for: session.materials).chapters
    ).saying([session.goal], of: catalog.problems(of: .session(course: course.slug, session: session.slug)))
  }

  /// The sheets that are printed for a meeting or a lesson, with what they are made from.
  ///
  /// - Parameter known: what the volume has already.
  private func chapters(
    for needs: [Need], level: Int = 1, besides known: Set<Target> = []
  ) -> (chapters: [Chapter], targets: Set<Target>) {
    var chapters: [Chapter] = [], targets: Set<Target> = []
    for printed in needs.compactMap(\.printed).compactMap({ catalog.printed($0.value) })
    where !known.contains(printed.target) && targets.insert(printed.target).inserted {
      if let tool: Tool = catalog.item(at: printed.target) {
        if let form = form(of: tool) { chapters.append(Chapter(printed.name, level: level, form, on: .form)) }
      } else {
        let isForm = if case .plan = printed.target { true } else { false }
        chapters.append(Chapter(printed.name, level: level, .page(printed.target), on: isForm ? .form : .sheet))
      }
    }
    return (chapters, targets)
  }

  /// - Parameter readOnly: whether it is an e-book, which nobody has to print: it has the lessons, the evenings and the forms too.
  private func book(readOnly: Bool) -> VolumePage? {
    let library = catalog.library, words = catalog.interface
    if library.problems.isEmpty { return nil }
    var chapters = [helpChapter()].compactMap(\.self)
    for problem in library.problems { chapters += [opening(of: problem, problem.title)] + views(of: problem) }
    if readOnly { chapters += lessonChapters() + eveningChapters() + formChapters() }
    if !library.terms.isEmpty { chapters.append(Chapter(words.glossary, .page(.glossary))) }
    if !library.sources.isEmpty { chapters.append(Chapter(words.sources, .page(.sources))) }
    let read: [Day?] =
      readOnly ? library.lessons.flatMap { $0.views.map($0.updated) } + library.evenings.map(\.publication.updated) : []
    let days =
      library.problems.flatMap { problem in problem.views.map(problem.updated) } + library.terms.map(\.publication.updated) + read
    return VolumePage(
      kind: words.volumes.book, title: catalog.settings.title, summary: catalog.settings.description, updated: latest(days),
      chapters: chapters
    ).saying([], of: library.problems)
  }

  /// Whom to call, before all else.
  private func helpChapter() -> Chapter? {
    guard let (help, text) = catalog.help(in: nil) else { return nil }
    var first = Passage(text, apart: "help_")
    (first.listsSources, first.listsNotes) = (false, false)
    let texts = texts([first], .written)
    return Chapter(help.title, .own(HelpPanel(help: help, body: texts.passages.first ?? Markup()).chapter))
  }

  /// What a problem or a lesson is about, before the texts for its audiences.
  private func opening(of diptych: Diptych, _ title: String) -> Chapter {
    var introduction = catalog.route(diptych.target)?.texts.map { Passage($0) } ?? []
    for index in introduction.indices {
      introduction[index].idPrefix = "\(diptych.slug)_"
      (introduction[index].listsSources, introduction[index].listsNotes) = (false, false)
    }
    let texts = texts(introduction, .written)
    return Chapter(title, .own(problemOpening(diptych, introduction: texts.passages.first ?? Markup(), page)))
  }

  private func views(of diptych: Diptych) -> [Chapter] {
    diptych.views.map { view in
      let title = catalog.audience(view.audience)?.title ?? view.audience
      return Chapter(title, level: 2, .page(.view(of: diptych.id, audience: view.audience)), leavesOut: "shared")
    }
  }

  private func lessonChapters() -> [Chapter] {
    catalog.library.lessons.flatMap { lesson in
      let title = "\(catalog.interface.lessons.number(catalog.number(of: lesson))): \(lesson.title.lowercasedFirst)"
      return [opening(of: lesson, title)] + views(of: lesson)
    }
  }

  private func eveningChapters() -> [Chapter] {
    catalog.library.evenings.map { Chapter($0.title, .page($0.leading.page(of: .evening($0.slug)))) }
  }

  private func formChapters() -> [Chapter] {
    catalog.library.tools.compactMap { tool in form(of: tool).map { Chapter(tool.title, $0) } }
  }

  /// The form of a tool, to be filled in with a pen, with whom to call where a questionnaire says so; `nil` for a tool without one.
  private func form(of tool: Tool) -> Chapter.Content? {
    var notice =
      tool.notice.flatMap { _ in catalog.route(tool.target)?.asides.first }.map { [Passage($0, apart: "notice_")] } ?? []
    for index in notice.indices { (notice[index].listsSources, notice[index].listsNotes) = (false, false) }
    let form = paper(of: tool, notice: texts(notice, .written).passages.first, page)
    return form.isEmpty ? nil : .own("<h1>\(tool.title)</h1>\n<p class=\"summary\">\(tool.summary)</p>\n\(form)")
  }

  private func latest(_ days: [Day?]) -> Day? { days.compactMap(\.self).max() }
}
