/// The elements and attributes of SVG 2 (https://www.w3.org/TR/SVG2/, appendices on elements and attributes) and of Filter
/// Effects (https://www.w3.org/TR/filter-effects-1/) that a still picture needs. What is in no list here is dropped.
enum SVGVocabulary {
  static let namespace = "http://www.w3.org/2000/svg"
  static let xlink = "http://www.w3.org/1999/xlink"
  static let xhtml = "http://www.w3.org/1999/xhtml"

  static let elements: Set<String> = [
    "svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "style",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "image",
    "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker",
    "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feDropShadow", "feFlood", "feFuncA",
    "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge", "feMergeNode", "feOffset",
  ]

  /// The elements whose text counts; the text of others is not drawn.
  static let textElements: Set<String> = ["title", "desc", "style", "text", "tspan", "textPath"]

  /// Elements that make a file more than a picture, in lower case. These are errors in every namespace,
  static let forbidden: Set<String> = ["script", "foreignobject", "handler", "listener", "iframe"]
  /// and these are errors in SVG's namespace or in none.
  static let forbiddenInSVG: Set<String> = [
    "a", "animate", "animatecolor", "animatemotion", "animatetransform", "set", "discard", "audio", "video", "canvas",
    "object", "embed", "link",
  ]

  static let attributes: Set<String> = [
    "id", "class", "style", "lang", "xml:lang", "xml:space", "type", "media", "version", "systemLanguage",
    // Size and shape
    "width", "height", "viewBox", "preserveAspectRatio", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
    "fx", "fy", "fr", "d", "points", "pathLength", "transform", "dx", "dy", "rotate", "textLength", "lengthAdjust",
    "startOffset", "method", "spacing", "side",
    // Paint servers, clips, masks, markers
    "gradientUnits", "gradientTransform", "spreadMethod", "offset", "patternUnits", "patternContentUnits",
    "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "markerUnits", "markerWidth", "markerHeight",
    "refX", "refY", "orient",
    // Filters
    "filterUnits", "primitiveUnits", "in", "in2", "result", "mode", "operator", "k1", "k2", "k3", "k4", "values",
    "stdDeviation", "edgeMode", "tableValues", "slope", "intercept", "amplitude", "exponent",
    // Properties
    "alignment-baseline", "baseline-shift", "clip", "clip-path", "clip-rule", "color", "color-interpolation",
    "color-interpolation-filters", "color-rendering", "direction", "display", "dominant-baseline", "enable-background",
    "fill", "fill-opacity", "fill-rule", "filter", "flood-color", "flood-opacity", "font", "font-family", "font-size",
    "font-size-adjust", "font-stretch", "font-style", "font-variant", "font-weight", "image-rendering", "isolation",
    "kerning", "letter-spacing", "marker", "marker-end", "marker-mid", "marker-start", "mask", "mask-type",
    "mix-blend-mode", "opacity", "overflow", "paint-order", "shape-rendering", "stop-color", "stop-opacity", "stroke",
    "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity",
    "stroke-width", "text-anchor", "text-decoration", "text-rendering", "transform-origin", "unicode-bidi",
    "vector-effect", "visibility", "white-space", "word-spacing", "writing-mode",
  ]
}
