import Diagnostics
import Markdown
import Model

/// Every link of a text leads somewhere, for every reader of that text.
func checkLinks(_ text: Text, _ catalog: Catalog) -> [Diagnostic] {
  var found: [Diagnostic] = []
  var places = 0
  for link in text.document.links {
    switch catalog.resolve(link.destination, in: text) {
    case .failed(let id, let message, let hint):
      found.append(Diagnostic(id, at: link.location, message, hint: hint))
    case .agreements:
      places += 1
      found += misplaced(link, text, times: places)
    case .target, .ownHeading, .external, .unknown: break
    }
  }
  return found
}

private func misplaced(_ link: Document.Link, _ text: Text, times: Int) -> [Diagnostic] {
  let message: String
  if !text.isView {
    message = "only a view shows agreements"
  } else if times > 1 {
    message = "the agreements stand in this view already"
  } else if case .lone = link.kind {
    return []
  } else {
    message = "the agreements need a paragraph of their own"
  }
  return [
    Diagnostic(
      .misplacedAgreements, at: link.location, message,
      hint: "write “[](agreements:)” alone in a paragraph of a view, once")
  ]
}

/// Every slug and link that stands in front matter or `site.yml` leads somewhere.
func checkReferences(_ catalog: Catalog) -> [Diagnostic] {
  let library = catalog.library
  var found: [Diagnostic] = []
  func check(_ reference: Reference?, _ location: Location) {
    guard let reference, case .failed(let id, let message, let hint) = catalog.resolve(reference, for: nil) else { return }
    found.append(Diagnostic(id, at: location, message, hint: hint))
  }
  let problems =
    library.problems.flatMap(\.related) + library.evenings.flatMap(\.problems) + library.courses.flatMap(\.problems)
    + library.courses.flatMap { $0.sessions.flatMap(\.problems) }
  for slug in problems { check(Reference("problem:\(slug.value)"), slug.location) }
  for problem in library.problems {
    for slug in problem.related where slug.value == problem.slug {
      found.append(Diagnostic(.brokenLink, at: slug.location, "a problem is not related to itself"))
    }
  }
  for via in library.sources.compactMap(\.via) { check(Reference("source:\(via.value)"), via.location) }
  for item in catalog.settings.header + catalog.settings.footer { check(item.value, item.location) }
  return found
}
