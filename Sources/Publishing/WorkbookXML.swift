import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads the XML of a workbook with the system's parser. There is no document type in one, so none is let in: it could declare entities
/// that fill the memory, or lead elsewhere.
final class WorkbookXML: NSObject, XMLParserDelegate {
  private let start: (String, [String: String]) -> Void
  private let end: (String, String) -> Void
  private var text = ""
  private var hasBegun = false, hasFailed = false

  private init(start: @escaping (String, [String: String]) -> Void, end: @escaping (String, String) -> Void) {
    (self.start, self.end) = (start, end)
  }

  /// - Parameters:
  ///   - bytes: spaces come in place of the declaration, which could name another encoding.
  ///   - start: called with the name and the attributes of each element.
  ///   - end: called with the name of each element, and the text between its last tags.
  /// - Returns: whether it could be read.
  static func read(
    _ bytes: inout [UInt8], start: @escaping (String, [String: String]) -> Void, end: @escaping (String, String) -> Void
  ) -> Bool {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.starts(with: "<?xml ".utf8), let last = bytes.firstIndex(of: UInt8(ascii: ">")) {
      for index in 0...last { bytes[index] = UInt8(ascii: " ") }
    }
    guard String(validating: bytes, as: UTF8.self) != nil, isPlain(bytes) else { return false }
    let reader = WorkbookXML(start: start, end: end), parser = XMLParser(data: Data(bytes))
    parser.delegate = reader
    parser.shouldProcessNamespaces = true
    parser.shouldResolveExternalEntities = false
    return parser.parse() && reader.hasBegun && !reader.hasFailed
  }

  /// Whether `<` begins nothing but tags, comments and CDATA.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while let mark = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(mark + 1)...]
      if rest.first == UInt8(ascii: "?") { return false }
      if rest.first == UInt8(ascii: "!"), !rest.starts(with: "!--".utf8), !rest.starts(with: "![CDATA[".utf8) { return false }
    }
    return true
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
  ) {
    (text, hasBegun) = ("", true)
    start(name, attributes)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    end(name, text)
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, foundCDATA data: Data) { text += String(decoding: data, as: UTF8.self) }

  func parser(_ parser: XMLParser, parseErrorOccurred problem: any Error) { hasFailed = true }
}
