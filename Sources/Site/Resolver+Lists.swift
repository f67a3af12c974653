import Model

/// Links to the page that lists all of a kind.
extension Catalog {
  /// Finds the list of all of a kind.
  func list(_ reference: Reference) -> Resolution {
    switch reference.kind {
    case .problem, .page: list(.overview, interface.overview, reference)
    case .lesson: list(.lessons, library.line?.title ?? interface.lessons.title, reference)
    case .evening: list(.evenings, interface.evenings, reference)
    case .course: list(.courses, interface.courses, reference)
    case .tool, .questionnaire: list(.tools, interface.tools.title, reference)
    case .term: list(.glossary, interface.glossary, reference)
    case .source: list(.sources, interface.sources, reference)
    }
  }

  func list(_ target: Target, _ title: String, _ reference: Reference) -> Resolution {
    if var found = leftOutByTarget[target] {
      found.title = title
      return .leftOut(found, heading: nil)
    }
    if let kind = emptyList(target) {
      return .failed(
        .brokenLink, message: "there is no \(kind) to list", hint: "leave the link out until there is one")
    }
    guard let heading = reference.heading else { return .target(target, heading: nil, title: title) }
    return missing(heading, among: [], on: "“\(title)”")
  }

  /// The kind of what a list would hold, where there is none.
  private func emptyList(_ target: Target) -> String? {
    switch target {
    case .lessons: library.line == nil && !hasUnreadable("lessons/") ? "learning line" : nil
    case .evenings: library.evenings.isEmpty && !hasUnreadable("evenings/") ? "evening" : nil
    case .courses: library.courses.isEmpty && !hasUnreadable("courses/") ? "course" : nil
    case .glossary: library.terms.isEmpty && !hasUnreadable("glossary/") ? "term" : nil
    case .sources: library.sources.isEmpty && !hasUnreadable("sources") ? "source" : nil
    case .tools: library.tools.isEmpty && !hasUnreadable("tools/") && !hasUnreadable("questionnaires/") ? "tool" : nil
    case .overview: library.problems.isEmpty && !hasUnreadable("problems/") ? "problem" : nil
    default: nil
    }
  }

  private func hasUnreadable(_ prefix: String) -> Bool { library.unreadable.contains { $0.hasPrefix(prefix) } }
}
