import Foundation
import Pictures
import Testing

/// Files that do more than show a picture: each is an error, and the right one.
@Suite struct HostileSVGTests {
  static let references = [
    "<use xlink:href=\"javascript:alert(1)\"/>", "<use href=\" java&#10;script:alert(1)\"/>", "<use href=\"other.svg#a\"/>",
    "<use href=\"#\"/>", "<use href=\"\"/>",
    "<use xlink:href=\"#a\" href=\"//evil.example/a.svg#a\"/>", "<use HREF=\"http://evil.example\"/>",
    "<image href=\"http://evil.example/a.png\"/>", "<image href=\"/etc/passwd\"/>", "<image src=\"http://evil.example\"/>",
    "<linearGradient xlink:href=\"http://evil.example/#g\"/>",
    "<feImage href=\"http://evil.example\"/>", "<filter><feImage xlink:href=\"http://evil.example\"/></filter>",
    "<g xmlns:y=\"http://www.w3.org/1999/xlink\"><use y:href=\"http://evil.example/#a\"/></g>",
    "<text><textPath href=\"http://evil.example/#a\">x</textPath></text>",
    "<g xmlns=\"\"><use href=\"http://evil.example\"/></g>",
    "<g fill=\"javascript:alert(1)\"/>", "<g from=\"JaVaScRiPt:alert(1)\"/>",
    "<i:x xmlns:i=\"urn:i\"><use href=\"http://evil.example/#a\"/></i:x>",
  ]
  @Test(arguments: references) func leadsOutside(content: String) throws {
    let error = try #require(judged(svg(content)).error)
    guard case .outsideReference = error.reason else {
      Issue.record("\(error)")
      return
    }
    #expect(error.place?.line == 1)
  }

  /// What is within the file leads nowhere else, so no message may say that it does.
  @Test(arguments: [
    ("<image href=\"data:text/html,&lt;script>alert(1)&lt;/script>\"/>", "in the picture within the SVG, the file is HTML"),
    ("<image href=\"data:image/svg+xml,&lt;svg/>\"/>", "in the picture within the SVG, the file is SVG itself"),
    (
      "<image href=\"data:image/jpg;base64,/9j/2Q==\"/>",
      "in the picture within the SVG, the JPEG file is damaged: it has no picture"
    ),
    ("<image href=\"DATA:image/jpg;charset=x;base64,!!\"/>", "in the picture within the SVG, the file is empty"),
    ("<image href=\"data:image/png\"/>", "in the picture within the SVG, the file is empty"),
    ("<use href=\"data:image/svg+xml;base64,PHN2Zy8+#x\"/>", "“href” holds a file, which only that of an image may"),
    ("<path href=\"data:image/png;base64,AAAA\"/>", "“href” holds a file, which only that of an image may"),
  ]) func holdsAFile(content: String, message: String) {
    #expect(judged(svg(content)).error?.message.hasPrefix(message) == true, "\(String(describing: judged(svg(content)).error))")
  }

  @Test func isAbsurdlyLarge() throws {
    let error = try #require(judged("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"20001\"/>").error)
    #expect(error.reason == .tooManyPixels(width: 1, height: 20_001, most: 20_000, .svg))
    #expect(error.hint == "write a smaller width and height; what its viewBox holds is drawn at any size")
  }

  /// What a drawing program makes can be left out there; an effect must be drawn otherwise; scripts have no place at all.
  @Test(arguments: [
    ("<foreignObject/>", "export the picture again as plain SVG"),
    ("<filter><feTurbulence/></filter>", "draw it without this effect"),
    ("<script/>", "a picture stands still"),
  ]) func theHintIsThatOfTheElement(content: String, hint: String) {
    #expect(judged(svg(content)).error?.hint.hasPrefix(hint) == true, "\(judged(svg(content)))")
  }

  static let elements = [
    "<script>alert(1)</script>", "<script href=\"#a\"/>", "<ScRiPt>alert(1)</ScRiPt>", "<script><![CDATA[alert(1)]]></script>",
    "<svg:script xmlns:svg=\"http://www.w3.org/2000/svg\">alert(1)</svg:script>", "<x:script xmlns:x=\"urn:x\"/>",
    "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\"/>", "<h:img xmlns:h=\"http://www.w3.org/1999/xhtml\" src=\"a\"/>",
    "<foreignObject><iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"javascript:alert(1)\"/></foreignObject>",
    "<switch><foreignObject requiredExtensions=\"&#38;ns_ai;\"/></switch>", "<iframe/>", "<handler type=\"a\"/>",
    "<a href=\"https://evil.example\"><path d=\"M0 0\"/></a>", "<a xlink:href=\"javascript:alert(1)\"><text>x</text></a>",
    "<a href=\"#b\"/>", "<use id=\"u\"><animate attributeName=\"href\" to=\"javascript:alert(1)\"/></use>",
    "<set attributeName=\"onload\" to=\"alert(1)\"/>", "<animateTransform attributeName=\"transform\"/>", "<SET/>",
    "<metadata><script/></metadata>", "<unknown><deep><script/></deep></unknown>", "<style><script/></style>",
    "<desc><![CDATA[</desc>]]><script/></desc>", "<g xmlns=\"\"><script/></g>", "<title><a/></title>", "<audio/>",
    "<filter><feMorphology radius=\"1\"/></filter>", "<filter><feTurbulence/></filter>",
    "<filter><feImage href=\"#a\"/></filter>",
  ]
  @Test(arguments: elements) func hasAForbiddenElement(content: String) throws {
    let error = try #require(judged(svg(content)).error)
    guard case .forbiddenElement = error.reason else {
      Issue.record("\(error)")
      return
    }
  }

  @Test(arguments: ["onload", "ONLOAD", "onclick", "onbegin", "onmouseover"]) func hasAnEvent(name: String) {
    #expect(judged(svg("", " \(name)=\"alert(1)\"")).error?.reason == .eventAttribute(name))
    #expect(judged(svg("<i:x xmlns:i=\"urn:i\" \(name)=\"\"/>")).error?.reason == .eventAttribute(name))
    #expect(
      judged(svg("<g xmlns:s=\"http://www.w3.org/2000/svg\" s:\(name)=\"\"/>")).error?.reason == .eventAttribute("s:" + name))
  }

  static let styles = [
    "@import 'http://evil.example/a.css';", "@IMPORT url(#a);", "a{fill:url(http://evil.example)}", "a{fill:u\\72l(x)}",
    "a{fill:URL( 'data:image/png;base64,AA' )}", "a{width:expression(alert(1))}", "a{fill:url()}", "a{fill:url(",
    "@font-face{font-family:x;src:url(x.woff)}", "a{mask-image:image-set('x.png' 1x)}", "a{-moz-binding:x}", "a{b:url(#a#b)}",
    "@keyframes x{}", "a{background:image('x.png')}", "a{b:url(\"#a\"x)}", "a{b:url(#a) url(b.svg#a)}", "a{b:u&#x72;l(x)}",
  ]
  @Test(arguments: styles) func hasAHostileStyle(style: String) throws {
    let quoted = style.replacing("\"", with: "&quot;")
    for content in [
      "<style>\(style)</style>", "<style>a{}<!-- x -->\(style)</style>", "<g style=\"\(quoted)\"/>", "<g fill=\"\(quoted)\"/>",
    ] {
      let error = try #require(judged(svg(content)).error)
      guard case .style = error.reason else {
        Issue.record("\(error)")
        return
      }
      #expect(error.place != nil)
    }
    if !style.contains("&") {
      #expect(judged(svg("<style><![CDATA[\(style)]]></style>")).error != nil)
      #expect(judged(svg("<style><![CDATA[\(style.prefix(1))]]>\(style.dropFirst())</style>")).error != nil)
    }
  }

  static let types = [
    "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "<!DOCTYPE svg [<!ENTITY % p SYSTEM \"http://evil.example\"> %p;]>",
    "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>", "<!doctype svg>",
    "<!DOCTYPE svg [<!ATTLIST svg onload CDATA \"alert(1)\">]>", "<!ENTITY a \"b\">",
  ]
  @Test(arguments: types) func hasADocumentType(type: String) {
    let error = judged("<?xml version=\"1.0\"?>\n<!-- <svg> -->\n  \(type)" + svg("<text>&a;&x;</text>")).error
    #expect(error?.reason == .documentType && error?.place == PictureError.Place(line: 3, column: 3))
  }

  /// Older drawing programs write such a document type. It is not read, so nothing is asked of another host.
  @Test func hasADocumentTypeThatDeclaresNothing() {
    let type = "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
    #expect(judged("<?xml version=\"1.0\"?>\n\(type)\n" + svg("<g/>")).error == nil)
    #expect(judged("\(type)\(type)" + svg("<g/>")).error?.reason == .documentType)
    #expect(judged("<!DOCTYPE svg [ <!-- > --> ]>" + svg("<g/>")).error == nil)
    #expect(judged("\(type)" + svg("<text>&nbsp;</text>")).error != nil)
  }

  @Test func hasAStyleSheetInstruction() {
    for start in ["", "<?xml version=\"1.0\"?>\n", "<?xml version=\"1.0\"?>\n<?a b?>\n"] {
      let error = judged(start + "<?xml-stylesheet href=\"http://evil.example/a.css\"?>" + svg("")).error
      #expect(error?.reason == .styleSheetInstruction)
      #expect(error?.place == PictureError.Place(line: start.split(separator: "\n").count + 1, column: 1))
    }
    // The parser refuses any other spelling.
    #expect(judged(svg("<?XML-Stylesheet a?>")).error != nil)
  }

  static let broken = [
    "<svg xmlns=\"http://www.w3.org/2000/svg\"", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>", svg("") + "x",
    svg("&nbsp;"), svg("<q:r/>"),
    svg("<g a=\"1\" a=\"2\"/>"), svg("<g a=1/>"), svg("<g a=\"<\"/>"), svg("\u{1}"), svg("<![CDATA[x"), "<!-- -- -->" + svg(""),
    " <?xml version=\"1.0\"?>" + svg(""), svg("]]>"), "<", "<>", "<?xml ", svg("") + svg(""), svg("<g/ >"),
  ]
  @Test(arguments: broken) func isNotWellFormed(text: String) throws {
    let error = try #require(judged(text).error)
    guard case .notWellFormed = error.reason else {
      Issue.record("\(error)")
      return
    }
  }

  @Test func isInAnotherEncoding() {
    #expect(judged(svg("<title>\0</title>")).error?.reason == .notUTF8)
    #expect(judged(Array("<svg a=\"".utf8) + [0xE9] + "\"/>".utf8).error?.reason == .notUTF8)
    let hidden = "<?xml version=\"1.0\" encoding=\"UTF-7\"?>" + svg("<title>+ADw-script+AD4-</title>")
    #expect(judged(hidden).text?.contains("<title>+ADw-script+AD4-</title>") == true)
  }

  @Test func isTooMuch() {
    func nested(_ depth: Int) -> String {
      svg(String(repeating: "<g>", count: depth) + String(repeating: "</g>", count: depth))
    }
    #expect(judged(nested(Limits.depth - 1)).error == nil)
    #expect(judged(nested(Limits.depth)).error?.reason == .tooDeep)
    #expect(judged(nested(20_000)).error?.reason == .tooDeep)
    #expect(judged(svg(String(repeating: "<g/>", count: Limits.elements))).error?.reason == .tooManyElements)
    let long = String(repeating: "a", count: Limits.svgBytes)
    #expect(judged(svg("<desc>\(long)</desc>")).error?.message.hasSuffix("more than 200000") == true)
    // What is left out does not count, as long as the whole file is not too large to be parsed.
    #expect(judged(svg("<metadata>\(long)</metadata>")).error == nil)
    #expect(judged(svg(String(repeating: " ", count: Limits.svgFileBytes))).error?.message.hasSuffix("more than 5000000") == true)
  }

  @Test func repeatsWithoutEnd() {
    let laughs = (1...9).map { "<g id=\"a\($0)\">\(String(repeating: "<use href=\"#a\($0 - 1)\"/>", count: 10))</g>" }.joined()
    #expect(judged(svg("<path id=\"a0\"/>" + laughs)).error?.reason == .tooManyRepeats)
    #expect(judged(svg("<g id=\"a\"><use href=\"#a\"/></g>")).error?.reason == .endlessRepeat("a"))
    #expect(judged(svg("<g id=\"a\"><use href=\"#b\"/></g><g id=\"b\"><use href=\"#a\"/></g>")).error != nil)
    let chain = (1...500).map { "<use id=\"a\($0)\" href=\"#a\($0 - 1)\"/>" }.reversed().joined()
    #expect(judged(svg(chain)).error?.reason == .tooManyHops)
    #expect(judged(svg("<path id=\"a\"/><use href=\"#a\"/><use href=\"#a\"/><use href=\"#none\"/>")).error == nil)
  }

  @Test func errorsSayWhere() {
    let error = judged(svg("\n <!-- <script> --> é<g\n  id=\"onload\"\tonload = \"x\"/>")).error
    #expect(error?.description == "3:15: the SVG has the event attribute “onload”")
    #expect(judged(svg("\n<![CDATA[<a>]]>é <script/>")).error?.place == PictureError.Place(line: 2, column: 18))
  }

  /// Foundation's parser crashes on these instructions.
  @Test(arguments: ["<?a?>", "<?xml-stylesheet?>", "<?a?><?b ?><?c d?>"]) func anInstructionWithoutWordsIsRead(
    instruction: String
  ) {
    for text in ["\(instruction)<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"/>", "\(instruction)<"] {
      let picture = try? Picture(Array(text.utf8), name: "a.svg")
      #expect((picture != nil) == (text.hasSuffix(">") && !instruction.contains("stylesheet")))
    }
  }
}
