import Pictures
import Testing

/// A part of an SVG that is named is drawn there too. It counts as drawn again, whichever attribute or style names it.
@Suite struct RepeatTests {
  /// The elements that can be named, and how an element names one.
  static let ways: [(part: String, names: @Sendable (String) -> String)] = [
    ("clipPath", { "clip-path=\"url(#\($0))\"" }), ("mask", { "mask='url( \"#\($0)\" )'" }),
    ("mask", { "style=\"MASK:URL('#\($0)')\"" }),
    ("pattern", { "fill=\"url(#\($0)) none\"" }), ("pattern", { "stroke=\"url(#\($0))\"" }),
    ("filter", { "filter=\"url(#\($0))\"" }),
    ("marker", { "marker-mid=\"url(#\($0))\" d=\"M0 0 1 1 2 2\"" }),
    ("marker", { "style=\"fill:red;marker:url(#\($0))\" d=\"M0 0 1 1\"" }),
    ("g", { "href=\"#\($0)\"" }), ("g", { "xlink:href=\"#\($0)\"" }), ("mask", { "class=\"\($0)\"" }),
  ]

  /// A drawing of so many parts, each with some elements that name the part before it.
  static func nested(_ way: (part: String, names: @Sendable (String) -> String), _ depth: Int, _ count: Int) -> String {
    let element = way.part == "g" ? "use" : "path"
    let parts = (0..<depth).map { index in
      "<\(way.part) id=\"a\(index)\">"
        + String(repeating: "<\(element) \(index == 0 ? "" : way.names("a\(index - 1)"))/>", count: count) + "</\(way.part)>"
    }
    let sheet = (0..<depth).map { ".a\($0){mask:url(#a\($0))}" }.joined(separator: "\n")
    return svg("<style>\(sheet)</style>" + parts.reversed().joined() + "<\(element) \(way.names("a\(depth - 1)"))/>")
  }

  @Test(arguments: ways.indices) func nestingIsBounded(index: Int) {
    let way = Self.ways[index]
    for depth in [13, 40, 400] {
      let reason = judged(Self.nested(way, depth, 1)).error?.reason
      #expect(reason == .tooManyHops || (way.part == "marker" && reason == .tooManyRepeats), "\(index) \(depth)")
    }
    for (depth, count) in [(12, 3), (8, 6), (4, 40)] {
      #expect(judged(Self.nested(way, depth, count)).error?.reason == .tooManyRepeats, "\(index) \(depth) \(count)")
    }
    // Drawing programs nest parts no deeper than this.
    for (depth, count) in [(3, 3), (2, 10)] { #expect(judged(Self.nested(way, depth, count)).error == nil, "\(index) \(depth)") }
    let element = way.part == "g" ? "use" : "path"
    let circle = svg("<\(way.part) id=\"a\"><\(element) \(way.names("a"))/></\(way.part)><style>.a{mask:url(#a)}</style>")
    #expect(judged(circle).error?.reason == .endlessRepeat("a"))
  }

  /// Each of these style sheets draws the mask within itself, and so without end.
  @Test(arguments: [
    "<style>*{mask:url(#a)}</style>", "<style>path{mask:url(#a)}</style>", "<style>.x path.y{mask:url(#a)}</style>",
    "<style>@media all{.y{mask:url(#a)}}</style>", "<style>.z{.y{mask:url(#a)}}</style>",
    "<style>.y{@media all{mask:url(#a)}}</style>",
    "<style>#p/**/{mask:url(#a)}</style>", "<style>:is(.q,.y){mask:url(#a)}</style>", "<style>[id='p']{mask:url(#a)}</style>",
    "<style>.q,.y:hover{x:y;mask:url(#a)</style>", "<style><![CDATA[<!--.y{mask:url(#a)}-->]]></style>",
    "<style>.q{}/*}*/.y{mask:url(#a)}</style>",
    "<style>.q{x:\"\n}.y{mask:url(#a)}</style>", "<style>.é,.y{mask:url(#a)}</style>", "<style>.y{clip-path:url(#%61)}</style>",
  ]) func aSheetIsAboutWhatItMayBeAbout(sheet: String) {
    let file = svg("\(sheet)<mask id=\"a\"><path id=\"p\" class=\"x y\"/></mask>")
    #expect(judged(file).error?.reason == .endlessRepeat("a"), "\(String(describing: judged(file)))")
  }

  @Test(arguments: [
    "<style>.q{mask:url(#a)}</style>", "<style>/* (a) {b} */ rect{mask:url(#a)}</style>", "<style>#q,.x.z{mask:url(#a)}</style>",
  ])
  func aSheetIsNotAboutOthers(sheet: String) {
    #expect(judged(svg("\(sheet)<mask id=\"a\"><path id=\"p\" class=\"x y\"/></mask>")).error == nil)
  }

  @Test(arguments: [
    "<style>.a[x='}']{fill:url(#b)}</style>", "<style>.a{x:(});fill:url(#b)}</style>", "<style>.a{--m:url(#b)}</style>",
  ])
  func aSheetThatCanBeReadInTwoWaysIsRefused(sheet: String) {
    let error = judged(svg(sheet)).error
    guard case .style = error?.reason else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func whatIsInheritedCountsForAllThatInherits() {
    let many = String(repeating: "<path d=\"M0 0 1 1\"/>", count: 900), part = String(repeating: "<path/>", count: 30)
    for (name, attribute) in [("pattern", "fill"), ("pattern", "stroke"), ("marker", "marker-end")] {
      let file = svg("<\(name) id=\"p\">\(part)</\(name)><g \(attribute)=\"url(#p)\">\(many)</g>")
      #expect(judged(file).error?.reason == .tooManyRepeats)
    }
    #expect(judged(svg("<mask id=\"p\">\(part)</mask><g mask=\"url(#p)\">\(many)</g>")).error == nil)
    let inherited = many.replacing("<path", with: "<path mask=\"inherit\"")
    #expect(judged(svg("<mask id=\"p\">\(part)</mask><g mask=\"url(#p)\">\(inherited)</g>")).error?.reason == .tooManyRepeats)
  }

  @Test func markersStandAtEveryPoint() {
    let points = String(repeating: "1 1 ", count: 3000),
      part = "<marker id=\"m\"><path/><path/><path/><path/><path/><path/></marker>"
    #expect(judged(svg("\(part)<path d=\"M0 0 9 9\" marker-end=\"url(#m)\"/>")).error == nil)
    for shape in ["<path d=\"M\(points)\"", "<polyline points=\"\(points)\""] {
      #expect(judged(svg("\(part)\(shape) marker-mid=\"url(#m)\"/>")).error?.reason == .tooManyRepeats)
    }
  }

  /// A line of millions of dashes is refused, however its length is written and wherever its dashes are set.
  @Test(arguments: [
    "<path d=\"M0 0H1000\" stroke-dasharray=\".001\"/>", "<path d='M0 0 1e3,0' style='stroke:red;Stroke-DashArray: 1e-3px , 0'/>",
    "<style>path{stroke-dasharray:.001}</style><path d=\"m0 0l1000-5\"/>",
    "<style>.a{/* */stroke-dasharray/**/:.001}</style><g class=\"a\"><g><path d=\"M0 0V1000\"/></g></g>",
    "<g stroke-dasharray=\".001\"><use href=\"#a\"/></g><defs><path id=\"a\" d=\"M0 0c0 500 0 500 9 1000\"/></defs>",
    "<circle r=\"1000\" stroke-dasharray=\".01\"/>", "<circle style=\"r:10in\" stroke-dasharray=\".01\"/>",
    "<style>circle{r:1000px}</style><circle stroke-dasharray=\".01\"/>",
    "<circle style=\"r:calc(9px*9)\" stroke-dasharray=\"1\"/>",
    "<ellipse rx=\"900\" ry=\"9\" stroke-dasharray=\".01\"/>", "<rect width=\"1000\" height=\"1000\" stroke-dasharray=\".01\"/>",
    "<line x2=\"-5000\" stroke-dasharray=\".01\"/>", "<polyline points=\"0,0 1000,0 0 0\" stroke-dasharray=\".001\"/>",
    "<path pathLength=\"1e6\" d=\"M0 0h1\" stroke-dasharray=\"1\"/>",
    "<path style=\"d:path('M0 0h9')\" d=\"\" stroke-dasharray=\"1\"/>",
    "<path d=\"M0 0a1 1 0 011000 0\" stroke-dasharray=\".001\"/>",
    "<path d=\"M0 0l1000.5.5 h\" stroke-dasharray=\".001\"/>",
    "<path d=\"M0 0q9 9 9 0\(String(repeating: "t9 9", count: 900))\" stroke-dasharray=\"1\"/>",
    "<g stroke-dasharray=\"1\">\(String(repeating: "<path d='M0 0h1000'/>", count: 300))</g>",
    "<marker id=\"m\"><path d=\"M0 0h100\" stroke-dasharray=\"1\"/></marker><path d=\"\(String(repeating: "M0 0 ", count: 3000))\" marker-mid=\"url(#m)\"/>",
    "<text font-size=\"10000\" stroke-dasharray=\".1\">een</text>",
    "<g stroke-dasharray=\".001\"><path stroke-dasharray=\"inherit\" d=\"M0 0h1000\"/></g>",
  ]) func dashesAreBounded(picture: String) {
    #expect(judged(svg(picture)).error?.reason == .tooManyDashes, "\(judged(svg(picture)))")
  }

  @Test func dashesAreNoTrouble() {
    let lines = String(
      repeating: "<path d=\"M0 0C9 9 100 20 300 300z\"/><path stroke-dasharray=\"none\" d=\"M0 0H99999\"/>", count: 200)
    #expect(judged(svg("<style>.a{stroke-dasharray:4 2;fill:none}</style><g class=\"a\">\(lines)</g>")).error == nil)
    #expect(
      judged(svg("<path d=\"M0 0H9999\" stroke-dasharray=\"0\"/><path d=\"M0 0H9\" stroke-dasharray=\".001 -1\"/>")).error == nil)
    let variable = svg("<path d=\"M0 0H9\" style=\"stroke-dasharray:var(--a)\"/>")
    #expect(judged(variable).error?.reason == .style("dashes whose length is calculated"))
  }

  /// What drawing programs really save is accepted.
  @Test func manyGradientsAndClipsAreNoTrouble() {
    let stops = "<linearGradient id=\"a\"><stop/><stop/><stop/></linearGradient><linearGradient id=\"b\" href=\"#a\"/>"
    #expect(judged(svg(stops + String(repeating: "<path fill=\"url(#b)\"/>", count: 4000))).error == nil)
    let clip = "<clipPath id=\"c\"><use href=\"#r\"/></clipPath><defs><rect id=\"r\"/></defs>"
    #expect(judged(svg(clip + String(repeating: "<g clip-path=\"url(#c)\"><path/></g>", count: 1500))).error == nil)
  }
}
