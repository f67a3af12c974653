import Diagnostics
import Markdown
import Model
import SiteIndex

/// Finds numbers that two schools have: an import knows a school by its number.
package func checkNumbers(_ schools: [(brin: Located<BRIN>, file: String)]) -> [Diagnostic] {
  var files: [String: String] = [:]
  return schools.compactMap { brin, file in
    guard let other = files[brin.value.site] else {
      files[brin.value.site] = file
      return nil
    }
    return Diagnostic(
      .duplicateID, at: brin.location, "“\(brin.value)” is the number of “\(other)” too",
      hint: "a site of a school has a number of its own, such as \(brin.value.text.prefix(4))01")
  }
}

/// What is wrong with a school and can only be seen next to the site: in its evenings, its places and its links.
package func checkSchool(_ school: School, _ catalog: Catalog, places: [String]) -> [Diagnostic] {
  var found: [Diagnostic] = []
  for evening in school.evenings.compactMap(\.of) where !catalog.has(evening.value, of: .evening) {
    found.append(
      Diagnostic(
        .brokenLink, at: evening.location, "there is no evening “\(evening.value)”",
        hint: NearMiss.hint(evening.value, in: catalog.ids(of: .evening))
          ?? "give it a “title”, “start” and “minutes” to make it the school's own",
        fix: Typo(evening.value, in: catalog.ids(of: .evening))?.fix(at: evening.location)))
  }
  for own in school.evenings {
    let evening: Evening? = own.of.flatMap { catalog.item(at: .evening($0.value)) }
    guard let start = own.start ?? evening?.programme.start else { continue }
    if let place = own.startLocation { found += checkClock(own.date, start, at: place, catalog) }
    guard let slug = own.of, let evening, start.minutes + evening.programme.duration > 24 * 60 else { continue }
    found.append(
      Diagnostic(
        .longProgramme, at: slug.location, "“\(slug.value)” begins at \(start) here and ends after midnight",
        hint: "is “start” right? It is written as 19:30"))
  }
  for paragraph in school.paragraphs {
    let place = paragraph.place
    if !places.contains(place.value) {
      found.append(
        Diagnostic(
          .unknownPlace, at: place.location, "no text has a place “\(place.value)” for schools",
          hint: NearMiss.hint(place.value, in: places)
            ?? (places.isEmpty
              ? "a text declares one with “[](school:\(place.value))”" : "the places are \(places.joined(separator: ", "))"),
          fix: Typo.fix(place, among: school.paragraphs.map(\.place.value), in: places)))
    }
  }
  found += checkPartners(school.partners, catalog)
  for partner in school.partners { found += checkSlugs(partner.problems, catalog) }
  for text in school.texts { found += checkLinks(text, catalog) + checkHeadings(text) }
  return found
}
