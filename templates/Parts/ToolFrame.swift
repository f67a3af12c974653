import Markup

// What every page has on which readers fill in something that can be saved (`tool.js`).

/// Nothing that is filled in can leave the page: it may not request anything, send a form, or load what is not the site's own.
let toolPolicy = """
  default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; form-action 'none'; \
  base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'
  """

/// What is filled in, between the buttons for what can be done with it; the script makes them work. Before it is what one begins and stops
/// with, after it what is done in the end, so that the first field is near the top.
///
/// - Parameters:
///   - hasPaper: whether there is another form, to fill in with a pen.
///   - isHidden: whether it is there without a script too. The space of the buttons is kept until the script shows them.
func toolFrame(_ words: ScriptWords, hasPaper: Bool, isHidden: Bool = false, _ body: Markup) -> Markup {
  let hidden: Markup? = isHidden ? " hidden" : nil
  func bar(_ names: [String]) -> Markup {
    """
    <p class="actions tool-bar"\(hidden)>
    \(names.map { "<button type=\"button\" data-word=\"\($0)\">\(words[$0])</button>\n" as Markup })\
    </p>

    """
  }
  return """
    \(bar(["open", "save"]))\
    <p class="tool-state"></p>
    \(body)\
    \(bar(["print"] + (hasPaper ? ["printPaper"] : []) + ["deleteAll"]))
    """
}

/// The data that the page gives its scripts.
func toolData(_ kind: String, _ slug: String, _ content: some ScriptValue, _ interface: Interface) -> Markup {
  Markup(data: ToolData(kind: kind, slug: slug, interface, content: content).json, id: "tool_data")
}
