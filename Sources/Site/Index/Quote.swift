import Diagnostics
import Markdown
import Model

/// A section of a view that stands in another text as a quotation.
struct Quote {
  let diptych: Diptych
  let view: View
  let section: Document.Section
  let heading: Document.Heading

  /// How deep quotations may stand in quotations.
  static let deepest = 2
}

extension Catalog {
  /// What a lone link to a heading of a view quotes: `[](problem:faalangst/leerkracht#doen)`; `nil` for any other link.
  func quote(_ link: Document.Link, in text: Text) -> Quote? {
    guard case .lone = link.kind, case .reference(let reference) = Destination(link.destination), let id = reference.heading,
      let diptych = reference.diptych.flatMap(diptych),
      let view = (reference.part ?? text.reader.audience).flatMap(diptych.view), let section = view.body.section(id),
      let index = section.heading
    else { return nil }
    return Quote(diptych: diptych, view: view, section: section, heading: view.body.headings[index])
  }

  /// The text of the view that a quotation is taken from.
  func text(of quote: Quote) -> Text { quote.diptych.text(of: quote.view) }

  /// Gives the links of a text and of all that it quotes, each with the text that it stands in.
  func eachLink(of text: Text, _ take: (Document.Link, Text) -> Void) { each(text.document.links, of: text, depth: 0, take) }

  private func each(_ links: [Document.Link], of text: Text, depth: Int, _ take: (Document.Link, Text) -> Void) {
    for link in links {
      take(link, text)
      guard depth < Quote.deepest, let quote = quote(link, in: text) else { continue }
      each(quote.view.body.links(in: quote.section), of: self.text(of: quote), depth: depth + 1, take)
    }
  }
}
