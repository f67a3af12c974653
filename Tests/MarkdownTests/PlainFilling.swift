import Markdown
import Markup

extension Document {
  /// Fills the holes as cmark would render them: each link leads to the address that is written.
  func plain(_ section: Section? = nil) -> Filling {
    var filling = Filling(section: section, titles: Dictionary(uniqueKeysWithValues: Callout.allCases.map { ($0, $0.rawValue) }))
    for case .link(let number) in openings(in: section) {
      let url = links[number].destination
      filling.openings.append(.link(LinkTarget(href: isDangerous(url) ? "" : url, text: "")))
    }
    return filling
  }

  /// cmark's own rule for its safe mode (`_scan_dangerous_url`).
  private func isDangerous(_ url: String) -> Bool {
    let url = url.lowercased()
    if ["png", "gif", "jpeg", "webp"].contains(where: { url.hasPrefix("data:image/\($0)") }) { return false }
    return ["javascript:", "vbscript:", "file:", "data:"].contains { url.hasPrefix($0) }
  }
}

/// The HTML of a text. Findings are ignored.
///
/// - Parameter page: changes the filling to that of a page.
func html(_ markdown: String, on page: (inout Filling) -> Void = { _ in }) -> String {
  let (document, _) = Document.parse(MarkdownText(file: "a.md", bytes: Array(markdown.utf8)))
  let bytes = Markup.bytes {
    var filling = document.plain()
    page(&filling)
    return document.markup(filling)
  }
  return String(decoding: bytes, as: UTF8.self)
}
