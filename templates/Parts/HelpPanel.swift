import Markup
import Model

/// Whom to call when a child is in danger, with what to do first.
package struct HelpPanel {
  let help: Help
  /// What to do first, filled.
  let body: Markup

  package init(help: Help, body: Markup) { (self.help, self.body) = (help, body) }

  /// The id of its heading on the page for searching.
  package static func id(in language: String?) -> String { language.map { "page_help_\($0)" } ?? "page_help" }

  /// On the page for searching. One is shown; those in other languages are hidden until they are asked for.
  func forSearch(_ page: PageContext, isShown: Bool) -> Markup {
    let lang = page.lang(help.language ?? page.siteLanguage)
    let hidden: Markup? = isShown ? nil : " hidden"
    return panel(
      id: Self.id(in: help.language), level: 2,
      "\(lang)\(hidden)")
  }

  /// In a text, of a page that shows it once.
  ///
  /// - Parameters:
  ///   - level: that of its heading.
  ///   - lang: the attributes of its language, when that is not the text's.
  package func inText(level: Int, _ lang: Markup?) -> Markup { panel(id: "page_help", level: level, lang) }

  /// As a chapter of a volume, to which its texts lead (`whom_to_call.py`).
  package var chapter: Markup { panel(id: "volume_help", level: 1, nil) }

  private func panel(id: String, level: Int, _ attributes: Markup?) -> Markup {
    """
    <section class="help" aria-labelledby="\(id)"\(attributes)>
    <h\(level) id="\(id)" class="help-title">\(help.title)</h\(level)>
    <ul class="help-numbers">
    \(help.numbers.map(number))\
    </ul>
    <div class="help-first">
    \(body)\
    </div>
    </section>

    """
  }

  private func number(_ number: Help.Number) -> Markup {
    // A voice would read two numbers without a blank between them as one.
    let also: Markup? = number.also.map { " \(call($0))" }
    let url: Markup? = number.url.map { "<p class=\"help-site\"><bdi>\(link($0))</bdi></p>\n" }
    let hours: Markup? = number.hours.map { "<p class=\"help-hours\">\($0)</p>\n" }
    return """
      <li>
      <p class="help-phone">\(call(number.phone))\(also)</p>
      <div class="help-who">
      <p class="help-name"><bdi>\(number.name)</bdi></p>
      <p>\(number.reason)</p>
      \(hours)\
      \(url)\
      </div>
      </li>

      """
  }
}

/// A link to the panel, for a text of a page that has shown it already.
package func helpLink(_ help: Help, _ lang: Markup?) -> Markup {
  "<p\(lang)><a class=\"alone\" href=\"#page_help\">\(help.title)</a></p>\n"
}

/// The numbers of somebody who can be called, in a sentence.
package func numbersToCall(of number: Help.Number, _ words: Interface) -> Markup {
  let also: Markup? = number.also.map { " \(words.or) \(call($0))" }
  return "\(call(number.phone))\(also)"
}

/// A number to call, whose parts stay in their order in every language.
private func call(_ phone: PhoneNumber) -> Markup { "<a href=\"\(phone.uri)\" dir=\"ltr\">\(phone.text)</a>" }

extension Interface {
  fileprivate var or: String { said(dutch: "of", english: "or", arabic: "أو") }
}
