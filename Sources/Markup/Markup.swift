/// HTML as a value: bytes that are safe to write.
///
/// A template is a string literal of this type. Interpolating a `String` escapes it; interpolating `Markup`, `[Markup]` or
/// `Markup?` inserts it as it is. The only other way in is ``init(trusted:)``.
///
/// It is made within ``bytes(_:)``, and is a ``Piece`` of its thread's buffer: what a literal interpolates is made where the literal
/// will have it, so that hardly anything is copied.
package struct Markup: Sendable {
  private(set) var piece: Piece

  init(_ piece: Piece) { self.piece = piece }

  /// No HTML at all.
  package init() { piece = Piece() }

  /// Text, escaped.
  package init(text: String) {
    piece = Piece()
    append(text: text)
  }

  /// Bytes that are HTML already: for the Markdown renderer and files that ship with the program, never for content.
  package init(trusted bytes: [UInt8]) {
    piece = Piece()
    append(trusted: bytes[...])
  }

  /// HTML that `write` puts into the buffer itself, which has room for so many bytes; it returns how many it wrote. For what the
  /// program draws.
  package init(upTo capacity: Int, _ write: (UnsafeMutableRawPointer) -> Int) {
    piece = Piece()
    piece.append(upTo: capacity, write)
  }

  /// A slot to be filled later, by its name. The bytes around the name occur in no UTF-8 text, so nothing else can be taken for a
  /// slot.
  package init(slot name: String) { self.init(trusted: [Self.slotMark] + Array(name.utf8) + [Self.slotMark]) }

  /// The byte before and after a slot's name.
  package static let slotMark: UInt8 = 0xFF

  /// The bytes of what `make` puts together. All markup is made within such a call, and none outlives it.
  package static func bytes(_ make: () -> Markup) -> [UInt8] { scope { make().piece.copied } }

  /// Passes these bytes to `use` where they stand, which makes no markup.
  package static func withBytes<Result>(of make: () -> Markup, _ use: (UnsafeRawBufferPointer) -> Result) -> Result {
    scope { make().piece.withBytes(use) }
  }

  /// The same for what is more than one value.
  package static func scope<Result>(_ body: () -> Result) -> Result { Piece.scope(body) }

  /// Whether there is nothing to write.
  package var isEmpty: Bool { piece.isEmpty }

  /// Appends HTML as it is.
  package mutating func append(_ other: Markup) { piece.append(other.piece) }

  /// Appends HTML of the program's own.
  package mutating func append(literal: StaticString) { piece.append(literal) }

  /// Appends text, escaped.
  package mutating func append(text: String) { Escape.text(text, into: &piece) }

  /// Appends a URL, escaped for an attribute; see ``Escape/url(_:into:)``.
  package mutating func append(url: String) { Escape.url(url, into: &piece) }

  /// Appends bytes that are HTML already; see ``init(trusted:)``.
  package mutating func append(trusted slice: ArraySlice<UInt8>) {
    slice.withUnsafeBufferPointer { piece.append($0) }
  }

  /// The same, of bytes that are none of the buffer's own.
  package mutating func append(trusted bytes: UnsafeBufferPointer<UInt8>) { piece.append(bytes) }
}

/// Markup that outlives the page for which it was made, to be written into others as well.
package struct KeptMarkup: Sendable {
  fileprivate let bytes: [UInt8]

  package init(_ markup: Markup) { bytes = markup.piece.copied }
}

extension Markup: ExpressibleByStringInterpolation {
  package init(stringLiteral literal: StaticString) {
    piece = Piece()
    piece.append(literal)
  }

  package init(stringInterpolation: Interpolation) { piece = stringInterpolation.piece }

  /// Collects the parts of a literal; the type of an interpolated value decides whether it is escaped.
  package struct Interpolation: StringInterpolationProtocol {
    package typealias StringLiteralType = StaticString

    fileprivate var piece: Piece

    package init(literalCapacity: Int, interpolationCount: Int) { piece = Piece() }

    package mutating func appendLiteral(_ literal: StaticString) { piece.append(literal) }
    package mutating func appendInterpolation(_ text: String) { Escape.text(text, into: &piece) }
    package mutating func appendInterpolation(_ number: Int) { Escape.text(String(number), into: &piece) }
    package mutating func appendInterpolation(_ kept: KeptMarkup) { kept.bytes.withUnsafeBufferPointer { piece.append($0) } }
    package mutating func appendInterpolation(_ other: Markup) { piece.append(other.piece) }
    package mutating func appendInterpolation(_ other: Markup?) { if let other { piece.append(other.piece) } }
    package mutating func appendInterpolation(_ others: [Markup?]) {
      for case let other? in others { piece.append(other.piece) }
    }
    package mutating func appendInterpolation(_ others: [Markup]) { for other in others { piece.append(other.piece) } }
  }
}
