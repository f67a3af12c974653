/// A JSON value (RFC 8259), for data within a page.
package indirect enum JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  case text(String)
  case number(Int)
  case flag(Bool)
  case list([JSON])
  /// In the given order; a key without a value is left out.
  case object([(key: String, value: JSON?)])

  package init(stringLiteral text: String) { self = .text(text) }
  package init(integerLiteral number: Int) { self = .number(number) }
  package init(arrayLiteral items: JSON...) { self = .list(items) }

  /// The value's bytes. They hold no `<`, `>` or `&`, so that they can stand in a `<script>` element.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write(into: &bytes)
    return bytes
  }

  private func write(into bytes: inout [UInt8]) {
    switch self {
    case .text(let text): Escape.json(text, into: &bytes)
    case .number(let number): bytes += String(number).utf8
    case .flag(let flag): bytes += (flag ? "true" : "false").utf8
    case .list(let items):
      bytes.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        item.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let pairs):
      bytes.append(UInt8(ascii: "{"))
      var isFirst = true
      for case (let key, let value?) in pairs {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        Escape.json(key, into: &bytes)
        bytes.append(UInt8(ascii: ":"))
        value.write(into: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

extension Markup {
  /// Data for machines that read the page: a script element that no browser runs.
  package init(data: JSON) { self.init(data: data, "type=\"application/ld+json\"") }

  /// Data for the page's own script, which finds it by its id.
  package init(data: JSON, id: StaticString) { self.init(data: data, "type=\"application/json\" id=\"\(id)\"") }

  private init(data: JSON, _ attributes: String) {
    self.init(trusted: Array("<script \(attributes)>".utf8) + data.bytes + Array("</script>\n".utf8))
  }
}
