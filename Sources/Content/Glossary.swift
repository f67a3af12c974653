import Markdown
import Model
import Platform

/// Finds the glossary's terms in the running text of every page, once, when all is loaded. Whether a page links what was found
/// is decided when it is made.
enum Glossary {
  /// The words that lead to the terms.
  static func phrases(in library: Library) -> Phrases { Phrases(terms(of: library).map { [$0.title] + $0.forms }) }

  private static func terms(of library: Library) -> [Term] { library.terms.filter { !$0.publication.isDraft } }

  static func find(in library: inout Library) {
    let phrases = phrases(in: library)
    if phrases.isEmpty { return }
    library.mentionable = terms(of: library).map(\.slug)
    library.problems = Parallel.map(library.problems) { $0.mentioning(phrases) }
    library.lessons = Parallel.map(library.lessons) { $0.mentioning(phrases) }
    if let body = library.line?.body.mentioning(phrases) { library.line?.body = body }
    for index in library.tools.indices { library.tools[index].text = library.tools[index].text.mentioning(phrases) }
    for index in library.evenings.indices { library.evenings[index].body = library.evenings[index].body.mentioning(phrases) }
    for index in library.pages.indices { library.pages[index].body = library.pages[index].body.mentioning(phrases) }
    for course in library.courses.indices {
      library.courses[course].body = library.courses[course].body.mentioning(phrases)
      for session in library.courses[course].sessions.indices {
        library.courses[course].sessions[session].body = library.courses[course].sessions[session].body.mentioning(phrases)
      }
    }
  }
}

extension Diptych {
  fileprivate func mentioning(_ phrases: Phrases) -> Diptych {
    var diptych = self
    diptych.introduction = introduction.mentioning(phrases)
    for index in views.indices { diptych.views[index].body = views[index].body.mentioning(phrases) }
    return diptych
  }
}
