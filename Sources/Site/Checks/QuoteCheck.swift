import Diagnostics
import Markdown
import Model

/// Quotations end: none leads back to itself, and none stands too deep in others.
func checkQuotes(_ text: Text, _ catalog: Catalog) -> [Diagnostic] {
  text.document.links.flatMap { link -> [Diagnostic] in
    guard let quote = catalog.quote(link, in: text) else { return [] }
    return follow(quote, catalog, seen: ["\(text.file)"], depth: 1).map { id, message in
      Diagnostic(id, at: link.location, message, hint: "link to it with words of your own: [words](\(link.destination))")
    }
  }
}

/// - Parameter seen: the sections on the way here, and the text that began.
private func follow(
  _ quote: Quote, _ catalog: Catalog, seen: [String], depth: Int
) -> [(DiagnosticID, String)] {
  let key = "\(quote.view.file)#\(quote.heading.id)"
  if seen.contains(key) { return [(.quoteCycle, "this quotation leads back to “\(key)”")] }
  guard depth <= Quote.deepest else {
    return [(.quoteDepth, "this quotation stands more than \(Quote.deepest) deep in others")]
  }
  let text = catalog.text(of: quote)
  return quote.view.body.links(in: quote.section).flatMap { link in
    catalog.quote(link, in: text).map { follow($0, catalog, seen: seen + [key], depth: depth + 1) } ?? []
  }
}
