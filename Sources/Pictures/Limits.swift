/// How much one picture may be: more than a text or a logo needs, less than hurts a reader's device.
package enum Limits {
  /// What is read of a file at all, before what is no picture is taken out of it.
  package static let fileBytes = 20_000_000
  /// The same of an SVG, which a parser has to go through.
  package static let svgFileBytes = 5_000_000
  /// Bytes of an SVG as it is published.
  package static let svgBytes = 200_000
  /// Bytes of any other picture as it is published.
  package static let rasterBytes = 1_000_000
  /// Pixels.
  package static let side = 4000.0
  /// Pixels that a drawing says it has on a side: it is drawn at any size, but a page shows it as large as it says.
  package static let drawingSide = 20_000.0
  /// Pixels of all frames of an animation, and of all pictures within an SVG.
  package static let pixels = 64_000_000
  /// The elements of an SVG, editor leftovers included.
  package static let elements = 5000
  /// Elements within elements; the parser's own limit is 256.
  package static let depth = 64
  /// Parts that are drawn for parts that are drawn for parts.
  package static let hops = 12
  /// Elements drawn when each `use` is replaced by what it repeats, and each element has what it is filled, clipped, masked and
  /// marked with. A mask costs a browser what many elements do, one within a mask several times that.
  package static let drawnElements = 20_000
  /// Dashes of all lines. A million take Chromium three seconds.
  package static let dashes = 200_000.0
}
