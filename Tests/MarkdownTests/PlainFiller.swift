import Markdown
import Markup

/// Fills a document as cmark would render it: each link leads where it says.
struct PlainFiller: Filler {
  var idPrefix: String? = ""
  var headingShift = 0

  func target(of link: Document.Link) -> LinkTarget? {
    LinkTarget(href: isDangerous(link.destination) ? "" : link.destination, text: "")
  }
  func block(for link: Document.Link) -> Markup? { nil }
  func target(ofMention meaning: Int) -> LinkTarget? { nil }
  func after(_ heading: Document.Heading) -> Markup? { nil }
  func title(of callout: Callout) -> String { callout.rawValue }

  /// cmark's own rule for its safe mode (`_scan_dangerous_url`).
  private func isDangerous(_ url: String) -> Bool {
    let url = url.lowercased()
    if ["png", "gif", "jpeg", "webp"].contains(where: { url.hasPrefix("data:image/\($0)") }) { return false }
    return ["javascript:", "vbscript:", "file:", "data:"].contains { url.hasPrefix($0) }
  }
}

/// A text's HTML, with findings left out.
func html(_ markdown: String, filler: PlainFiller = PlainFiller()) -> String {
  let (document, _) = Document.parse(MarkdownText(file: "a.md", bytes: Array(markdown.utf8)))
  return String(decoding: document.markup(filler).bytes, as: UTF8.self)
}
