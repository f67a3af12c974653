import Pictures
import Testing

/// Drawings as programs save them: each is accepted, or refused with a hint that its maker can follow.
@Suite struct ProgramTests {
  private static let adobe = """
    <?xml version="1.0" encoding="utf-8"?>
    <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
    \t<!ENTITY ns_svg "http://www.w3.org/2000/svg">
    \t<!ENTITY ns_xlink 'http://www.w3.org/1999/xlink'>
    \t<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/">
    ]>
    <svg version="1.1" xmlns:i="&ns_ai;" xmlns="&ns_svg;" xmlns:xlink="&ns_xlink;" i:viewOrigin="1 2" viewBox="0 0 100 50">
    <switch>
    <foreignObject requiredExtensions="&ns_ai;" x="0" y="0" width="1" height="1"><i:pgfRef xlink:href="#pgf"><script/></i:pgfRef></foreignObject>
    <g i:extraneous="self"><path d="M0 0h9v9z"/></g>
    </switch>
    <i:pgf id="pgf"><![CDATA[eJzs]]></i:pgf>
    </svg>
    """

  @Test func illustratorsWordsAreTakenAndItsDataIsNot() {
    #expect(
      judged(Self.adobe).text
        == "<svg version=\"1.1\" viewBox=\"0 0 100 50\" xmlns=\"http://www.w3.org/2000/svg\"><switch><g><path d=\"M0 0h9v9z\"/></g></switch></svg>\n"
    )
    // The line and the column are those in the file as it was saved.
    let error = judged(Self.adobe.replacing("<path", with: "<path onload=\"\"")).error
    #expect(error?.place == PictureError.Place(line: 10, column: 30))
    // The text of an entity cannot end the attribute that it is in.
    let quoted = "<!DOCTYPE svg [<!ENTITY a '\" onload=\"x'>]>" + svg("<g id=\"&a;\"/>")
    #expect(judged(quoted).text?.contains("id=\"&quot; onload=&quot;x\"") == true)
    let words = String(repeating: "&a;", count: 100_000), long = String(repeating: "x", count: 256)
    #expect(judged("<!DOCTYPE svg [<!ENTITY a '\(long)'>]>" + svg("<desc>\(words)</desc>")).error?.reason == .documentType)
    #expect(judged(svg("<switch><foreignObject/></switch>")).error?.reason == .forbiddenElement("foreignObject"))
    #expect(judged(svg("<g><foreignObject/><g/></g>")).error != nil)
  }

  @Test func textIsReadInTheLettersOfItsProgram() throws {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><title>Bé “€”</title></svg>"
    let clean =
      drawing.replacing(
        " xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"",
        with: " viewBox=\"0 0 1 1\" xmlns=\"http://www.w3.org/2000/svg\"") + "\n"
    for (mark, isLittle) in [([0xFF, 0xFE] as [UInt8], true), ([0xFE, 0xFF], false)] {
      let units = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n\(drawing)".utf16.flatMap { unit -> [UInt8] in
        isLittle ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      }
      #expect(judged(mark + units).text == clean)
      #expect(judged(mark + units.dropLast()).error?.reason == .notUTF8)
    }
    // CorelDRAW declares UTF-16 in files that are UTF-8.
    #expect(judged("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + drawing).text == clean)
    for name in ["windows-1252", "ISO-8859-1"] {
      let latin =
        "<?xml version=\"1.0\" encoding=\"\(name)\"?>".utf8
        + drawing.unicodeScalars.map { ["“": 0x93, "”": 0x94, "€": 0x80][$0] ?? UInt8($0.value) }
      #expect(judged(latin).text == clean)
    }
  }

  @Test(arguments: [
    // CorelDRAW
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
    <!-- Creator: CorelDRAW -->
    <svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="21mm" height="7mm" version="1.1" viewBox="0 0 2100 700"
     style="shape-rendering:geometricPrecision" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xodm="http://www.corel.com/coreldraw/odm/2003">
     <defs><font id="F0" horiz-adv-x="1"><glyph unicode="A" d="M0 0z"/></font><style type="text/css"><![CDATA[
      @font-face {font-family:"Arial";src:url("#F0") format(svg)}
      .fil0 {fill:#1F1A17}
     ]]></style></defs><g id="Layer_x0020_1"><metadata id="CorelCorpID_0Corel-Layer"/><path class="fil0" d="M0 0z"/></g>
    </svg>
    """,
    // Sketch
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg width="64px" height="32px" viewBox="0 0 64 32" version="1.1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
      <!-- Generator: Sketch 63.1 (92452) - https://sketch.com --><title>logo</title><desc>Created with Sketch.</desc>
      <defs><path d="M0 0z" id="path-1"></path><filter x="-1%" filterUnits="objectBoundingBox" id="filter-2"><feOffset dx="0" in="SourceAlpha"></feOffset></filter></defs>
      <g id="Page-1" stroke="none"><mask id="mask-3" fill="white"><use xlink:href="#path-1"></use></mask><use fill="black" filter="url(#filter-2)" xlink:href="#path-1"></use>
      <g mask="url(#mask-3)"><use xlink:href="#path-1"></use></g></g>
    </svg>
    """,
    // Figma
    """
    <svg width="4" height="2" viewBox="0 0 4 2" fill="none" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
    <g clip-path="url(#clip0_1_2)"><rect width="4" height="2" fill="url(#pattern0)"/></g><defs>
    <pattern id="pattern0" patternContentUnits="objectBoundingBox" width="1" height="1"><use xlink:href="#image0_1_2" transform="scale(0.5)"/></pattern>
    <clipPath id="clip0_1_2"><rect width="4" height="2" fill="white"/></clipPath>
    <image id="image0_1_2" width="2" height="1" xlink:href="data:image/gif;base64,R0lGODlhAgABAIAAAAAAAP///ywAAAAAAgABAAACAkQKADs="/></defs></svg>
    """,
    // Word and PowerPoint
    """
    <svg width="96" height="96" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xml:space="preserve" overflow="hidden">
    <defs><clipPath id="clip0"><rect x="0" y="0" width="96" height="96"/></clipPath></defs><g clip-path="url(#clip0)" transform="translate(-592 -312)">
    <path d="M600 320Z" fill-rule="evenodd"/><text font-family="Calibri,Calibri_MSFontService,sans-serif" font-size="24">Linde</text></g></svg>
    """,
  ]) func drawingsAreTaken(text: String) throws {
    let clean = try #require(judged(text).text, "\(String(describing: judged(text).error))")
    #expect(judged(clean).text == clean && !clean.contains("<!") && !clean.contains("font-face xmlns"))
  }

  /// A file that needs no change is published as it is in the repository, to the byte.
  @Test func aPlainDrawingStaysAsItIs() {
    let plain =
      "<svg xmlns=\"http://www.w3.org/2000/svg\"\n viewBox='0 0 9 9'>\n  <title>Bé</title>\n  <path d=\"M0 0\n1 1\"/>\n</svg>\n"
    #expect(judged(plain).text == plain)
    for change in [
      "<title>B&#233;</title>", "<title>Bé</title><!-- Anna -->", "<title data-by='Anna'>Bé</title>", "Anna<title>Bé</title>",
      "<x:a xmlns:x='urn:x'/>",
    ] {
      let text = judged(plain.replacing("<title>Bé</title>", with: change)).text
      #expect(
        text != nil && text?.contains("\n") == true && text?.contains("Anna") == false && text?.contains(">\n  <path") == false)
    }
  }
}
