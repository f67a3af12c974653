/// How much one logo may be: far more than a logo needs, far less than hurts a reader's device.
package enum Limits {
  package static let svgBytes = 200_000
  package static let rasterBytes = 500_000
  /// Pixels, for PNG and JPEG.
  package static let side = 4000.0
  /// The elements of an SVG, editor leftovers included.
  package static let elements = 5000
  /// Elements within elements; the parser's own limit is 256.
  package static let depth = 64
  /// Elements drawn when each `use` is replaced by what it repeats.
  package static let drawnElements = 20_000
}
