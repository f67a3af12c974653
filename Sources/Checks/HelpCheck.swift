import Diagnostics
import Markdown
import Model
import SiteIndex

/// Whom to call is shown once on a page, in a text of the site.
func misplacedHelp(_ link: Document.Link, _ text: Text, isFirst: Bool) -> [Diagnostic] {
  let message: String
  var hint = "leave the link out"
  switch (text.page, link.kind) {
  case (.search, _): message = "this is what “help:” shows"
  case (.school, _), (.schoolPage, _): message = "only the site's own texts show whom to call"
  case _ where !isFirst: message = "this stands in the text already"
  case (_, .lone): return []
  default:
    message = "whom to call needs a paragraph of its own"
    hint = "write “[](help:)” alone in a paragraph; a number in a sentence has its id behind the colon"
  }
  return [Diagnostic(.misplacedBlock, at: link.location, message, hint: hint)]
}

/// A number is seen in its sentence, also on paper: it has no other words.
func wordsOfNumber(_ link: Document.Link) -> [Diagnostic] {
  if link.isEmpty { return [] }
  return [
    Diagnostic(
      .misplacedBlock, at: link.location, "readers see the number itself here, and no other words",
      hint: "write “[](\(link.destination))” after the words")
  ]
}

/// A number that the help has is written there alone: where it changes, no text has the old one.
func copiedNumber(_ link: Document.Link, _ text: Text, _ catalog: Catalog) -> [Diagnostic] {
  guard link.destination.hasPrefix("tel:"), text.page != .search,
    let phone = PhoneNumber(String(link.destination.dropFirst("tel:".count))),
    let number = catalog.help(in: nil)?.help.numbers.first(where: { $0.phone.uri == phone.uri || $0.also?.uri == phone.uri })
  else { return [] }
  return [
    Diagnostic(
      .copiedNumber, at: link.location, "“help.md” has this number, and may change it",
      hint: "write “[](help:\(number.id))” in place of the whole link")
  ]
}

/// The same for a number that is not a link. Short ones are left alone: 113 is also a name.
func checkNumbers(_ text: Text, _ catalog: Catalog) -> [Diagnostic] {
  guard text.page != .search, let help = catalog.help(in: nil)?.help else { return [] }
  return help.numbers.flatMap { number in
    [number.phone, number.also].compactMap(\.self).compactMap { phone in
      guard phone.uri.count > "tel:".count + 6, let line = text.document.line(with: phone.text) else { return nil }
      return Diagnostic(
        .copiedNumber, at: Location(file: text.file, line: line), "“help.md” has the number \(phone.text), and may change it",
        hint: "write “[](help:\(number.id))” where this paragraph has it")
    }
  }
}
