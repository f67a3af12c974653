import CCmark
import Diagnostics
import Markup

extension Document {
  /// Parses a text with libcmark. Never fails: what a writer should mend comes back as findings
  /// (`raw-html`, `unknown-callout`, `table-columns`, `bad-heading-id`, `duplicate-heading-id`).
  package static func parse(_ text: MarkdownText) -> (Document, [Diagnostic]) {
    var renderer = Renderer(text)
    renderer.run()
    return (renderer.document.fitted(), renderer.diagnostics)
  }
}

/// Walks cmark's tree once and writes the document. Writes byte for byte what `cmark_render_html` writes in safe mode,
/// apart from what the project adds: heading ids, tables, callouts, holes.
struct Renderer {
  var lines: Lines
  var document = Document()
  var diagnostics: [Diagnostic] = []
  private var ids = HeadingIDs()
  private var callouts: [Node: Callout] = [:]
  /// The bytes of the text in which the block being rendered stands.
  var block = 0..<0
  /// From where the next link's destination, and the next piece of HTML, is looked for.
  var linkSearch = 0
  var misses: Set<String> = []
  var htmlSearch = 0
  private var imageDepth = 0
  private(set) var linkDepth = 0
  private var isInHeading = false
  /// From where the next citation is looked for.
  var citationSearch = 0
  /// The text's link reference definitions, once a table asked for them.
  var knownDefinitions: [UInt8]?
  /// Where a hole has just begun a new line.
  private var lineStart = -1
  /// Where the inside of the paragraph begins that is being rendered.
  private var paragraphStart = 0
  /// The lists around what is being rendered, by their numbers.
  private(set) var openLists: [Int] = []
  private var listCount = 0

  init(_ text: MarkdownText) {
    lines = Lines(text)
    document.bytes.reserveCapacity(text.bytes.count + text.bytes.count / 4)
  }

  mutating func run() {
    guard let root = Node.parse(lines.text.bytes) else { return }
    defer { root.free() }
    if lines.find("[!".utf8, from: 0, to: lines.text.bytes.count) != nil { callouts = findCallouts(in: root) }
    render(root)
  }

  mutating func render(_ root: Node) {
    root.walk { node, entering in
      entering ? enter(node) : exit(node)
    }
  }

  // MARK: - Blocks

  private mutating func enter(_ node: Node) -> Walk {
    if imageDepth > 0 {
      plain(node)
      return .on
    }
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE:
      newLine()
      if let callout = callouts[node] {
        add("<div class=\"callout callout-\(callout.rawValue)\" role=\"note\">\n")
        lineHole(.calloutTitle(callout))
      } else {
        add("<blockquote>\n")
      }
    case CMARK_NODE_LIST:
      newLine()
      openLists.append(listCount)
      listCount += 1
      if cmark_node_get_list_type(node.pointer) == CMARK_BULLET_LIST {
        add("<ul>\n")
      } else {
        let start = cmark_node_get_list_start(node.pointer)
        add(start == 1 ? "<ol>\n" : "<ol start=\"\(start)\">\n")
      }
    case CMARK_NODE_ITEM:
      newLine()
      add("<li>")
    case CMARK_NODE_HEADING: openHeading(node)
    case CMARK_NODE_CODE_BLOCK: codeBlock(node)
    case CMARK_NODE_HTML_BLOCK:
      enterBlock(node)
      newLine()
      omitHTML(node)
      newLine()
    case CMARK_NODE_THEMATIC_BREAK:
      newLine()
      add("<hr />\n")
    case CMARK_NODE_PARAGRAPH: return paragraph(node)
    default: inline(node, entering: true)
    }
    return .on
  }

  private mutating func exit(_ node: Node) -> Walk {
    if imageDepth > 0, node.type != CMARK_NODE_IMAGE { return .on }
    switch node.type {
    case CMARK_NODE_BLOCK_QUOTE:
      newLine()
      add(callouts[node] == nil ? "</blockquote>\n" : "</div>\n")
    case CMARK_NODE_LIST:
      openLists.removeLast()
      add(cmark_node_get_list_type(node.pointer) == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n")
    case CMARK_NODE_ITEM: add("</li>\n")
    case CMARK_NODE_HEADING:
      isInHeading = false
      lineHole(.headingEnd(document.headings.count - 1))
    case CMARK_NODE_PARAGRAPH:
      notePlace(of: node, from: paragraphStart)
      if !node.isTight { add("</p>\n") }
    default: inline(node, entering: false)
    }
    return .on
  }

  private mutating func paragraph(_ node: Node) -> Walk {
    enterBlock(node)
    if let table = table(in: node), let isTextLeft = node.cut(lastLines: table.lineCount) {
      if isTextLeft { renderParagraph(node) }
      newLine()
      render(table)
      return .skip
    }
    if let link = node.onlyChild, link.type == CMARK_NODE_LINK, link.firstChild == nil, node.parent?.isContainer == true {
      newLine()
      addLink(link, kind: .lone(tight: node.isTight))
      lineHole(.loneLink(document.links.count - 1))
      return .skip
    }
    if !node.isTight {
      newLine()
      add("<p>")
    }
    paragraphStart = document.bytes.count
    return .on
  }

  /// What stands before a table in the same paragraph.
  private mutating func renderParagraph(_ node: Node) {
    newLine()
    add("<p>")
    let start = document.bytes.count
    var child = node.firstChild
    while let inline = child {
      render(inline)
      child = inline.next
    }
    notePlace(of: node, from: start)
    add("</p>\n")
  }

  private mutating func openHeading(_ node: Node) {
    enterBlock(node)
    newLine()
    let level = Int(cmark_node_get_heading_level(node.pointer))
    let location = lines.location(
      at: lines.start(node.line) + node.column - 1, length: lines.line(node.line).count - node.column + 1)
    let explicit = takeExplicitID(from: node, at: location)
    let text = node.plainText
    checkWords(of: node, text, at: location)
    var id = explicit ?? ids.id(for: text)
    if let explicit, !ids.take(explicit) {
      diagnostics.append(
        Diagnostic(
          .duplicateHeadingID, at: location, "another heading has the id “\(explicit)” already",
          hint: "an id stands once in a text; give this heading another"))
      id = ids.id(for: explicit)
    }
    let isTopLevel = node.parent?.type == CMARK_NODE_DOCUMENT
    document.headings.append(
      Document.Heading(
        level: level, id: id, text: text, isTopLevel: isTopLevel, location: location,
        start: (document.bytes.count, document.holes.count)))
    hole(.headingStart(document.headings.count - 1))
    isInHeading = true
  }

  private mutating func codeBlock(_ node: Node) {
    newLine()
    let info = node.bytes(cmark_node_get_fence_info)
    if info.isEmpty {
      add("<pre><code>")
    } else {
      add("<pre><code class=\"language-")
      Escape.text(info.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }, into: &document.bytes)
      add("\">")
    }
    Escape.text(node.literal, into: &document.bytes)
    add("</code></pre>\n")
  }

  // MARK: - Inlines

  private mutating func inline(_ node: Node, entering: Bool) {
    switch (node.type, entering) {
    case (CMARK_NODE_TEXT, true): text(node.literal)
    case (CMARK_NODE_LINEBREAK, true): add("<br />\n")
    case (CMARK_NODE_SOFTBREAK, true): prose { $0.add("\n") }
    case (CMARK_NODE_CODE, true):
      add("<code>")
      Escape.text(node.literal, into: &document.bytes)
      add("</code>")
    case (CMARK_NODE_HTML_INLINE, true): omitHTML(node)
    case (CMARK_NODE_EMPH, _): add(entering ? "<em>" : "</em>")
    case (CMARK_NODE_STRONG, _): add(entering ? "<strong>" : "</strong>")
    case (CMARK_NODE_LINK, true):
      linkDepth += 1
      addLink(node, kind: .link)
      hole(.linkStart(document.links.count - 1))
    case (CMARK_NODE_LINK, false):
      linkDepth -= 1
      hole(.linkEnd)
    case (CMARK_NODE_IMAGE, true):
      addLink(node, kind: .image)
      add("<img src=\"")
      hole(.imageSource(document.links.count - 1))
      add("\" alt=\"")
      imageDepth += 1
    case (CMARK_NODE_IMAGE, false):
      imageDepth -= 1
      if imageDepth > 0 { break }
      let title = node.bytes(cmark_node_get_title)
      if !title.isEmpty, !title.elementsEqual(Document.decorative.utf8) {
        add("\" title=\"")
        Escape.text(title, into: &document.bytes)
      }
      add("\" />")
    default: break
    }
  }

  /// Writes what readers read as running text, in which phrases may be found.
  mutating func prose(_ write: (inout Renderer) -> Void) {
    let start = document.bytes.count
    write(&self)
    if linkDepth > 0 || isInHeading { return }
    if let last = document.prose.last, last.upperBound == start, document.holes.last.map({ $0.offset < start }) ?? true {
      document.prose[document.prose.count - 1] = last.lowerBound..<document.bytes.count
    } else {
      document.prose.append(start..<document.bytes.count)
    }
  }

  /// Inside an image's alternative text only the words count.
  private mutating func plain(_ node: Node) {
    switch node.type {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: Escape.text(node.literal, into: &document.bytes)
    case CMARK_NODE_LINEBREAK, CMARK_NODE_SOFTBREAK: add(" ")
    case CMARK_NODE_IMAGE: imageDepth += 1
    default: break
    }
  }

  // MARK: - Writing

  mutating func add(_ html: String) { document.bytes.append(contentsOf: html.utf8) }
  mutating func hole(_ hole: Document.Hole) { document.holes.append((document.bytes.count, hole)) }

  /// A hole whose filling ends in a line end.
  private mutating func lineHole(_ hole: Document.Hole) {
    self.hole(hole)
    lineStart = document.bytes.count
  }

  /// Begins a new line unless at the start of one.
  mutating func newLine() {
    guard let last = document.bytes.last, document.bytes.count != lineStart else { return }
    if last != UInt8(ascii: "\n") { document.bytes.append(UInt8(ascii: "\n")) }
  }
}
