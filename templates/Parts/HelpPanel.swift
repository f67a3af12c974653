import Markup
import Model

/// Whom to call when a child is in danger, with what to do first.
package struct HelpPanel {
  let help: Help
  /// What to do first, filled.
  let body: Markup

  package init(help: Help, body: Markup) { (self.help, self.body) = (help, body) }

  /// On the page for searching, with the words that call for it. One in another language is hidden until it is asked for in that language.
  func forSearch(_ page: PageContext) -> Markup {
    let language = help.language ?? page.theme.settings.language.value
    let id = help.language.map { "page_help_\($0)" } ?? "page_help"
    let hidden: Markup? = help.language == nil ? nil : " hidden"
    return """
      <section class="help" aria-labelledby="\(id)"\(page.lang(language))\(hidden) data-asked="\(help.askedAs.joined(separator: " | "))">
      <h2 id="\(id)" class="help-title">\(help.title)</h2>
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
    let also: Markup? = number.also.map { "<a href=\"\($0.uri)\" dir=\"ltr\">\($0.text)</a>" }
    let url: Markup? = number.url.map { "<p class=\"help-site\"><bdi>\(link($0))</bdi></p>\n" }
    let hours: Markup? = number.hours.map { "<p class=\"help-hours\">\($0)</p>\n" }
    return """
      <li>
      <p class="help-phone"><a href="\(number.phone.uri)" dir="ltr">\(number.phone.text)</a>\(also)</p>
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
