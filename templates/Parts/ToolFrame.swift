import Markup

// What every page has on which readers fill in something that can be saved (`tool.js`).

/// Nothing that is filled in can leave the page: it may not request anything, send a form, or load what is not the site's own.
let toolPolicy = """
  default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'none'; form-action 'none'; \
  base-uri 'none'; object-src 'none'; require-trusted-types-for 'script'
  """

/// The buttons for what can be done with what is filled in; the script makes them work.
///
/// - Parameters:
///   - hasPaper: whether there is another form, to fill in with a pen.
///   - isHidden: whether it is above something that is there without a script too. Its space is kept until the script shows it.
func toolBar(_ words: ScriptWords, hasPaper: Bool, isHidden: Bool = false) -> Markup {
  let names = ["open", "save", "print"] + (hasPaper ? ["printPaper"] : []) + ["deleteAll"]
  let hidden: Markup? = isHidden ? " hidden" : nil
  return """
    <p class="actions tool-bar"\(hidden)>
    \(names.map { "<button type=\"button\" data-word=\"\($0)\">\(words[$0])</button>\n" as Markup })\
    </p>
    <p class="tool-state"></p>

    """
}

/// The data that the page gives its scripts.
func toolData(_ kind: String, _ slug: String, _ content: some ScriptValue, _ interface: Interface) -> Markup {
  Markup(data: ToolData(kind: kind, slug: slug, interface: interface, content: content).json, id: "tool_data")
}
