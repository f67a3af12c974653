import Markup
import Model

/// What surrounds the pages of a site that are in one file.
package struct OneFilePage {
  private let words: Interface
  private let site: Settings
  private let audience: Audience

  package init(words: Interface, site: Settings, audience: Audience) {
    (self.words, self.site, self.audience) = (words, site, audience)
  }

  /// What every file of this kind begins with.
  package static let beginning = "<!DOCTYPE html>\n<!-- tweeluik: a site in one file -->\n"

  /// The beginning of the file, up to its style sheets.
  ///
  /// - Parameters:
  ///   - title: that of the first page.
  ///   - icon: the address of its icon.
  package func top(title: String, policy: String, icon: String) -> Markup {
    """
    <html lang="\(words.language)" dir="\(words.direction)" data-site="\(site.baseURL)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(title)</title>
    <meta name="robots" content="noindex">
    <link rel="icon" href="\(icon)">

    """
  }

  /// What stands before a style sheet or a script.
  package func style(_ name: String, media: String?) -> Markup {
    "<style data-file=\"\(name)\"\(media.map { " media=\"\($0)\"" as Markup })>"
  }
  package func script(_ path: String) -> Markup { "<script type=\"text/plain\" data-file=\"\(site.baseURL)\(path)\">" }

  /// The end of the head, with a script that hides all pages until one is chosen.
  package static let opening = "document.documentElement.classList.add(\"file-opens\");"

  /// What stands before a page.
  package static func page(
    _ id: String, language: String, direction: String, title: String, classes: String, sheets: [String], scripts: [String]
  ) -> Markup {
    """
    <div class="file-page \(classes)" id="\(id)" lang="\(language)" dir="\(direction)" data-title="\(title)" \
    data-sheets="\(sheets.joined(separator: " "))" data-scripts="\(scripts.joined(separator: " "))">

    """
  }

  /// What the file is, below each page.
  package func note(updated: Day?) -> Markup {
    let said = words.said(
      dutch: (label: "Over dit bestand", is: "alles in één bestand", of: "teksten van", newest: "De nieuwste versie staat op"),
      english: (label: "About this file", is: "all in one file", of: "texts of", newest: "The newest version is at"),
      arabic: (label: "عن هذا الملف", is: "كل شيء في ملف واحد", of: "نصوص", newest: "أحدث نسخة موجودة على"))
    return """
      <aside class="file-note" aria-label="\(said.label)" lang="\(words.language)" dir="\(words.direction)">
      <p>\(site.title), \(audience.title): \(said.is)\(updated.map { "\(words.comma)\(said.of) \(words.date($0))" as Markup }). \
      \(said.newest) <a href="\(site.baseURL)">\(shown(site.baseURL))</a></p>
      </aside>

      """
  }

  /// What is said of a link to what the file does not hold, on a page in a language.
  package static func elsewhere(in language: String) -> String {
    (Interface.of(language: language) ?? .english).said(dutch: "op de website", english: "on the website", arabic: "على الموقع")
  }
}
