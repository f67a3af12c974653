import Foundation

/// A part of the same file that an element names.
struct SVGReference {
  /// Ids are told apart by their bytes.
  typealias ID = [UInt8]

  /// The ids that the name can be read as: browsers do not agree whether `%41` is a letter.
  let ids: [ID]
  /// Whether what stands in the element has it too, if it says nothing else.
  let isInherited: Bool
  let isMarker: Bool
  /// Whether the part is drawn as if it stood there.
  let isRepeat: Bool
  /// Whether a variable of CSS names it, of which nobody knows who uses it.
  let isVariable: Bool

  /// - Parameters:
  ///   - address: `#` and an id.
  ///   - property: the attribute or the property of CSS that names it.
  init(_ address: some StringProtocol, property: some StringProtocol) {
    let id = address.dropFirst(), other = id.contains("%") ? String(id).removingPercentEncoding : nil
    ids = [Array(id.utf8)] + [other].compactMap { $0.map { Array($0.utf8) } }
    isVariable = property.hasPrefix("--")
    isRepeat = property == "href"
    isMarker = property.hasPrefix("marker")
    isInherited = isMarker || property == "fill" || property == "stroke"
  }

  /// Every part that a value names with `url(#…)`.
  static func all(in value: some StringProtocol, property: some StringProtocol) -> [SVGReference] {
    guard value.utf8.contains(UInt8(ascii: "(")) else { return [] }
    return SVGStyle.addresses(in: String(value)).map { SVGReference($0, property: property) }
  }

  /// Every part that declarations of CSS name.
  static func all(inDeclarations text: some StringProtocol) -> [SVGReference] {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return [] }
    return text.split(separator: ";").flatMap { declaration -> [SVGReference] in
      let name = String(declaration.prefix { $0 != ":" }).filter { !$0.isWhitespace }
      return all(in: declaration, property: SVGStyle.lowered(name))
    }
  }
}

extension SVGElement {
  /// The parts that its attributes name, in the order of the attributes' names.
  var references: [SVGReference] {
    attributes.sorted { $0.key < $1.key }.flatMap { name, value -> [SVGReference] in
      switch name {
      case "href": value.hasPrefix("#") ? [SVGReference(value, property: name)] : []
      case "style": SVGReference.all(inDeclarations: value)
      case "d", "points", "transform", "id": []
      default: SVGReference.all(in: value, property: name)
      }
    }
  }
}
