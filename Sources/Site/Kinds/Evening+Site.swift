import Model
import Templates

/// A parent evening: what it is, and the letter that invites to it.
extension Evening: SiteItem {
  func routes(_ settings: Settings, _ languages: ReadLanguages) -> [Route] {
    [route([text(body)], asides: [text(invitation)])]
  }

  var named: [NamedSlugs] { [NamedSlugs(slugs: problems)] }

  func label(of route: Route, in catalog: Catalog) -> String { catalog.interface.evenings }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] {
    let catalog = maker.catalog, problems = catalog.problems(problems.map(\.value))
    return maker.written(target, publication, apart: ["invitation_"]) { texts in
      EveningPage(
        evening: self, problems: problems, body: texts[0], invitation: texts[1],
        times: EveningTimes(self, timeZone: catalog.settings.timeZone).map { ($0.start.extended, $0.end.extended) },
        mentions: maker.mentions(besides: problems), cited: maker.cited(in: texts))
    }
  }
}
