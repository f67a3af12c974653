import Foundation

/// Reads a page as this program writes it: every element is closed, and every attribute is between double quotes.
package enum Page {
  /// What a page has of its own: all of `<main>` except what every page has there, which is the way to it and the addresses of
  /// its links.
  package static func own(_ page: String) -> String {
    guard let main = elements("main", of: page).first else { return page }
    var own = main
    for shared in elements(".above", of: main) + elements(".print-notes", of: main) {
      own = own.replacingOccurrences(of: shared + "\n", with: "")
    }
    // Without the tags of `<main>`, which are the same on all pages.
    return own.split(separator: "\n", omittingEmptySubsequences: false).dropFirst().dropLast().map { $0 + "\n" }.joined()
  }

  /// The outermost elements that a selector matches: `main`, `.callout`, `#page_related` or `[type="text/plain"]`. The data
  /// that tells programs the way to a page is left out, because every page has it.
  package static func elements(_ selector: String, of page: String) -> [String] {
    var found: [String] = []
    var (name, depth, start) = ("", 0, page.startIndex)
    for tag in page.matches(of: /<(\/?)([a-z][a-z0-9]*)((?:[^">]|"[^"]*")*)>/) {
      if depth == 0 {
        guard tag.output.1.isEmpty, isMeant(selector, String(tag.output.2), String(tag.output.3)) else { continue }
        (name, start) = (String(tag.output.2), tag.range.lowerBound)
      }
      guard tag.output.2 == name else { continue }
      depth += tag.output.1.isEmpty ? 1 : -1
      if depth == 0 || ["img", "input", "link", "meta"].contains(name) {
        let element = String(page[start..<tag.range.upperBound])
        if !element.contains("\"BreadcrumbList\"") || name != "script" { found.append(element) }
        depth = 0
      }
    }
    return found
  }

  private static func isMeant(_ selector: String, _ name: String, _ attributes: String) -> Bool {
    let rest = String(selector.dropFirst())
    switch selector.first {
    case ".":
      return attributes.firstMatch(of: /class="([^"]*)"/)?.output.1.split(separator: " ").contains(Substring(rest)) == true
    case "#": return attributes.contains(" id=\"\(rest)\"")
    case "[": return attributes.contains(" " + rest.dropLast())
    default: return name == selector
    }
  }
}
