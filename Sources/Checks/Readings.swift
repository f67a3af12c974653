import Markdown
import Model
import Platform
import Readability
import SiteIndex

/// How easily a view reads, with the shared introduction above it as its page has it.
package struct Reading: Sendable {
  package var file: String
  package var audience: String
  package var text: Readability
}

/// How easily the views of a site read.
package enum Readings: Sendable {
  /// In order of problems and lessons, then audiences.
  case measured([Reading])
  /// The site is in a language for which there is no measure.
  case unmeasured(language: String)

  /// Of no site at all.
  package static var none: Readings { .measured([]) }

  /// A sentence of fewer words is not called hard: one long word would do.
  static let shortest = 5

  /// The sentences of some views that are hardest to read, each once, though an introduction stands above several views.
  package static func hardest(_ number: Int, of readings: [Reading]) -> [MeasuredSentence] {
    var found: [MeasuredSentence] = []
    for sentence in readings.flatMap({ $0.text.hardest(number, minimum: shortest) }) where !found.contains(sentence) {
      found.append(sentence)
    }
    found.sort { ($0.ease, $0.file, $0.line) < ($1.ease, $1.file, $1.line) }
    return Array(found.prefix(number))
  }
}

extension Catalog {
  /// Measures the views of all audiences in the site's own language.
  package func readings() -> Readings {
    let language = settings.language.value
    return language == Readability.language ? .measured(read(Set(audienceIDs))) : .unmeasured(language: language)
  }

  /// Measures the views of some audiences.
  func read(_ audiences: Set<String>) -> [Reading] {
    let views = library.diptychs.flatMap { diptych in
      diptych.views.filter { audiences.contains($0.audience) }.map { (diptych, $0) }
    }
    return Parallel.map(views) { diptych, view in
      Reading(
        file: view.file, audience: view.audience,
        text: Readability(prose(diptych.introduction, diptych.file) + prose(view.body, view.file)))
    }
  }

  private func prose(_ document: Document, _ file: String) -> [Prose] {
    document.paragraphs.map { Prose(text: $0.text, file: file, line: $0.line) }
  }
}
