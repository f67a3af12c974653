import CCmark
import CMemory
import Markup

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A node of cmark's tree.
struct Node: Hashable {
  let pointer: OpaquePointer

  /// Parses a text and hands over the root of its tree, which exists only until `use` returns. Returns `nil` only when there is no
  /// memory.
  static func parse<Result>(_ bytes: [UInt8], _ use: (Node) -> Result) -> Result? {
    let mark = parsing_memory_mark()
    defer { parsing_memory_release(mark) }
    let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, parsing_memory())
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else { return }
      cmark_parser_feed(parser, start.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    return cmark_parser_finish(parser).map { use(Node(pointer: $0)) }
  }

  var type: cmark_node_type { cmark_node_get_type(pointer) }
  var parent: Node? { cmark_node_parent(pointer).map(Node.init) }
  var firstChild: Node? { cmark_node_first_child(pointer).map(Node.init) }
  var lastChild: Node? { cmark_node_last_child(pointer).map(Node.init) }
  var next: Node? { cmark_node_next(pointer).map(Node.init) }
  var children: [Node] {
    var children: [Node] = []
    var child = firstChild
    while let node = child {
      children.append(node)
      child = node.next
    }
    return children
  }

  var onlyChild: Node? { firstChild == lastChild ? firstChild : nil }

  /// 1-based within the parsed text; 0 for a node to which cmark gives no line.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  /// 1-based, in bytes.
  var column: Int { max(1, Int(cmark_node_get_start_column(pointer))) }

  /// Whether it can hold paragraphs.
  var isContainer: Bool {
    type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_ITEM
  }

  /// Whether it is a paragraph in a tight list, which has no `<p>`.
  var isTight: Bool {
    guard let list = parent?.parent, list.type == CMARK_NODE_LIST else { return false }
    return cmark_node_get_list_tight(list.pointer) != 0
  }

  var literal: UnsafeBufferPointer<UInt8> { bytes(cmark_node_get_literal) }

  func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text) }

  func unlink() {
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  /// What one of cmark's getters returns, without copying it: valid as long as the node has this value.
  func bytes(_ getter: (OpaquePointer?) -> UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
    guard let start = getter(pointer) else { return UnsafeBufferPointer(start: nil, count: 0) }
    let count = strlen(start)
    return UnsafeRawPointer(start).withMemoryRebound(to: UInt8.self, capacity: count) {
      UnsafeBufferPointer(start: $0, count: count)
    }
  }

  /// Whether this HTML is a single comment and nothing else.
  var isComment: Bool {
    let text = String(decoding: literal, as: UTF8.self)
    guard text.hasPrefix("<!--"), let end = text.firstRange(of: "-->") else { return false }
    return text[end.upperBound...].allSatisfy(\.isWhitespace)
  }

  /// Takes the last lines off a paragraph, with the line break before them.
  ///
  /// - Returns: whether anything is left; `nil` when emphasis or a link spans that line break, in which case the paragraph is
  ///   unchanged.
  func cut(lastLines count: Int) -> Bool? {
    var breaks = 0
    var going: [Node] = []
    var child = lastChild
    while let node = child, breaks < count {
      child = cmark_node_previous(node.pointer).map(Node.init)
      let isBreak = node.type == CMARK_NODE_SOFTBREAK || node.type == CMARK_NODE_LINEBREAK
      node.walk { inner, entering in
        if entering, inner.type == CMARK_NODE_SOFTBREAK || inner.type == CMARK_NODE_LINEBREAK { breaks += 1 }
        return .on
      }
      if breaks >= count, !isBreak { return nil }
      going.append(node)
    }
    for node in going { node.unlink() }
    return firstChild != nil
  }

  /// The words of the node, without markup.
  var plainText: String {
    var text: [UInt8] = []
    walk { node, entering in
      guard entering else { return .on }
      switch node.type {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE: text.append(contentsOf: node.literal)
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text.append(UInt8(ascii: " "))
      default: break
      }
      return .on
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Visits the node and all nodes below it, without recursion. When the visitor returns `.skip` on entering a node, neither what
  /// is in that node nor its exit is visited.
  func walk(_ visit: (Node, _ entering: Bool) -> Walk) {
    guard let iterator = cmark_iter_new(pointer) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let current = cmark_iter_get_node(iterator) else { return }
      if visit(Node(pointer: current), event == CMARK_EVENT_ENTER) == .skip {
        cmark_iter_reset(iterator, current, CMARK_EVENT_EXIT)
      }
    }
  }
}

/// Whether a walk goes into the node that it has just entered.
enum Walk { case on, skip }
