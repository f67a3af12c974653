import Markdown
import Model
import Templates

/// A parent evening: its text, and the letter of invitation.
extension Evening: SiteItem {
  package func routes(_ settings: Settings) -> [Route] {
    let own = route([text(body)], asides: leading.isApart ? [] : [letter(on: target)], naming: [NamedSlugs(problems)])
    let guide = leading.guide?.route(
      of: .evening(slug), title: title, name: title, summary: summary, publication,
      asides: [letter(on: .guide(.evening(slug)))], settings)
    let slides = leading.slides(of: .evening(slug), programme, file: file, audience: audience, publication)
    return [own] + [guide, slides].compactMap(\.self)
  }

  private func letter(on page: Target) -> Text {
    Text(invitation, file: file, page: page, reader: Reader(audience: audience), invitationTo: slug)
  }

  package func shown(in edition: inout Narrowing) -> Evening? {
    guard edition.keep(self) else {
      leading.leave(
        with: .evening(slug), title, isElsewhere: publication.isShown(on: edition.day),
        expiredIn: edition.expired(publication, file), in: &edition)
      return nil
    }
    var evening = self
    evening.leading.narrow(of: .evening(slug), title, in: &edition)
    if case .leftOut = evening.leading {
      (evening.materials, evening.invitation, evening.programme) = ([], Document(), programme.withoutHow)
    }
    return evening
  }

  package func label(of route: Route, in catalog: Catalog) -> String {
    route.target == target ? catalog.interface.evenings : catalog.interface.meetings.forLeader
  }

  package func words(of route: Route, in catalog: Catalog) -> [String] {
    let isOwn = route.target == target && leading.isApart
    return [date?.description, place, participants].compactMap(\.self)
      + (isOwn ? programme.withoutHow.words : programme.words + materials.map(\.said))
  }

  package func comesAfter(_ route: Route) -> Bool { route.target != target }
}
