import Diagnostics
import Foundation
import Markdown
import Model
import SiteIndex

/// Every link of a text leads somewhere, for every reader of that text.
func checkLinks(_ text: Text, _ catalog: Catalog) -> [Diagnostic] {
  var found: [Diagnostic] = []
  var placed: Set<String> = []
  for (link, resolution) in zip(text.document.links, text.links(in: catalog)) {
    switch resolution {
    case .failed(let id, let message, let hint, let typo):
      let fix = typo?.fix(at: link.location, in: link.written, isSearched: true)
      found.append(Diagnostic(id, at: link.location, message, hint: hint, fix: fix))
    case .agreements:
      found += misplaced(link, text, isFirst: placed.insert("").inserted)
    case .agreement(let agreement):
      found += misplaced(link, text, isFirst: placed.insert(agreement.id).inserted)
    case .place: found += misplacedPlace(link)
    case .help where link.kind != .image: found += misplacedHelp(link, text, isFirst: placed.insert("help:").inserted)
    case .number where link.kind != .image: found += wordsOfNumber(link)
    case .space(let space): found += misplacedSpace(link, space)
    case .external where link.kind != .image: found += badAddress(link) + copiedNumber(link, text, catalog)
    case .target, .ownHeading, .external, .help, .number, .open, .unknown, .leftOut:
      found += badPicture(link, resolution, catalog)
    }
    if link.isBare, !found.contains(where: { $0.location == link.location }) { found += shownAddress(link) }
    if link.kind == .image, link.isEmpty, link.title != Document.decorative {
      found.append(
        Diagnostic(
          .missingAlt, at: link.location, "this picture has no words for those who cannot see it",
          hint:
            "say between the brackets what it shows; one that only adorns is marked: ![](\(link.destination) \"\(Document.decorative)\")"
        ))
    }
  }
  return found
}

/// Readers see all of an address between `<` and `>`: that is right for a web address only.
private func shownAddress(_ link: Document.Link) -> [Diagnostic] {
  let scheme = link.destination.prefix { $0 != ":" }.lowercased(), rest = link.destination.dropFirst(scheme.count + 1)
  let right: String
  switch scheme {
  case "http", "https": return []
  case "mailto": right = "<\(rest)>"
  case "tel": right = "[\(rest)](\(link.destination))"
  default: right = "[](\(link.destination))"
  }
  var place = link.location
  (place.column, place.length) = (place.column - 1, place.length + 2)
  return [
    Diagnostic(
      .almostMarkdown, at: place, "readers see “\(link.destination)” as it is written", hint: "write “\(right)”",
      fix: Fix(at: place, found: "<\(link.destination)>", replacement: right))
  ]
}

/// A link that leads outside the site is a web address, a mail address or a telephone number.
private func badAddress(_ link: Document.Link) -> [Diagnostic] {
  func refused<Value: Written>(_ text: String, _ type: Value.Type, prefix: String = "") -> [Diagnostic] {
    if Value(text) != nil { return [] }
    let (message, hint) = Value.refusal(of: text, prefix: prefix)
    return [Diagnostic(.brokenLink, at: link.location, message, hint: hint)]
  }
  let text = link.destination, scheme = text.prefix { $0 != ":" }.lowercased(), rest = text.dropFirst(scheme.count + 1)
  let plain = rest.removingPercentEncoding ?? String(rest)
  switch scheme {
  // The mail's subject and text follow a “?”.
  case "mailto": return refused(String(plain.prefix { $0 != "?" }), MailAddress.self, prefix: "mailto:")
  case "tel": return refused(plain, PhoneNumber.self, prefix: "tel:")
  default: return refused(text, WebAddress.self)
  }
}

/// No source names itself as the one it was read in, directly or by way of others.
private func checkVia(_ sources: [Source]) -> [Diagnostic] {
  let via = Dictionary(
    sources.compactMap { source in source.via.map { (source.id, $0) } }, uniquingKeysWith: { first, _ in first })
  // What was reached once, from whichever source, need not be followed again.
  var seen: Set<String> = []
  return sources.compactMap { source in
    var way: [String] = [], places: [String: Int] = [:]
    var next: String? = source.id
    while let id = next, seen.insert(id).inserted {
      places[id] = way.count
      way.append(id)
      next = via[id]?.value
    }
    guard let start = next.flatMap({ places[$0] }) else { return nil }
    // Each circle is reported once, at the first of its sources.
    let all = way[start...], first = all.enumerated().min { $0.element < $1.element }?.offset ?? 0
    let circle = Array(all.dropFirst(first) + all.prefix(first))
    guard let id = circle.first, let place = via[id] else { return nil }
    return Diagnostic(
      .sourceCycle, at: place.location,
      circle.count == 1
        ? "“\(id)” is cited in itself"
        : "“\(id)” is cited in itself, by way of \(circle.dropFirst().map { "“\($0)”" }.joined(separator: " and "))",
      hint: "“via” names the source that was read; the last of them has none")
  }
}

/// Every source is cited by a text or by another source.
func checkSources(_ catalog: Catalog) -> [Diagnostic] {
  let cited = catalog.citedSources().union(catalog.library.sources.compactMap { $0.via?.value })
  return catalog.library.sources.filter { !cited.contains($0.id) && Slug.isValid($0.id) }.map {
    Diagnostic(
      .uncitedSource, at: $0.location, "nothing cites “\($0.id)”", hint: "cite it with “[](source:\($0.id))”, or take it out")
  }
}

/// A picture is a file of the content: pages load nothing from other hosts.
private func badPicture(_ link: Document.Link, _ resolution: Resolution, _ catalog: Catalog) -> [Diagnostic] {
  guard case .image = link.kind else { return [] }
  switch resolution {
  case .target(let id, _, _) where catalog[id].role == .file: return []
  case .unknown, .leftOut: return []
  case .external:
    return [
      Diagnostic(
        .badPicture, at: link.location, "this picture would be loaded from another host",
        hint: "put the file beside this text and name it here")
    ]
  default: return [Diagnostic(.badPicture, at: link.location, "“\(link.destination)” is no picture")]
  }
}

private func misplaced(_ link: Document.Link, _ text: Text, isFirst: Bool) -> [Diagnostic] {
  let message: String
  if !text.isView {
    message = "only a view shows agreements"
  } else if !isFirst {
    message = "this stands in the view already"
  } else if case .lone = link.kind {
    return []
  } else {
    message = "an agreement needs a paragraph or list item of its own"
  }
  return [
    Diagnostic(
      .misplacedBlock, at: link.location, message,
      hint: "write “[](\(link.destination))” alone in a paragraph of a view, once")
  ]
}

private func misplacedPlace(_ link: Document.Link) -> [Diagnostic] {
  if case .lone = link.kind { return [] }
  return [
    Diagnostic(
      .misplacedBlock, at: link.location, "a place for schools needs a paragraph or list item of its own",
      hint: "write “[](\(link.destination))” alone in a paragraph")
  ]
}

/// Room to write has no words of its own, and is a paragraph or a list item unless it is a line or a box.
private func misplacedSpace(_ link: Document.Link, _ space: WritingSpace) -> [Diagnostic] {
  let isAlone = if case .lone = link.kind { true } else { false }
  if link.isEmpty, link.kind != .image, space.isInline || isAlone { return [] }
  return [
    Diagnostic(
      .misplacedBlock, at: link.location,
      link.isEmpty ? "room to write needs a paragraph or list item of its own" : "room to write shows no words of its own",
      hint: "write “[](\(link.destination))”\(space.isInline ? " after the words" : " alone in a paragraph, below the words")")
  ]
}

/// Every slug and link in front matter and `site.yml` leads somewhere.
func checkReferences(_ catalog: Catalog) -> [Diagnostic] {
  let library = catalog.library
  var found: [Diagnostic] = []
  func check(_ reference: Reference, _ location: Location, fix: (Typo) -> Fix?) {
    guard case .failed(let id, let message, let hint, let typo) = catalog.resolve(reference, for: Reader()) else { return }
    found.append(Diagnostic(id, at: location, message, hint: hint, fix: typo.flatMap(fix)))
  }
  for route in catalog.routes {
    for named in route.named { found += checkSlugs(named.slugs, of: named.kind, from: route.target, catalog) }
  }
  found += checkSlugs(catalog.settings.problems, catalog)
  found += library.partners.flatMap { checkSlugs($0.problems, catalog) }
  found += checkVia(library.sources)
  for via in library.sources.compactMap(\.via) {
    check(Reference(kind: .source, id: via.value), via.location) { $0.fix(at: via.location) }
  }
  var asked: Set<Reference> = []
  for question in library.questions where asked.insert(question.page.value).inserted {
    check(question.page.value, question.page.location) { $0.fix(at: question.page.location, in: question.page.value.text) }
  }
  for item in catalog.settings.menus + catalog.led.flatMap(\.needs).compactMap(\.printed) {
    check(item.value, item.location) { $0.fix(at: item.location, in: item.value.text) }
  }
  return found
}

/// Every slug in a list is that of something that exists, and nothing names itself. A slug is no link: no `#heading` may follow
/// it.
func checkSlugs(
  _ slugs: [Located<String>], of kind: Reference.Kind = .problem, from target: Target? = nil, _ catalog: Catalog
) -> [Diagnostic] {
  lazy var ids = catalog.ids(of: kind)
  // One that is in the list already was not meant.
  lazy var names = slugs.map(\.value)
  lazy var free = Set(ids).subtracting(names).sorted()
  return slugs.compactMap { slug in
    let reference = Reference(kind: kind, id: slug.value)
    if let target, reference.target == target {
      return Diagnostic(.brokenLink, at: slug.location, "a problem is not related to itself")
    }
    guard !catalog.has(slug.value, of: kind),
      case .failed(let id, let message, _, let typo) = catalog.resolve(reference, for: Reader())
    else { return nil }
    let fix = typo.flatMap { _ in Typo.fix(slug, among: names, in: ids) }
    let hint = NearMiss.hint(slug.value, in: free) ?? (ids.isEmpty ? nil : "there is \(ids.prefix(8).joined(separator: ", "))")
    return Diagnostic(id, at: slug.location, message, hint: hint, fix: fix)
  }
}
