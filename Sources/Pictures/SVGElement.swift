import Markup

/// An SVG element as it will be published.
struct SVGElement {
  enum Child {
    case element(SVGElement)
    case text(String)
  }

  /// Its name without a prefix: all elements are in SVG's namespace.
  let name: String
  /// The index of its start tag among those in the file.
  let number: Int
  var attributes: [String: String]
  var children: [Child] = []

  var id: SVGReference.ID? { attributes["id"].map { Array($0.utf8) } }

  /// The values that its attributes and its style give to a property.
  func values(of property: String) -> [String] {
    let declarations = (attributes["style"] ?? "").split(separator: ";").compactMap(SVGStyle.declaration)
    return [attributes[property]].compactMap { $0 } + declarations.filter { $0.name == property }.map(\.value)
  }

  /// Appends the element as XML: attributes in the order of their names' bytes, nothing between elements.
  func write(into bytes: inout [UInt8]) {
    bytes += "<\(name)".utf8
    for (name, value) in attributes.sorted(by: { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }) {
      bytes += " \(name)=\"".utf8
      // XML would read these characters as spaces, and no SVG attribute distinguishes them.
      Escape.text(value.utf8.map { [0x09, 0x0A, 0x0D].contains($0) ? 0x20 : $0 }, into: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    guard !children.isEmpty else {
      bytes += "/>".utf8
      return
    }
    bytes.append(UInt8(ascii: ">"))
    for child in children {
      switch child {
      case .element(let element): element.write(into: &bytes)
      // XML would read a bare carriage return as a line feed.
      case .text(let text): Escape.text(text.utf8.map { $0 == 0x0D ? 0x0A : $0 }, into: &bytes)
      }
    }
    bytes += "</\(name)>".utf8
  }
}

/// What is wrong with an SVG, by the index of a start tag.
struct SVGFault: Error {
  let reason: PictureError.Reason
  let number: Int
  var attribute: String?
}
