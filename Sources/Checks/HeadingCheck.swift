import Diagnostics
import Markdown
import Model
import SiteIndex
import Templates

/// A page's title is its only heading of level 1, and no level is skipped: people who use a screen reader move by headings.
func checkHeadings(_ text: Text) -> [Diagnostic] {
  var found: [Diagnostic] = []
  var level = 1
  for heading in text.document.headings {
    if heading.level == 1 {
      found.append(
        Diagnostic(
          .headingLevel, at: heading.location, "a heading in a text is of level 2 or lower",
          hint: "write “## \(heading.text)”; the page's title is its heading of level 1"))
    } else if heading.level > level + 1 {
      found.append(
        Diagnostic(
          .headingLevel, at: heading.location, "a heading of level \(heading.level) follows one of level \(level)",
          hint: "write “\(String(repeating: "#", count: level + 1)) \(heading.text)”"))
    }
    level = heading.level
  }
  guard text.isView else { return found }
  for heading in text.document.headings {
    if text.beside.contains(where: { $0.heading(heading.id) != nil }) {
      found.append(
        Diagnostic(
          .duplicateHeadingID, at: heading.location, "the shared introduction has a heading “\(heading.id)” too",
          hint: "both stand on one page; give this heading another id"))
    }
  }
  return found
}

/// Terms share one page, below headings that the page gives them, so they have no headings of their own.
func checkTerms(_ catalog: Catalog) -> [Diagnostic] {
  var owners: [String: Term] = [:]
  let doubles = catalog.library.terms.flatMap { term in
    Set(([term.title] + term.forms).map(\.lowercasedFirst)).sorted().compactMap { form -> Diagnostic? in
      guard let owner = owners[form], owner.slug != term.slug else {
        owners[form] = term
        return nil
      }
      return Diagnostic(
        .duplicateID, at: Location(file: term.file), "“\(form)” leads to “\(owner.title)” already",
        hint: "a word in a text leads to one entry; take it out of the forms here or in “\(owner.file)”")
    }
  }
  return doubles
    + catalog.library.terms.compactMap { term in
      term.body.headings.first.map {
        Diagnostic(.headingLevel, at: $0.location, "a term has no headings", hint: "write it as plain paragraphs")
      }
    }
}
