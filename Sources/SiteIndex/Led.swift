import Markdown
import Model

/// An evening, a session or one side of a lesson, as the one who leads it needs it.
package struct Led {
  /// The page on which that stands.
  package let target: Target
  package let title: String
  package let file: String
  package let needs: [Need]
  /// What is said and done, part by part.
  package let said: [String]
  /// The text for the one who leads it, and its file.
  package let script: (document: Document, file: String)
}

extension Catalog {
  /// Everything that somebody leads, in the order of the site's lists.
  package var led: [Led] {
    func script(_ leading: Leading, _ body: Document, _ file: String) -> (Document, String) {
      leading.guide.map { ($0.body, $0.file) } ?? (body, file)
    }
    let evenings = library.evenings.map { evening in
      Led(
        target: evening.leading.page(of: .evening(evening.slug)), title: evening.title, file: evening.file,
        needs: evening.materials,
        said: evening.programme.items.compactMap(\.how), script: script(evening.leading, evening.body, evening.file))
    }
    let sessions = library.courses.flatMap { course in
      course.sessions.map { session in
        Led(
          target: session.leading.page(of: .session(course: course.slug, session: session.slug)), title: session.title,
          file: session.file, needs: session.materials, said: session.programme.items.compactMap(\.how),
          script: script(session.leading, session.body, session.file))
      }
    }
    let lessons = library.lessons.flatMap { lesson in
      lesson.views.compactMap { view in
        view.lesson.map { part in
          Led(
            target: .view(of: lesson.id, audience: view.audience), title: lesson.title, file: view.file, needs: part.materials,
            said: part.steps.compactMap(\.how), script: (view.body, view.file))
        }
      }
    }
    return evenings + sessions + lessons
  }
}
