import Foundation
import Pictures
import TestSupport
import Testing

@Suite struct SVGTests {
  private static let inkscape = """
    <?xml version="1.0" encoding="UTF-8" standalone="no"?>
    <!-- Created with Inkscape (http://www.inkscape.org/) -->
    <svg width="40mm" height="20mm" viewBox="0 0 40 20" version="1.1" id="svg5" inkscape:version="1.2"
       sodipodi:docname="logo.svg" inkscape:export-filename="/home/anna/logo.png"
       xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
       xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
       xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
       xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
       xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <sodipodi:namedview id="base" pagecolor="#ffffff"><inkscape:grid type="xygrid"/></sodipodi:namedview>
      <defs id="defs2"><linearGradient id="a"><stop style="stop-color:#c8102e" offset="0"/></linearGradient>
        <linearGradient inkscape:collect="always" xlink:href="#a" id="b" x1="1"/></defs>
      <metadata><rdf:RDF><cc:Work rdf:about=""><dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work>
      </rdf:RDF></metadata>
      <g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1">
        <path style="fill:url(#b);-inkscape-font-specification:'Arial, Bold'" d="M 0,0 10,10
          20,0" sodipodi:nodetypes="ccc"/>
        <text xml:space="preserve" x="1">Anna &amp; <tspan sodipodi:role="line">Bé&lt;</tspan></text>
      </g>
    </svg>
    """
  private static let illustrator = """
    <?xml version="1.0" encoding="utf-8"?>
    <!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
    <svg version="1.1" id="Layer_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px"
    \t viewBox="0 0 283.46 141.73" style="enable-background:new 0 0 283.46 141.73;" xml:space="preserve">
    <style type="text/css">
    \t.st0{fill:#C8102E;} .st0 > .st1{clip-path:url(#SVGID_2_);}<![CDATA[.st2 > a{fill:url( "#x" )}]]>
    </style>
    <g><defs><rect id="SVGID_1_" width="9" height="9"/></defs><clipPath id="SVGID_2_"><use xlink:href="#SVGID_1_"
     style="overflow:visible;"/></clipPath><g class="st1" data-name="a\\b"><path class="st0" d="M1,1z"/></g></g>
    </svg>
    """

  @Test(arguments: [inkscape, illustrator, svg("<path d=\"M0 0\"/>"), svg("<switch><g/></switch>")])
  func realLogosAreCleanedOnce(text: String) throws {
    let clean = try #require(judged(text).text, "\(String(describing: judged(text).error))")
    #expect(judged(clean).text == clean)
    #expect(clean.wholeMatch(of: /<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg".*<\/svg>\n/.dotMatchesNewlines()) != nil)
    for leftover in ["inkscape:", "sodipodi", "rdf", "metadata", "<!--", "<?", "CDATA", "anna", "xlink", "data-name"] {
      #expect(!clean.contains(leftover), "\(leftover)")
    }
    #expect(judged(Picture.mark + text.utf8).text == clean)
  }

  /// Whichever byte is changed, the file is refused, or cleaned so that cleaning it again changes nothing.
  @Test func changedFilesAreErrorsOrFixedPoints() {
    for text in [Self.inkscape, Self.illustrator] {
      for index in stride(from: Effort.isFull ? 0 : Effort.share % 11, to: text.utf8.count, by: Effort.isFull ? 5 : 11) {
        for change: UInt8 in [0x20, 0x22, 0x26, 0x3C, 0x3E, 0x80] {
          var bytes = Array(text.utf8)
          bytes[index] = change
          if case .success(let picture) = judged(bytes) {
            #expect(judged(picture.bytes).text == String(decoding: picture.bytes, as: UTF8.self))
          }
        }
      }
    }
  }

  @Test func whatIsPublishedIsExact() {
    #expect(
      judged(svg("\n<g  id='a\"&lt;&#9;b' fill=\"&amp;\"><!-- x -->y</g><text>1<!-- -->2<x>3</x>&#13;é&gt;<![CDATA[<]]></text>"))
        .text
        == "<svg viewBox=\"0 0 20 10\" xmlns=\"http://www.w3.org/2000/svg\"><g fill=\"&amp;\" id=\"a&quot;&lt; b\"/>"
        + "<text>12\né&gt;&lt;</text></svg>\n")
    let prefixed = "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" width='1' height='2'><s:g s:id='a'/><g/></s:svg>"
    #expect(judged(prefixed).text == "<svg height=\"2\" width=\"1\" xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>\n")
    #expect(judged(svg("<use href=\"#b\" xlink:href=\"#a\"/>")).text?.contains("<use href=\"#b\"/>") == true)
    #expect(judged(svg("<use xlink:href=\" #a \"/>")).text?.contains("<use href=\"#a\"/>") == true)
  }

  @Test(arguments: [
    ("width='200' height='100'", 200, 100), ("width='2in' height='2.54cm'", 192, 96), ("width='72pt' height='6pc'", 96, 96),
    ("viewBox='0 0 30 10'", 30, 10), ("viewBox=' -5,-5 , 3e1 10.5 '", 30, 10.5),
    ("width='100%' height='50%' viewBox='0 0 4 2'", 4, 2),
    ("width='60' viewBox='0 0 30 10'", 60, 20), ("height='5PX' viewBox='0 0 30 10'", 15, 5),
    ("width='5em' height='auto' viewBox='0 0 1 1'", 1, 1),
  ]) func sizesAreThoseOfSVG(attributes: String, width: Double, height: Double) throws {
    let picture = try judged("<svg xmlns='http://www.w3.org/2000/svg' \(attributes)/>").get()
    #expect(abs(picture.width - width) < 1e-9 && abs(picture.height - height) < 1e-9 && picture.kind == .svg)
  }

  @Test(arguments: [
    "", "width='5'", "viewBox='0 0 0 5'", "viewBox='0 0 5'", "viewBox='0 0 nan 5'", "viewBox='0 0 a 5 5'", "width='0' height='5'",
    "width='-1' height='5'", "width='inf' height='0x5'", "width='1e300' height='1'",
  ]) func noSizeIsAnError(attributes: String) {
    let error = judged("<svg xmlns='http://www.w3.org/2000/svg' \(attributes)/>").error
    #expect(error?.reason == .noSize && error?.place == PictureError.Place(line: 1, column: 1))
  }

  @Test func theRootIsSVG() {
    #expect(judged("<svg viewBox='0 0 1 1'/>").error?.reason == .notSVG(root: "svg", hasNamespace: false))
    #expect(judged("<x:a xmlns:x='urn:x'/>").error?.reason == .notSVG(root: "x:a", hasNamespace: true))
    #expect(judged("<html><body/></html>").error?.reason == .notSVG(root: "html", hasNamespace: true))
  }

  @Test func picturesInsideAreCleanedToo() throws {
    func image(_ type: String, _ bytes: [UInt8]) -> String {
      svg("<image width=\"1\" xlink:href=\"data:image/\(type);base64,\n \(Data(bytes).base64EncodedString())\"/>")
    }
    let clean = try #require(judged(image("jpeg", Made.jpeg(extra: Made.exif(orientation: 1)))).text)
    #expect(clean.contains(Data(Made.jpeg()).base64EncodedString()) && judged(clean).text == clean)
    #expect(judged(image("png", Made.png())).error == nil)
    let error = judged(image("png", Made.png().dropLast())).error
    #expect(error?.reason == .embeddedPicture(.truncated(.png)))
    #expect(error?.message == "in the picture within the SVG, the PNG file ends too early")
    // The picture's bytes tell its type, whatever the drawing calls it.
    let named = try #require(judged(image("jpg", Made.jpeg())).text)
    #expect(named.contains("\"data:image/jpeg;base64,") && judged(image("png", Made.jpeg())).text == named)
    #expect(judged(image("gif", Made.gif())).text?.contains("data:image/gif;base64,") == true)
    #expect(judged(image("gif", Array("GIF89a".utf8))).error?.reason == .embeddedPicture(.truncated(.gif)))
  }
}

extension Picture {
  /// UTF-8's byte order mark.
  fileprivate static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
}
