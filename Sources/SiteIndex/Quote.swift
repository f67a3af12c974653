import Diagnostics
import Markdown
import Model

/// A section of a view that stands in another text as a quotation.
package struct Quote {
  package let diptych: Diptych
  package let audience: String
  /// The view's text.
  package let text: Text
  package let section: Document.Section
  package let heading: Document.Heading

  /// How deep quotations may stand in quotations.
  package static let deepest = 2
}

extension Catalog {
  /// What a lone link to a heading of a view quotes: `[](problem:faalangst/leerkracht#doen)`; `nil` for any other link.
  package func quote(_ link: Document.Link, in text: Text) -> Quote? {
    guard case .lone = link.kind, case .reference(let reference) = Destination(link.destination), let id = reference.heading,
      let diptych = reference.diptych.flatMap(diptych), let audience = reference.part ?? text.reader.audience,
      let quoted = route(.view(of: diptych.id, audience: audience))?.texts.last, let section = quoted.document.section(id),
      let index = section.heading
    else { return nil }
    return Quote(
      diptych: diptych, audience: audience, text: quoted, section: section, heading: quoted.document.headings[index])
  }

  /// Gives the links of a text and of all that it quotes, with what each means in the text that it stands in.
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
