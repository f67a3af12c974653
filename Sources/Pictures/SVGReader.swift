import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads an SVG with the system's XML parser, and writes it again with nothing but what a still picture needs.
final class SVGReader: NSObject {
  private let tags: SVGTags
  private var error: PictureError?
  /// The open elements; `nil` for one that is dropped with all that is in it.
  private var open: [SVGElement?] = []
  private var scopes: [[String: String]] = [[:]]
  private var root: SVGElement?
  private var elements = 0
  private var instructions = 0
  private var sheet = SVGSheet()
  /// The number of open elements around a part that is skipped; `nil` when none is.
  private var passedOver: Int?
  /// The index of the `foreignObject` that a `switch` would have shown first, by the number of elements that are open within it.
  private var skipped: [Int: Int] = [:]
  /// Whether nothing was left out.
  private var isWhole = true
  private var pixels = 0

  private init(_ tags: SVGTags) { self.tags = tags }

  /// The size that the file claims, and the cleaned bytes.
  static func read(_ bytes: [UInt8]) throws(PictureError) -> Picture.Reading {
    let source = try SVGText(bytes)
    do {
      return try read(source.bytes, file: bytes)
    } catch {
      throw source.isAsWritten ? error : PictureError(error.reason)
    }
  }

  private static func read(_ source: [UInt8], file: [UInt8]) throws(PictureError) -> Picture.Reading {
    var text = source
    let tags = SVGTags(text)
    // The parser would read it and replace entities by what it declares, without telling its delegate.
    if let documentType = tags.documentType { throw PictureError(.documentType, at: tags.place(at: documentType)) }
    if let type = tags.type {
      guard let resolved = type.resolved(in: text) else {
        throw PictureError(.documentType, at: tags.place(at: type.range.lowerBound))
      }
      text = resolved
    }
    let reader = SVGReader(tags)
    // Spaces in place of the XML declaration keep all positions.
    if text.starts(with: "<?xml".utf8), text.count > 5, Picture.whitespace.contains(text[5]),
      let end = text.firstIndex(of: UInt8(ascii: ">"))
    {
      for index in 0...end where text[index] != UInt8(ascii: "\n") { text[index] = UInt8(ascii: " ") }
      // The tags still count it as the first instruction.
      reader.instructions = 1
    }
    let reading = try reader.parse(separated(text))
    // A file that writing would only change in spaces and quotation marks is published as it is: nothing in it can be read in two
    // ways.
    let isPlain =
      file.count <= Limits.svgBytes && reader.isWhole && file == source
      && !["<!", "<?", "&", "\r"].contains { file.firstRange(of: Array($0.utf8)) != nil }
    return isPlain ? (reading.width, reading.height, file) : reading
  }

  /// The text with a space in each instruction that consists of a name only (`<?a?>`): Foundation's parser reads the text of such
  /// an instruction, which is not there, and crashes.
  private static func separated(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [], isName = false
    result.reserveCapacity(text.count + 1)
    for (index, byte) in text.enumerated() {
      let last = index > 0 ? text[index - 1] : 0
      if isName, byte == UInt8(ascii: ">"), last == UInt8(ascii: "?") {
        result.insert(0x20, at: result.count - 1)
        isName = false
      }
      if Picture.whitespace.contains(byte) { isName = false }
      if byte == UInt8(ascii: "?"), last == UInt8(ascii: "<") { isName = true }
      result.append(byte)
    }
    return result
  }

  private func parse(_ text: [UInt8]) throws(PictureError) -> Picture.Reading {
    let parser = XMLParser(data: Data(text))
    parser.delegate = self
    parser.shouldResolveExternalEntities = false
    // It may return true after an error that it reported to its delegate, so the error is what counts.
    let isWellFormed = parser.parse()
    if let error { throw error }
    guard isWellFormed, let root else { throw PictureError(.notWellFormed("the outermost element is missing")) }
    guard let size = SVGSize.read(root.attributes) else { throw PictureError(.noSize, at: tags.place(ofElement: 0)) }
    var bytes: [UInt8] = []
    root.write(into: &bytes)
    bytes.append(UInt8(ascii: "\n"))
    do { try SVGRepeats.check(root, sheet, written: bytes) } catch { throw located(error) }
    return (size.width, size.height, bytes)
  }

  private func located(_ fault: SVGFault) -> PictureError {
    PictureError(fault.reason, at: tags.place(ofElement: fault.number, attribute: fault.attribute))
  }
}

extension SVGReader: XMLParserDelegate {
  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    guard error == nil else { return }
    let number = elements
    elements += 1
    do throws(SVGFault) {
      guard elements <= Limits.elements else { throw SVGFault(reason: .tooManyElements, number: number) }
      guard open.count < Limits.depth else { throw SVGFault(reason: .tooDeep, number: number) }
      if passedOver != nil {
        open.append(nil)
        scopes.append(scopes.last ?? [:])
        return
      }
      let rules = SVGRules(number: number, name: name, attributes: attributes, outer: scopes.last ?? [:])
      // Of the parts of a `switch`, a browser shows the first that it can. A part for programs only is left out, so that the next
      // one is shown.
      if rules.isForeign, let outer = open.last, outer?.name == "switch" {
        (passedOver, isWhole) = (open.count, false)
        skipped[open.count] = skipped[open.count] ?? number
        open.append(nil)
        scopes.append(rules.scope)
        return
      }
      let element = try rules.judge(attributes, &pixels)
      if element?.attributes != attributes { isWhole = false }
      let isDropped = open.last.map { $0 == nil } ?? false
      open.append(isDropped ? nil : element)
      scopes.append(rules.scope)
    } catch {
      self.error = located(error)
      parser.abortParsing()
    }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    guard error == nil, let last = open.popLast() else { return }
    scopes.removeLast()
    if open.count == passedOver { passedOver = nil }
    guard let element = last else { return }
    if let number = skipped.removeValue(forKey: open.count + 1), element.children.isEmpty {
      error = located(SVGFault(reason: .forbiddenElement("foreignObject"), number: number))
      parser.abortParsing()
      return
    }
    if element.name == "style" {
      let style = element.children.map { if case .text(let text) = $0 { text } else { "" } }.joined()
      if let problem = SVGStyle.problem(style) ?? sheet.add(style) {
        error = located(SVGFault(reason: .style(problem), number: element.number))
        parser.abortParsing()
      }
    }
    if open.isEmpty { root = element } else { open[open.count - 1]?.children.append(.element(element)) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    guard error == nil, let last = open.last, let element = last, SVGVocabulary.textElements.contains(element.name) else {
      if string.contains(where: { !$0.isWhitespace }) { isWhole = false }
      return
    }
    open[open.count - 1]?.children.append(.text(string))
  }

  func parser(_ parser: XMLParser, foundCDATA data: Data) {
    self.parser(parser, foundCharacters: String(decoding: data, as: UTF8.self))
  }

  func parser(_ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?) {
    guard error == nil else { return }
    if target.lowercased() == "xml-stylesheet" {
      error = PictureError(.styleSheetInstruction, at: tags.place(ofInstruction: instructions))
      parser.abortParsing()
    }
    instructions += 1
  }

  func parser(_ parser: XMLParser, parseErrorOccurred problem: any Error) {
    guard error == nil else { return }
    let place = PictureError.Place(line: max(parser.lineNumber, 1), column: max(parser.columnNumber, 1))
    error = PictureError(.notWellFormed(SVGReader.words(forError: (problem as NSError).code)), at: place)
  }

  /// Words for the more common error numbers of libxml2 (https://gnome.pages.gitlab.gnome.org/libxml2/html/xmlerror_8h.html).
  private static func words(forError code: Int) -> String {
    switch code {
    case 4, 5: "the file ends too early, or goes on after the outermost element"
    case 9: "a character that XML does not allow"
    case 26: "an entity that XML does not know"
    case 38: "a < in an attribute"
    case 39, 40: "an attribute without quotes"
    case 41: "an attribute without a value"
    case 42: "the same attribute twice"
    case 73: "a tag without its >"
    case 76: "a closing tag that does not match"
    case 201: "a prefix that no xmlns declares"
    default: "libxml2 error \(code)"
    }
  }
}
