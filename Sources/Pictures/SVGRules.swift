import Foundation

/// Judges one start tag of an SVG.
struct SVGRules {
  /// The index of the start tag.
  let number: Int
  /// The name as it is written, with its prefix.
  let name: String
  /// The namespaces by their prefixes; the default one is under the empty prefix.
  let scope: [String: String]

  private var local: String { SVGRules.split(name).local }
  private var namespace: String { scope[SVGRules.split(name).prefix] ?? "" }
  private var isSVG: Bool { namespace == SVGVocabulary.namespace }
  /// Whether it is in SVG's namespace or in none, where an old reader might take it for SVG.
  private var mayBeSVG: Bool { isSVG || namespace.isEmpty }

  /// Whether its content is not SVG.
  var isForeign: Bool { isSVG && local == "foreignObject" }

  init(number: Int, name: String, attributes: [String: String], outer: [String: String]) {
    (self.number, self.name) = (number, name)
    scope = attributes.reduce(into: outer) { scope, attribute in
      let (prefix, local) = SVGRules.split(attribute.key)
      if prefix == "xmlns" { scope[local] = attribute.value }
      if attribute.key == "xmlns" { scope[""] = attribute.value }
    }
  }

  /// The element to publish; `nil` for one to drop. Throws for one that makes the file more than a picture.
  ///
  /// - Parameter pixels: the number of pixels of all pictures within the SVG so far.
  func judge(_ attributes: [String: String], _ pixels: inout Int) throws(SVGFault) -> SVGElement? {
    let lower = local.lowercased()
    if SVGVocabulary.forbidden.contains(lower) || namespace == SVGVocabulary.xhtml
      || (mayBeSVG && SVGVocabulary.forbiddenInSVG.contains(lower))
    {
      throw SVGFault(reason: .forbiddenElement(name), number: number)
    }
    if number == 0, !isSVG || local != "svg" {
      throw SVGFault(reason: .notSVG(root: name, hasNamespace: local != "svg"), number: number)
    }
    var kept: [String: String] = [:]
    // In order, so that of several errors it is always the same one that is reported.
    for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
      if let attribute = try judge(attribute: name, value, &pixels) {
        // An `href` without a prefix wins (https://www.w3.org/TR/SVG2/linking.html#XLinkRefAttrs).
        if attribute.name != "href" || kept["href"] == nil || name == "href" { kept[attribute.name] = attribute.value }
      }
    }
    guard isSVG, SVGVocabulary.elements.contains(local) else {
      // Nobody knows what an effect becomes without one of its parts, and some of those that are not in our list keep a browser
      // busy: feMorphology took Chromium twenty seconds.
      if isSVG, local.hasPrefix("fe") { throw SVGFault(reason: .forbiddenElement(name), number: number) }
      return nil
    }
    if number == 0 { kept["xmlns"] = SVGVocabulary.namespace }
    return SVGElement(name: local, number: number, attributes: kept)
  }

  private func judge(attribute: String, _ value: String, _ pixels: inout Int) throws(SVGFault) -> (name: String, value: String)? {
    let (prefix, local) = SVGRules.split(attribute)
    guard prefix != "xmlns", attribute != "xmlns" else { return nil }
    let lower = local.lowercased()
    func fault(_ reason: PictureError.Reason) -> SVGFault {
      SVGFault(reason: reason, number: number, attribute: attribute)
    }
    if lower.hasPrefix("on"), lower.utf8.count > 2 { throw fault(.eventAttribute(attribute)) }
    let isXLink = scope[prefix] == SVGVocabulary.xlink && !prefix.isEmpty
    // No reader follows what programs store for themselves in namespaces of their own.
    guard mayBeSVG || isXLink else { return nil }
    if isXLink || prefix.isEmpty || scope[prefix] == SVGVocabulary.namespace, lower == "href" || lower == "src" {
      let address = try address(value, fault, attribute, &pixels)
      return local == "href" ? ("href", address) : nil
    }
    let plain = value.lowercased().unicodeScalars.filter { $0.value > 0x20 }
    for scheme in ["javascript:", "vbscript:", "data:text/"] where plain.starts(with: scheme.unicodeScalars) {
      throw fault(.outsideReference(attribute: attribute, value: value))
    }
    guard prefix.isEmpty || prefix == "xml", SVGVocabulary.attributes.contains(attribute) else { return nil }
    if let problem = SVGStyle.problem(value) { throw fault(.style(problem)) }
    return (attribute, value)
  }

  /// An address that leads to a part of the same file or, for an image, holds a picture itself; the picture is cleaned.
  private func address(
    _ value: String, _ fault: (PictureError.Reason) -> SVGFault, _ attribute: String, _ pixels: inout Int
  ) throws(SVGFault) -> String {
    let trimmed = value.trimmingCharacters(in: .whitespacesAndNewlines)
    if SVGStyle.isFragment(trimmed) { return trimmed }
    guard trimmed.prefix(5).lowercased() == "data:" else {
      throw fault(.outsideReference(attribute: attribute, value: value))
    }
    guard isSVG, local == "image" else { throw fault(.misplacedData(attribute)) }
    // Its bytes tell what it is, since programs use many names for one media type.
    let bytes = SVGRules.data(trimmed)
    guard let kind = PictureKinds.kind(of: bytes) else { throw fault(.embeddedPicture(PictureKinds.foreign(bytes))) }
    guard kind != .svg else {
      throw fault(.embeddedPicture(.unknownKind(PictureKinds.foreignText(bytes) ?? "SVG itself")))
    }
    let picture: Picture
    do { picture = try Picture(bytes, kind: kind) } catch { throw fault(.embeddedPicture(error.reason)) }
    pixels += Int(picture.width * picture.height)
    guard pixels <= Limits.pixels else { throw fault(.embeddedPicture(.tooManyFrames)) }
    return "data:\(kind.mediaType);base64,\(Data(picture.bytes).base64EncodedString())"
  }

  /// The bytes of a `data:` address (RFC 2397).
  private static func data(_ address: String) -> [UInt8] {
    guard let comma = address.firstIndex(of: ",") else { return [] }
    let body = String(address[address.index(after: comma)...])
    let plain = body.contains("%") ? body.removingPercentEncoding ?? body : body
    guard address[..<comma].lowercased().hasSuffix(";base64") else { return Array(plain.utf8) }
    return Data(base64Encoded: plain, options: .ignoreUnknownCharacters).map(Array.init) ?? []
  }

  private static func split(_ name: String) -> (prefix: String, local: String) {
    guard let colon = name.firstIndex(of: ":") else { return ("", name) }
    return (String(name[..<colon]), String(name[name.index(after: colon)...]))
  }
}
