import Model
import Templates

/// A parent evening: what it is, and the letter that invites to it.
extension Evening: SiteItem {
  func parts(_ settings: Settings) -> [Part] { [part([body])] }

  func texts(in catalog: Catalog) -> [Text] { [text, letter] }

  var text: Text { Text(document: body, file: file, page: target, reader: Reader(audience: audience)) }
  var letter: Text { Text(document: invitation, file: file, page: target, reader: Reader(audience: audience)) }

  var named: [NamedSlugs] { [NamedSlugs(slugs: problems)] }

  func label(of part: Part, in catalog: Catalog) -> String { catalog.interface.evenings }

  func page(_ target: Target, _ maker: PageMaker) -> [UInt8] {
    let catalog = maker.catalog, terms = maker.terms([text], publication)
    let filler = maker.filler(letter, terms)
    // The letter stands below a heading of its own, beside a text whose ids it must not repeat.
    filler.idPrefix = "invitation_"
    filler.headingShift = 1
    let problems = catalog.problems(problems.map(\.value))
    return maker.write(
      EveningPage(
        evening: self, problems: problems, body: maker.markup(text, terms), invitation: invitation.markup(filler),
        times: EveningTimes(self, timeZone: catalog.settings.timeZone).map { ($0.start.extended, $0.end.extended) },
        mentions: catalog.mentions(of: target, besides: problems, maker.connections), cited: maker.cited(in: [text, letter])))
  }
}
