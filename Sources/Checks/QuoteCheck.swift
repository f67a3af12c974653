import Diagnostics
import Markdown
import Model
import SiteIndex

/// Quotations end: none leads back to itself, and none is nested too deeply.
func checkQuotes(_ text: Text, _ catalog: Catalog) -> [Diagnostic] {
  var ways = Ways(catalog: catalog)
  return text.document.links.flatMap { link -> [Diagnostic] in
    guard let quote = catalog.quote(link, in: text) else { return [] }
    return ways.mistakes(on: quote, depth: 1, path: []).sorted { $0.message < $1.message }.map { mistake in
      Diagnostic(
        mistake.id, at: link.location, mistake.message, hint: "link to it with words of your own: [words](\(link.destination))")
    }
  }
}

/// Follows quotations within quotations. What a section leads to at some depth is worked out once.
private struct Ways {
  struct Mistake: Hashable {
    let id: DiagnosticID
    let message: String
  }

  let catalog: Catalog
  private var known: [String: Set<Mistake>] = [:]

  init(catalog: Catalog) { self.catalog = catalog }

  /// - Parameter path: the sections that led here, as `file#heading`.
  mutating func mistakes(on quote: Quote, depth: Int, path: [String]) -> Set<Mistake> {
    let section = "\(quote.text.file)#\(quote.heading.id)"
    if path.contains(section) { return [Mistake(id: .quoteCycle, message: "this quotation leads back to “\(section)”")] }
    guard depth <= Quote.deepest else {
      return [Mistake(id: .quoteDepth, message: "this quotation stands more than \(Quote.deepest) deep in others")]
    }
    let key = (path + [section]).joined(separator: " ")
    if let known = known[key] { return known }
    let text = quote.text
    var found: Set<Mistake> = []
    // The same link leads to the same section.
    var seen: Set<String> = []
    for link in text.document.linkNumbers(in: quote.section).map({ text.document.links[$0] })
    where seen.insert(link.destination).inserted {
      if let next = catalog.quote(link, in: text) {
        found.formUnion(mistakes(on: next, depth: depth + 1, path: path + [section]))
      }
    }
    known[key] = found
    return found
  }
}
