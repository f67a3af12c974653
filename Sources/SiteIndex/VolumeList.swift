import Model

extension Volume {
  /// Every volume that can be made (handouts, lessons, evenings, courses with their sessions, materials and the book), with the content file that it is made
  /// from.
  package static func all(in catalog: Catalog) -> [(volume: Volume, file: String)] {
    let library = catalog.library
    var volumes: [(volume: Volume, file: String)] = []
    for diptych in library.diptychs {
      volumes += diptych.views.map { (.handout(of: diptych.id, audience: $0.audience), $0.file) }
    }
    volumes += library.lessons.map { (.lesson($0.slug), $0.file) }
    volumes += library.evenings.map { (.evening($0.slug), $0.file) }
    for course in library.courses {
      volumes.append((.course(course.slug), course.file))
      volumes += course.sessions.filter { !$0.programme.items.isEmpty }.map {
        (.session(course: course.slug, session: $0.slug), $0.file)
      }
    }
    volumes += library.materials.map { (.material($0.slug), $0.file) }
    return library.problems.isEmpty ? volumes : volumes + [(.book, "site.yml"), (.ebook, "site.yml")]
  }
}
