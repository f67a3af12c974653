import Markdown
import Model
import Platform
import Readability
import SiteIndex

/// How easy a view is to read, with the shared introduction above it, as on its page.
package struct Reading: Sendable {
  package var file: String
  package var audience: String
  package var text: Readability
}

/// How easy the views of a site are to read.
package enum Readings: Sendable {
  /// In the order of problems and lessons, then of audiences.
  case measured([Reading])
  /// There is no measure for the site's language.
  case unmeasured(language: String)

  /// For a site that could not be read.
  package static var none: Readings { .measured([]) }

  /// In words. A shorter sentence is never called hard: one long word would be enough for that.
  static let shortest = 5

  /// The sentences that are hardest to read, hardest first; each once, though an introduction is part of several readings.
  package static func hardest(_ number: Int, of readings: [Reading]) -> [MeasuredSentence] {
    var found: [MeasuredSentence] = []
    for sentence in readings.flatMap({ $0.text.hardest(number, minimum: shortest) }) where !found.contains(sentence) {
      found.append(sentence)
    }
    found.sort { ($0.ease, $0.file, $0.line) < ($1.ease, $1.file, $1.line) }
    return Array(found.prefix(number))
  }
}

extension Readings {
  /// Measures the views of all audiences in the site's own language.
  package init(_ catalog: Catalog) {
    let language = catalog.settings.language.value
    self =
      language == Readability.language
      ? .measured(Reading.all(of: Set(catalog.audienceIDs), in: catalog)) : .unmeasured(language: language)
  }
}

extension Reading {
  /// Measures the views of some audiences.
  static func all(of audiences: Set<String>, in catalog: Catalog) -> [Reading] {
    let views = catalog.library.diptychs.flatMap { diptych in
      diptych.views.filter { audiences.contains($0.audience) }.map { (diptych, $0) }
    }
    return Parallel.map(views) { diptych, view in
      Reading(
        file: view.file, audience: view.audience,
        text: Readability(prose(diptych.introduction, diptych.file) + prose(view.body, view.file)))
    }
  }

  private static func prose(_ document: Document, _ file: String) -> [Prose] {
    document.paragraphs.map { Prose(text: $0.text, file: file, line: $0.line) }
  }
}
