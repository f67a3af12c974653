import CCmark
import Diagnostics
import Markup

extension Document {
  /// Parses a text with libcmark. It never fails: what a writer should mend is returned as findings.
  package static func parse(_ text: MarkdownText) -> (Document, [Diagnostic]) {
    var renderer = Renderer(text)
    renderer.run()
    return (renderer.document.fitted(), renderer.diagnostics)
  }
}

/// Walks cmark's tree once and writes the document. It writes byte for byte what `cmark_render_html` writes in safe mode, apart
/// from what the project adds: heading ids, tables, callouts and holes.
struct Renderer {
  var lines: Lines
  var document = Document()
  var diagnostics: [Diagnostic] = []
  private var ids = HeadingIDs()
  private var callouts: [Node: Callout] = [:]
  /// The range of the text that holds the block being rendered.
  var block = 0..<0
  /// Where the searches for the next link's destination and for the next HTML begin.
  var linkSearch = 0
  /// Destinations that were searched for in this block and not found.
  var misses: Set<String> = []
  var htmlSearch = 0
  var imageDepth = 0
  var linkDepth = 0
  /// Whether the next link is all that an item of a list holds.
  var isLinkAlone = false
  var isInHeading = false
  /// Where the search for the next citation begins; `.max` when searching is of no more use.
  var citationSearch = 0
  /// The text's link reference definitions, in order.
  var definitions: [Definition] = []
  /// Their indices by address, and by label.
  var definitionsByAddress: [[UInt8]: Int] = [:]
  var definitionsByLabel: [String: Int] = [:]
  /// The quotations whose `[!…]` was judged.
  var judgedQuotes: Set<Node> = []
  /// Whether the block's words may hold marks that Markdown did not take.
  var isBlockSuspicious = false
  /// How many such marks have been found in the text.
  var almostFound = 0
  /// Whether the next words are at the beginning of a line.
  var isAtLineStart = false
  /// Whether the text holds a control character, or a number that becomes one.
  var holdsControl = false
  /// Where the search for the next table cell begins.
  var cellSearch = 0
  /// The length of the bytes after a hole that ends with a line end; -1 before there is one.
  private var lineStart = -1
  /// Where the content of the paragraph being rendered begins.
  private var paragraphStart = 0
  /// The lists around what is being rendered, by their numbers in the text.
  private(set) var openLists: [Int] = []
  private var listCount = 0

  init(_ text: MarkdownText) {
    lines = Lines(text)
    document.bytes.reserveCapacity(text.bytes.count + text.bytes.count / 4)
    document.prose.reserveCapacity(text.bytes.count / 64)
    document.holes.reserveCapacity(text.bytes.count / 64)
  }

  mutating func run() {
    let marks = SourceMarks(lines.text.bytes)
    checkCharacters(marks)
    // cmark's time grows with the square of the number of what looks like pictures.
    guard marks.pictures <= Self.mostPictures else {
      let place = lines.find("![".utf8, from: 0, to: lines.text.bytes.count) ?? 0
      diagnostics.append(
        Diagnostic(
          .badPicture, at: lines.location(at: place, length: 2), "this text holds more than \(Self.mostPictures) pictures",
          hint: "a literal bracket is written \\["))
      return
    }
    Node.parse(lines.text.bytes) { root in
      if marks.hasDefinition { findDefinitions(in: root) }
      if marks.hasCallout { callouts = findCallouts(in: root) }
      render(root)
    }
    dropControlCharacters()
  }

  private static let mostPictures = 10_000

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
        checkNumbers(node)
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
      if isBlockSuspicious { checkWords(of: node.children, AlmostMarkdown.Context(isHeading: true)) }
      lineHole(.headingEnd(document.headings.count - 1))
    case CMARK_NODE_PARAGRAPH:
      notePlace(of: node, from: paragraphStart)
      if isBlockSuspicious { checkWords(of: node.children, context(of: node)) }
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
      document.links[document.links.count - 1].isAlone = node.isTight
      lineHole(.loneLink(document.links.count - 1))
      return .skip
    }
    if !node.isTight {
      newLine()
      add("<p>")
    }
    isLinkAlone = node.isTight && node.onlyChild?.type == CMARK_NODE_LINK
    paragraphStart = document.bytes.count
    return .on
  }

  /// Renders what comes before a table in the same paragraph.
  private mutating func renderParagraph(_ node: Node) {
    newLine()
    add("<p>")
    let start = document.bytes.count
    let children = node.children
    for inline in children { render(inline) }
    notePlace(of: node, from: start)
    if isBlockSuspicious { checkWords(of: children, context(of: node)) }
    add("</p>\n")
  }

  private func context(of paragraph: Node) -> AlmostMarkdown.Context {
    AlmostMarkdown.Context(
      isJudged: paragraph.parent.map(judgedQuotes.contains) ?? false,
      isQuoted: paragraph.parent?.type == CMARK_NODE_BLOCK_QUOTE && paragraph.parent?.firstChild == paragraph)
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
    checkUnderline(node, text)
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
    enterBlock(node)
    checkCode(node)
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

  /// Forgets what was found in the block before.
  mutating func beginWords() { (isBlockSuspicious, isAtLineStart) = (false, true) }

  // MARK: - Writing

  mutating func add(_ html: String) { document.bytes.append(contentsOf: html.utf8) }
  mutating func hole(_ hole: Document.Hole) { document.holes.append((document.bytes.count, hole)) }

  /// Adds a hole whose filling ends with a line end.
  private mutating func lineHole(_ hole: Document.Hole) {
    self.hole(hole)
    lineStart = document.bytes.count
  }

  /// Begins a new line unless one has just begun.
  mutating func newLine() {
    guard let last = document.bytes.last, document.bytes.count != lineStart else { return }
    if last != UInt8(ascii: "\n") { document.bytes.append(UInt8(ascii: "\n")) }
  }
}
