import Model
import SiteIndex
import Templates

extension PageMaker {
  /// The start page of an audience, in one of its languages.
  func audiencePage(_ audience: Audience, _ language: String?) -> AudiencePage {
    let library = catalog.library
    let items = library.problems.compactMap { problem -> AudiencePage.Item? in
      if problem.readers(among: [audience]).isEmpty { return nil }
      let view = problem.view(for: audience.id)
      let translation = view?.translations.first { $0.language == language }
      return AudiencePage.Item(
        problem: problem, called: translation?.called ?? problem.called, link: link(to: problem, audience.id, language),
        summary: translation?.summary ?? view?.summary ?? problem.summary)
    }
    guard language == nil else {
      // What is in the reader's language comes first; the rest of the page is in the site's own.
      let own = items.filter { $0.link.language == nil }, others = items.filter { $0.link.language != nil }
      return AudiencePage(reader: reader(audience), problems: own + others, evenings: [], pages: [])
    }
    return AudiencePage(
      reader: audience, problems: items,
      evenings: library.evenings.filter { $0.audience == nil || $0.audience == audience.id },
      lessons: library.lessons.filter { $0.hasView(for: audience.id) },
      tools: library.tools.filter { $0.audience == nil || $0.audience == audience.id },
      pages: library.pages.filter { $0.audience == audience.id })
  }
}
