import Testing

@testable import Publishing

@Suite struct TagRewriterTests {
  private static func rewritten(_ page: String) -> String {
    let bytes = TagRewriter.rewritten(Array(page.utf8)[...]) { tag, name, value in
      switch name {
      case "id": [(name, "x:\(value)")]
      case "href": tag == "a" ? [(name, "#\(value)"), ("rel", "next")] : [(name, value)]
      case "style": []
      default: [(name, value)]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("<p id=\"a\">a < b, 1<2</p>", "<p id=\"x:a\">a < b, 1<2</p>"),
    ("<a\nhref=\"b.html\" hidden>b</a>", "<a\nhref=\"#b.html\" rel=\"next\" hidden>b</a>"),
    ("<use href=\"b\"/><br>", "<use href=\"b\"/><br>"),
    ("<input id=\"a > b\" disabled><!-- id=\"c\" -->", "<input id=\"x:a > b\" disabled><!-- id=\"c\" -->"),
    ("<b style=\"x\" id=\"\">é</b>", "<b  id=\"x:\">é</b>"),
    (
      "<script type=\"application/json\" id=\"d\">{\"a\":\"<p id=\\\"e\\\">\"}</script><i id=\"f\">",
      "<script type=\"application/json\" id=\"x:d\">{\"a\":\"<p id=\\\"e\\\">\"}</script><i id=\"x:f\">"
    ),
    // What ends too soon stays as it is.
    ("<a id=\"b", "<a id=\"b"), ("<", "<"), ("<script id=\"a\">", "<script id=\"x:a\">"),
  ])
  func changesAttributesAlone(page: String, expected: String) { #expect(Self.rewritten(page) == expected) }
}
