/// A JSON value (RFC 8259) for data within a page, kept as bytes that are written as the value is composed.
package struct JSON: Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  /// The value's bytes. They contain no `<`, `>` or `&`, so that they can be in a `<script>` element.
  package private(set) var bytes: [UInt8] = []

  private init() {}
  package init(stringLiteral text: String) { self = .text(text) }
  package init(integerLiteral number: Int) { self = .number(number) }
  package init(arrayLiteral items: JSON...) { self = .list(items) }

  package static func text(_ text: String) -> JSON {
    var json = JSON()
    json.bytes.reserveCapacity(text.utf8.count + 2)
    Escape.json(text, into: &json.bytes)
    return json
  }

  /// Text that begins with a slot, filled later with what JSON and HTML have no need to escape.
  package static func text(after slot: String, _ text: String) -> JSON {
    var json = JSON.text(text)
    json.bytes.insert(contentsOf: [Markup.slotMark] + Array(slot.utf8) + [Markup.slotMark], at: 1)
    return json
  }

  package static func number(_ number: Int) -> JSON {
    var json = JSON()
    json.bytes += String(number).utf8
    return json
  }

  package static func flag(_ flag: Bool) -> JSON {
    var json = JSON()
    json.bytes += (flag ? "true" : "false").utf8
    return json
  }

  package static func list(_ items: [JSON]) -> JSON {
    var json = JSON()
    json.bytes.reserveCapacity(items.reduce(2) { $0 + $1.bytes.count + 1 })
    json.bytes.append(UInt8(ascii: "["))
    for (index, item) in items.enumerated() {
      if index > 0 { json.bytes.append(UInt8(ascii: ",")) }
      json.bytes += item.bytes
    }
    json.bytes.append(UInt8(ascii: "]"))
    return json
  }

  /// An object with its keys in the given order; a key whose value is `nil` is left out.
  package static func object(_ pairs: [(key: String, value: JSON?)]) -> JSON {
    var json = JSON(), isFirst = true
    json.bytes.reserveCapacity(pairs.reduce(2) { $0 + $1.key.utf8.count + ($1.value?.bytes.count ?? 0) + 4 })
    json.bytes.append(UInt8(ascii: "{"))
    for case (let key, let value?) in pairs {
      if !isFirst { json.bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      Escape.json(key, into: &json.bytes)
      json.bytes.append(UInt8(ascii: ":"))
      json.bytes += value.bytes
    }
    json.bytes.append(UInt8(ascii: "}"))
    return json
  }

  /// An object that is being written into a page, key by key. Its keys contain nothing that JSON escapes.
  package struct Object {
    fileprivate var piece: Piece
    private var isFirst = true

    fileprivate init(in piece: Piece) { self.piece = piece }

    /// Adds text, unless it is `nil`.
    package mutating func add(_ key: StaticString, _ text: String?) {
      guard let text else { return }
      begin(key)
      Escape.json(text, into: &piece)
    }

    package mutating func add(_ key: StaticString, _ number: Int) {
      begin(key)
      Escape.text(String(number), into: &piece)
    }

    package mutating func add(_ key: StaticString, _ value: JSON) {
      begin(key)
      value.bytes.withUnsafeBufferPointer { piece.append($0) }
    }

    /// Adds an object within this one.
    package mutating func add(_ key: StaticString, _ fill: (inout Object) -> Void) {
      begin(key)
      write(fill)
    }

    /// Adds a list of so many objects.
    package mutating func add(_ key: StaticString, count: Int, _ fill: (_ index: Int, inout Object) -> Void) {
      begin(key)
      piece.append(UInt8(ascii: "["))
      for index in 0..<count {
        if index > 0 { piece.append(UInt8(ascii: ",")) }
        write { fill(index, &$0) }
      }
      piece.append(UInt8(ascii: "]"))
    }

    fileprivate mutating func write(_ fill: (inout Object) -> Void) {
      piece.append(UInt8(ascii: "{"))
      isFirst = true
      fill(&self)
      isFirst = false
      piece.append(UInt8(ascii: "}"))
    }

    private mutating func begin(_ key: StaticString) {
      if !isFirst { piece.append(UInt8(ascii: ",")) }
      isFirst = false
      piece.append(UInt8(ascii: "\""))
      piece.append(key)
      piece.append("\":")
    }
  }
}

extension Markup {
  /// Data for programs that read the page: a JSON-LD script element, which no browser runs.
  package init(data: JSON) {
    self = "<script type=\"application/ld+json\">"
    append(trusted: data.bytes[...])
    append("</script>\n")
  }

  /// The same, of an object that `fill` writes key by key where the page will have it.
  package init(data fill: (inout JSON.Object) -> Void) {
    var object = JSON.Object(in: ("<script type=\"application/ld+json\">" as Markup).piece)
    object.write(fill)
    self.init(object.piece)
    append("</script>\n")
  }

  /// Data for the page's own scripts, which find it by its id.
  package init(data: JSON, id: StaticString) {
    self = "<script type=\"application/json\" id=\"\(id.description)\">"
    append(trusted: data.bytes[...])
    append("</script>\n")
  }
}
