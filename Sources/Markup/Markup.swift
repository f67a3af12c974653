/// HTML as a value: bytes that are safe to write.
///
/// A template is a string literal of this type. Interpolating a `String` escapes it; interpolating `Markup`, `[Markup]` or
/// `Markup?` inserts it as it is. The only other way in is ``init(trusted:)``.
package struct Markup: Sendable, Equatable {
  /// The UTF-8 bytes of the HTML.
  package private(set) var bytes: [UInt8]

  /// No HTML at all.
  package init() { bytes = [] }

  /// Text, escaped.
  package init(text: String) {
    bytes = []
    bytes.reserveCapacity(text.utf8.count)
    append(text: text)
  }

  /// Bytes that are HTML already: for the Markdown renderer and files that ship with the program, never for content.
  package init(trusted bytes: [UInt8]) { self.bytes = bytes }

  /// A slot to be filled later, by its name. The bytes around the name occur in no UTF-8 text, so nothing else can be taken for a
  /// slot.
  package init(slot name: String) { bytes = [Self.slotMark] + Array(name.utf8) + [Self.slotMark] }

  /// The byte before and after a slot's name.
  package static let slotMark: UInt8 = 0xFF

  /// Whether there is nothing to write.
  package var isEmpty: Bool { bytes.isEmpty }

  /// Appends HTML as it is.
  package mutating func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

  /// Appends text, escaped.
  package mutating func append(text: String) {
    Escape.text(text.utf8, into: &bytes)
  }

  /// Appends bytes that are HTML already; see ``init(trusted:)``.
  package mutating func append(trusted slice: ArraySlice<UInt8>) {
    slice.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
  }
}

extension Markup: ExpressibleByStringInterpolation {
  package init(stringLiteral literal: String) { bytes = Array(literal.utf8) }

  package init(stringInterpolation: Interpolation) { bytes = stringInterpolation.markup.bytes }

  /// Collects the parts of a literal; the type of an interpolated value decides whether it is escaped.
  package struct Interpolation: StringInterpolationProtocol {
    var markup = Markup()

    package init(literalCapacity: Int, interpolationCount: Int) {
      markup.bytes.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    package mutating func appendLiteral(_ literal: String) {
      let isDone: Void? = literal.utf8.withContiguousStorageIfAvailable { markup.bytes.append(contentsOf: $0) }
      if isDone == nil { markup.bytes.append(contentsOf: literal.utf8) }
    }
    package mutating func appendInterpolation(_ text: String) { markup.append(text: text) }
    package mutating func appendInterpolation(_ number: Int) { markup.append(text: String(number)) }
    package mutating func appendInterpolation(_ other: Markup) { markup.append(other) }
    package mutating func appendInterpolation(_ other: Markup?) { if let other { markup.append(other) } }
    package mutating func appendInterpolation(_ others: [Markup?]) { for case let other? in others { markup.append(other) } }
    package mutating func appendInterpolation(_ others: [Markup]) { for other in others { markup.append(other) } }
  }
}
