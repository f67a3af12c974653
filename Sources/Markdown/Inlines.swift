import CCmark
import Markup

/// Renders what is within a block.
extension Renderer {
  mutating func inline(_ node: Node, entering: Bool) {
    switch (node.type, entering) {
    case (CMARK_NODE_TEXT, true):
      let words = node.literal
      if !isBlockSuspicious { isBlockSuspicious = isSuspicious(words) }
      isAtLineStart = false
      text(words)
    case (CMARK_NODE_LINEBREAK, true):
      add("<br />\n")
      isAtLineStart = true
    case (CMARK_NODE_SOFTBREAK, true):
      prose { $0.add("\n") }
      isAtLineStart = true
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
      document.links[document.links.count - 1].isAlone = isLinkAlone
      isLinkAlone = false
      isAtLineStart = true
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

  /// Writes what readers read as running text, and keeps its range, so that phrases may be found in it.
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

  /// Writes a node within an image's alternative text, where only the words count.
  mutating func plain(_ node: Node) {
    switch node.type {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: Escape.text(node.literal, into: &document.bytes)
    case CMARK_NODE_LINEBREAK, CMARK_NODE_SOFTBREAK: add(" ")
    case CMARK_NODE_IMAGE: imageDepth += 1
    default: break
    }
  }
}
