import Markdown
import Markup
import Model
import Templates

/// Fills the holes of a text for the page it stands on.
struct PageFiller: Filler {
  let catalog: Catalog
  let text: Text
  /// The page.
  let address: Address
  var idPrefix = ""
  var headingShift = 0
  /// What takes the place of `[](agreements:)`.
  var agreements: Markup?
  /// The other views of the problem, to which headings lead.
  var counterparts: [Counterpart] = []

  /// Another view of the same problem.
  struct Counterpart {
    let problem: String
    let view: View
    let audience: Audience
    /// The audience's CSS class.
    let side: String
  }

  func target(of link: Document.Link) -> LinkTarget? {
    switch catalog.resolve(link.destination, in: text) {
    case .external: return LinkTarget(href: link.destination, text: link.destination)
    case .ownHeading(let id, let title):
      // Another document on the page keeps its ids as they are.
      let isOwn = text.document.headings.contains { $0.id == id }
      return LinkTarget(href: "#\(isOwn ? idPrefix : "")\(id)", text: title)
    case .target(.source(let id), _, let title):
      // Every page lists what it cites.
      return LinkTarget(href: "#source_\(id)", text: title, cssClass: link.isEmpty ? "cite" : nil)
    case .target(let target, let heading, let title):
      var cssClass: String?
      if case .term = target { cssClass = "term" }
      return LinkTarget(
        href: catalog.addresses.link(to: target, heading: heading, from: address), text: title, cssClass: cssClass)
    case .agreements, .unknown, .failed: return nil
    }
  }

  func block(for link: Document.Link) -> Markup? {
    if case .agreements = catalog.resolve(link.destination, in: text) { return agreements ?? Markup() }
    return nil
  }

  func after(_ heading: Document.Heading) -> Markup? {
    let links: [Markup] = counterparts.compactMap { other in
      guard let found = other.view.body.headings.first(where: { $0.id == heading.id }) else { return nil }
      let href = catalog.addresses.link(
        to: .view(problem: other.problem, audience: other.view.audience), heading: found.id, from: address)
      return """
        <p class="counterpart \(other.side)"><a href="\(href)"><span>\(other.audience.name):</span> \(found.text)</a></p>

        """
    }
    return links.isEmpty ? nil : "\(links)"
  }

  func title(of callout: Callout) -> String { catalog.interface.title(of: callout) }
}
