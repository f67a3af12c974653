import Diagnostics
import Markdown
import Model
import Platform
import SiteIndex

/// No text links to something that is not published: the page shows the link's words without the link.
func checkLeftOut(_ published: Catalog) -> [Diagnostic] {
  if published.library.leftOut.isEmpty { return [] }
  let found = Parallel.map(published.allTexts) { text in
    zip(text.document.links, text.links(in: published)).compactMap { link, resolution -> Diagnostic? in
      guard case .leftOut(let found, _) = resolution, !found.isElsewhere else { return nil }
      return leftOutLink(found, at: link.location)
    }
  }
  func leftOut(_ items: [Located<Reference>]) -> [(what: LeftOut, location: Location)] {
    items.compactMap { item in
      guard case .leftOut(let found, _) = published.resolve(item.value, for: Reader()), !found.isElsewhere else { return nil }
      return (found, item.location)
    }
  }
  let menus = leftOut(published.settings.menus).map { leftOutLink($0.what, at: $0.location) }
  let printed = leftOut(published.led.flatMap(\.needs).compactMap(\.printed)).map { found, location in
    Diagnostic(
      .leftOutLink, at: location, "“\(found.title)” is not published, so nothing is printed for this",
      hint: found.expiredIn.map { "“\(found.title)” expired: take this out, or mend “expires” in “\($0)”" }
        ?? "it is printed from the day on which “\(found.title)” is published")
  }
  return found.flatMap(\.self) + menus + printed
}

private func leftOutLink(_ found: LeftOut, at location: Location) -> Diagnostic {
  Diagnostic(
    .leftOutLink, at: location, "“\(found.title)” is not published, so this is no link",
    hint: found.expiredIn.map {
      "its words stay; “\(found.title)” expired and is shown no more: take the link out, or mend “expires” in “\($0)”"
    } ?? "its words stay; it becomes a link on the day that “\(found.title)” is published")
}

/// Makes warnings of the findings in drafts: a draft may be unfinished, and is not shown, so it must not stop a build.
package func excusingDrafts(_ findings: [Diagnostic], in library: Library) -> [Diagnostic] {
  if library.drafts.isEmpty { return findings }
  return findings.map { finding in
    let file = finding.location.file, folder = file.split(separator: "/").dropLast().joined(separator: "/")
    // What goes along with a draft: a view, and the text for those who lead an evening or a session.
    guard library.drafts.contains(Guide.own(beside: file)) || library.drafts.contains("\(folder)/index.md") else {
      return finding
    }
    var finding = finding
    finding.severity = .warning
    return finding
  }
}

/// Every view for an audience that reads another language is translated, with all its parts and agreements. What is not is
/// reported, and shown in the site's own language.
func checkTranslations(_ catalog: Catalog) -> [Diagnostic] {
  var found: [Diagnostic] = []
  for language in catalog.settings.languages {
    let tag = language.tag.value
    for audience in catalog.settings.audiences where catalog.languages.of(audience.id).contains(tag) {
      let views = catalog.library.diptychs.compactMap { $0.view(for: audience.id) }
      let missing = views.filter { view in !view.translations.contains { $0.language == tag } }
      if missing.isEmpty { continue }
      let files = missing.prefix(3).map { $0.file.replacing(".md", with: ".\(tag).md") }
      found.append(
        Diagnostic(
          .missingTranslation, at: language.tag.location,
          "\(missing.count) of \(views.count) views for “\(audience.id)” \(missing.count == 1 ? "has" : "have") no translation into “\(tag)”",
          hint: "write “\(files.joined(separator: "”, “"))”\(missing.count > 3 ? " and so on" : "")"))
    }
  }
  for problem in catalog.library.diptychs {
    let agreements = Set(problem.agreements.map(\.id))
    for (view, translation) in problem.views.flatMap({ view in view.translations.map { (view, $0) } }) {
      let parts = view.body.headings.filter { $0.isTopLevel && $0.level == 2 }.map(\.id)
      let lost = parts.filter { id in translation.body.heading(id) == nil }
      if !lost.isEmpty {
        found.append(
          Diagnostic(
            .missingTranslation, at: Location(file: translation.file),
            "these parts of “\(view.file)” are not here: \(lost.map { "#\($0)" }.joined(separator: ", "))",
            hint: "give the heading of each part the same id: “## … {#\(lost[0])}”"))
      }
      let missing = problem.agreements.map(\.id).filter { translation.agreements[$0] == nil }
      if !missing.isEmpty {
        found.append(
          Diagnostic(
            .missingTranslation, at: Location(file: translation.file),
            "these agreements are not translated: \(missing.joined(separator: ", "))",
            hint: "add each under “agreements” in the front matter, by its id"))
      }
      for (key, own, translated) in [
        ("points", view.points, translation.points), ("starters", view.starters, translation.starters),
      ] where translated.count < own.count {
        found.append(
          Diagnostic(
            .missingTranslation, at: Location(file: translation.file),
            "it has \(translated.count) of \(own.count) “\(key)”, which stand on the handout",
            hint: "translate each of “\(view.file)”, in the same order"))
      }
      for (id, wording) in translation.agreements where !agreements.contains(id) {
        found.append(
          Diagnostic(
            .brokenLink, at: wording.location, "there is no agreement “\(id)” here",
            // One that is translated already was not meant.
            hint: NearMiss.hint(id, in: agreements.subtracting(translation.agreements.keys).sorted()),
            fix: Typo.fix(Located(id, at: wording.location), among: translation.agreements.keys, in: agreements)))
      }
    }
  }
  return found
}
