/// How large one picture may be: more than a text or a logo needs, less than what hurts a reader's device.
package enum Limits {
  /// The largest file, in bytes, that is read at all, before all that is not the picture is taken out.
  package static let fileBytes = 20_000_000
  /// The same for an SVG, which has to be parsed.
  package static let svgFileBytes = 5_000_000
  /// The largest SVG, in bytes, as it is published.
  package static let svgBytes = 200_000
  /// The largest picture of any other kind, in bytes, as it is published.
  package static let rasterBytes = 1_000_000
  /// The longest side, in pixels.
  package static let side = 4000.0
  /// The longest side that a drawing may claim, in pixels. It can be drawn at any size, but a page shows it at the size it
  /// claims.
  package static let drawingSide = 20_000.0
  /// The most pixels of all frames of an animation, or of all pictures within an SVG.
  package static let pixels = 64_000_000
  /// The most elements of an SVG, including what a drawing program left there.
  package static let elements = 5000
  /// The deepest nesting of elements; the parser's own limit is 256.
  package static let depth = 64
  /// How many times a part may be drawn for a part that is itself drawn for another.
  package static let hops = 12
  /// The most elements that are drawn once each `use` is replaced by what it repeats, and each element is filled, clipped, masked
  /// and marked. To a browser, a mask costs as much as many elements, and a mask within a mask several times that.
  package static let drawnElements = 20_000
  /// The most dashes of all lines together. A million take Chromium three seconds.
  package static let dashes = 200_000.0
}
