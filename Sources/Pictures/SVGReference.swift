import Foundation

/// A reference from an element to a part of the same file.
struct SVGReference {
  /// Ids are compared by their bytes.
  typealias ID = [UInt8]

  /// The ids that the name may mean: browsers do not agree on whether `%41` is a letter.
  let ids: [ID]
  /// Whether elements within this one inherit it, unless they have a value of their own.
  let isInherited: Bool
  let isMarker: Bool
  /// Whether the part is drawn as if it were here, as for a `use`.
  let isRepeat: Bool
  /// Whether it is the value of a CSS variable, of which nobody knows where it is used.
  let isVariable: Bool

  /// - Parameters:
  ///   - address: `#` and an id.
  ///   - property: the attribute or CSS property with this value.
  init(_ address: some StringProtocol, property: some StringProtocol) {
    let id = address.dropFirst(), other = id.contains("%") ? String(id).removingPercentEncoding : nil
    ids = [Array(id.utf8)] + [other].compactMap { $0.map { Array($0.utf8) } }
    isVariable = property.hasPrefix("--")
    isRepeat = property == "href"
    isMarker = property.hasPrefix("marker")
    isInherited = isMarker || property == "fill" || property == "stroke"
  }

  /// The references in a value, written as `url(#…)`.
  static func all(in value: some StringProtocol, property: some StringProtocol) -> [SVGReference] {
    guard value.utf8.contains(UInt8(ascii: "(")) else { return [] }
    return SVGStyle.addresses(in: String(value)).map { SVGReference($0, property: property) }
  }

  /// The references in CSS declarations.
  static func all(inDeclarations text: some StringProtocol) -> [SVGReference] {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return [] }
    return text.split(separator: ";").flatMap { declaration -> [SVGReference] in
      let name = String(declaration.prefix { $0 != ":" }).filter { !$0.isWhitespace }
      return all(in: declaration, property: SVGStyle.lowered(name))
    }
  }
}

extension SVGElement {
  /// The references in its attributes, in the order of the attributes' names.
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
