import Markup
import Testing

@Suite struct MarkupTests {
  @Test func aStringIsAlwaysEscaped() {
    let text = #"<b title="x">'&'</b>"#
    #expect(("<p>\(text)</p>" as Markup).text == "<p>&lt;b title=&quot;x&quot;&gt;'&amp;'&lt;/b&gt;</p>")
    #expect(Markup(text: text).text == "&lt;b title=&quot;x&quot;&gt;'&amp;'&lt;/b&gt;")
  }

  @Test func markupIsInsertedAsItIs() {
    let item: Markup = "<li>\("a<b")</li>"
    #expect(("<ul>\([item, item])</ul>" as Markup).text == "<ul><li>a&lt;b</li><li>a&lt;b</li></ul>")
    let nothing: Markup? = nil
    #expect(("\(nothing)\([nothing, item])" as Markup) == item)
  }

  @Test(arguments: [
    ("https://example.org/a b?c=d&e='f'", "https://example.org/a%20b?c=d&amp;e=&#x27;f&#x27;"),
    ("é%20\"<", "%C3%A9%20%22%3C"), ("a[b]\\", "a%5Bb%5D%5C"),
    ("-_.+!*(),%#@?=;:/$~09azAZ", "-_.+!*(),%#@?=;:/$~09azAZ"), ("{|}^`\u{0}", "%7B%7C%7D%5E%60%00"),
  ])
  func aURLIsEscapedForAnAttribute(url: String, expected: String) {
    var bytes: [UInt8] = []
    Escape.url(url, into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}

extension Markup {
  fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

@Suite struct JSONTests {
  @Test func dataCanNotEndItsElement() {
    let json = JSON.object([
      ("a", "</script><b>&\"\\\n\u{2028}é"), ("none", nil), ("list", [1, "x", .object([])]),
    ])
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"a":"\u003c/script\u003e\u003cb\u003e\u0026\"\\\u000a\u2028é","list":[1,"x",{}]}"#)
  }
}
