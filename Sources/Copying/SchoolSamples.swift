import Diagnostics
import Feeds
import Markdown
import Model
import Rendering
import SiteIndex

extension School {
  /// A school with everything that a school can have, and one with nothing: made up, to check the pages of copies.
  package static func samples(_ catalog: Catalog) -> [School] {
    func here<Value>(_ value: Value) -> Located<Value> { Located(value, at: Location(file: "")) }
    var school = School(slug: "school", name: "School", file: "")
    (school.address, school.email, school.phone, school.url) = (
      ["Straat"], MailAddress("a@b.nl"), PhoneNumber("112"), WebAddress("https://example.org/")
    )
    school.accent = Accent(light: "#000000", dark: "#ffffff")
    school.logo = Logo(bytes: [], ending: "svg", size: (2, 1))
    school.contacts = [PhoneNumber("112"), nil].map {
      Contact(role: "Rol", name: "Naam", email: $0.flatMap { _ in MailAddress("a@b.nl") }, phone: $0)
    }
    var evening = SchoolEvening(date: Day.first)
    (evening.title, evening.start, evening.minutes, evening.place) = ("Avond", .midnight, 60, "Zaal")
    school.evenings = [evening]
    for evening in catalog.library.evenings {
      var held = SchoolEvening(date: Day.first)
      (held.of, held.place) = (here(evening.slug), "Zaal")
      school.evenings.append(held)
    }
    school.paragraphs = catalog.places.map { Paragraph(place: here($0), text: Document()) }
    let page = Page(slug: "bladzijde", title: "Titel", summary: "Kort.", audience: nil, review: nil, body: Document(), file: "")
    var partner = Partner(slug: "", title: "Naam", summary: "Kort.", category: here("soort"), region: "Streek", file: "")
    (partner.address, partner.phone, partner.email, partner.url) = (
      "Straat", PhoneNumber("112"), MailAddress("a@b.nl"), WebAddress("https://example.org/")
    )
    (school.pages, school.partners) = ([page], [partner])
    return [school, School(slug: "school", name: "School", file: "")]
  }
}
