import Diagnostics
import Markdown
import Model

/// A section of a view that another text quotes.
package struct Quote {
  package let diptych: Diptych
  package let audience: String
  /// The view's text.
  package let text: Text
  package let section: Document.Section
  package let heading: Document.Heading

  /// How many quotations may be nested in one another.
  package static let deepest = 2
}

extension Catalog {
  /// The section that a link quotes: a link without words to a heading of a view, alone in its paragraph, such as
  /// `[](problem:faalangst/leerkracht#doen)`. `nil` for any other link.
  package func quote(_ link: Document.Link, in text: Text) -> Quote? {
    guard case .lone = link.kind, case .reference(let reference) = Destination(link.destination), let id = reference.heading,
      let diptych = reference.diptych.flatMap(diptych), let audience = reference.part ?? text.reader.audience,
      let quoted = route(.view(of: diptych.id, audience: audience))?.texts.last, let section = quoted.document.section(id),
      let index = section.heading
    else { return nil }
    return Quote(
      diptych: diptych, audience: audience, text: quoted, section: section, heading: quoted.document.headings[index])
  }

  /// Calls `take` with each link of a text and of all that it quotes, resolved for the text that it was written in.
  package func eachLink(of text: Text, _ take: (Document.Link, Resolution) -> Void) {
    each(text.document.links.indices, of: text, depth: 0, take)
  }

  private func each(_ numbers: some Sequence<Int>, of text: Text, depth: Int, _ take: (Document.Link, Resolution) -> Void) {
    let resolutions = text.links(in: self)
    for number in numbers {
      let link = text.document.links[number]
      take(link, resolutions[number])
      guard depth < Quote.deepest, let quote = quote(link, in: text) else { continue }
      each(quote.text.document.linkNumbers(in: quote.section), of: quote.text, depth: depth + 1, take)
    }
  }
}
