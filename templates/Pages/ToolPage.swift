import Markdown
import Markup
import Model

/// A page on which readers do something. A script takes over the form if it can; without one there is the form on paper.
package struct ToolPage: PageTemplate {
  let tool: Tool
  let body: Markup
  /// A text that the script shows when it is needed, and a page without scripts shows at once.
  let notice: Markup?
  /// What asks for help now; `nil` when the tool does not ask about that.
  let door: Door?
  /// The form to fill in with a pen, or the list of what there is to choose from.
  let paper: Markup
  /// The data that the script needs.
  let content: any ScriptValue
  let words: Interface
  let cited: [CitedSource]

  package init(
    tool: Tool, body: Markup, notice: Markup?, door: Door?, paper: Markup, content: any ScriptValue, words: Interface,
    cited: [CitedSource]
  ) {
    self.tool = tool
    self.body = body
    self.notice = notice
    self.door = door
    self.paper = paper
    self.content = content
    self.words = words
    self.cited = cited
  }

  package var title: String { tool.title }
  package var description: String { tool.summary }
  package var audience: String? { tool.audience }
  package var updated: Day? { tool.publication.updated }
  package var script: String? { tool.name }
  package var sheets: [String] { ["more.css", "tool.css"] }
  package var policy: String? { toolPolicy }

  package func breadcrumbs(_ page: PageContext) -> [NamedTarget] { [NamedTarget(words.tools.title, .tools)] }

  package func main(_ page: PageContext) -> Markup {
    var own =
      tool.keepsData
      ? [Contents(id: "page_tool", text: words.tools.fillIn), Contents(id: "page_paper", text: words.tools.paperTitle)]
      : [Contents(id: "page_tool", text: words.tools.list)]
    // Whom to call is found from the top of the page.
    if door != nil { own.append(Contents(id: "page_help", text: words.tools.urgent)) }
    // The tool comes first; what else the page has is a step away.
    let ways: [Markup] = ([Contents(id: "page_about", text: words.tools.about)] + own.dropFirst()).map {
      "<li><a href=\"#\($0.id)\">\($0.text)</a></li>\n"
    }
    let head: Markup = """
      \(pageHead(title, description))\
      <ul class="actions tool-ways">
      \(ways)\
      </ul>

      """
    // On paper nobody is asked whom they would rather not choose. Whom to call stands there at the end.
    let later = door == nil ? notice : nil
    let notice: Markup? = later.map { "<section id=\"tool_notice\" class=\"tool-notice prose\" hidden>\n\($0)</section>\n" }
    let text: Markup = """
      <div id="page_about" class="columns">
      \(contents(Contents.of(tool.text) + own, page))\
      <div class="text prose">
      \(body)\
      </div>
      </div>

      """
    let end = ending([sources(cited, page), dates(updated: updated, nil, page)])
    guard tool.keepsData else {
      return """
        \(head)\
        <section aria-labelledby="page_tool">
        <h2 id="page_tool" class="section-head">\(words.tools.list)</h2>
        <div id="tool_app" class="tool" hidden></div>
        \(paper)\
        </section>
        \(text)\
        \(end)\
        \(data)
        """
    }
    return """
      \(head)\
      <h2 id="page_tool" class="hidden">\(words.tools.fillIn)</h2>
      <details class="tool-privacy"><summary>\(words.tools.privacyTitle)</summary><p>\(words.tools.privacy)</p></details>
      <noscript><p class="notice">\(words.tools.noScript)</p></noscript>
      <div id="tool_app" class="tool" hidden>
      \(toolFrame(ScriptWords.of(words.language, for: tool.name), hasPaper: true, "<div class=\"tool-body\"></div>\n"))\
      </div>
      \(notice)\(door?.markup)\
      \(text)\
      <section id="tool_paper" class="tool-paper" aria-labelledby="page_paper">
      <h2 id="page_paper" class="section-head">\(words.tools.paperTitle)</h2>
      <details open>
      <summary>\(words.tools.form)</summary>
      \(paper)\
      </details>
      </section>
      \(end)\
      \(data)
      """
  }

  private var data: Markup { toolData(tool.name, tool.slug, content, words) }
}

extension Tool {
  /// Whether the reader fills in something that may be saved.
  var keepsData: Bool { if case .directory = use { false } else { true } }
}
