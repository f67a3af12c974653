import Model
import SiteIndex
import Templates

extension PageMaker {
  /// The start page of an audience, in one of its languages. One in another language than the site's own has what is in that
  /// language, and nothing else.
  func audiencePage(_ audience: Audience, _ language: String?) -> AudiencePage {
    let library = catalog.library
    func items(_ all: [Diptych]) -> [AudiencePage.Item] {
      all.compactMap { diptych in
        let view = diptych.view(for: audience.id), translation = view?.translations.first { $0.language == language }
        if language != nil, translation == nil { return nil }
        return AudiencePage.Item(
          diptych: diptych, called: translation?.called ?? diptych.called, link: link(to: diptych, audience.id, language),
          summary: translation?.summary ?? view?.summary ?? diptych.summary)
      }
    }
    let problems = items(library.problems.filter { !$0.readers(among: [audience]).isEmpty })
    let lessons = items(library.lessons.filter { $0.hasView(for: audience.id) })
    if language != nil {
      return AudiencePage(reader: reader(audience), problems: problems, evenings: [], lessons: lessons, pages: [])
    }
    return AudiencePage(
      reader: audience, problems: problems, shown: catalog.register.shown,
      evenings: library.evenings.filter { $0.audience == nil || $0.audience == audience.id },
      lessons: lessons,
      tools: library.tools.filter { $0.audience == nil || $0.audience == audience.id },
      pages: library.pages.filter { $0.audience == audience.id })
  }
}
