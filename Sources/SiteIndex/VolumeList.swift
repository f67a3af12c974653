import Model

extension Volume {
  /// Every volume that can be made (handouts, lessons, evenings with their letters, courses with their sessions, slides, materials and the
  /// book), with the content file that it is made from.
  package static func all(in catalog: Catalog) -> [(volume: Volume, file: String)] {
    let library = catalog.library
    var volumes: [(volume: Volume, file: String)] = []
    for diptych in library.diptychs {
      volumes += diptych.views.map { (.handout(of: diptych.id, audience: $0.audience), $0.file) }
    }
    volumes += library.lessons.map { (.lesson($0.slug), $0.file) }
    for evening in library.evenings {
      volumes.append((.evening(evening.slug), evening.file))
      if !evening.invitation.isEmpty { volumes.append((.letter(evening.slug), evening.file)) }
      if evening.leading.hasSlides(of: evening.programme) { volumes += slides(of: .evening(evening.slug), evening.file) }
    }
    for course in library.courses {
      volumes.append((.course(course.slug), course.file))
      for session in course.sessions where !session.programme.items.isEmpty {
        volumes.append((.session(course: course.slug, session: session.slug), session.file))
        let meeting = Meeting.session(course: course.slug, session: session.slug)
        if session.leading.hasSlides(of: session.programme) { volumes += slides(of: meeting, session.file) }
      }
    }
    volumes += library.materials.map { (.material($0.slug), $0.file) }
    return library.problems.isEmpty ? volumes : volumes + [(.book, "site.yml"), (.ebook, "site.yml")]
  }

  private static func slides(of meeting: Meeting, _ file: String) -> [(volume: Volume, file: String)] {
    [(.slides(meeting), file), (.editableSlides(meeting), file)]
  }
}
