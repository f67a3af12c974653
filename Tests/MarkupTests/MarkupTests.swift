import Foundation
import Markup
import Synchronization
import Testing

@Suite struct MarkupTests {
  @Test func aStringIsAlwaysEscaped() {
    let words = #"<b title="x">'&'</b>"#
    #expect(text { "<p>\(words)</p>" } == "<p>&lt;b title=&quot;x&quot;&gt;'&amp;'&lt;/b&gt;</p>")
    #expect(text { Markup(text: words) } == "&lt;b title=&quot;x&quot;&gt;'&amp;'&lt;/b&gt;")
  }

  /// Text is copied and looked through eight bytes at a time: a byte that is escaped is found wherever it stands.
  @Test func whatIsEscapedIsFoundAtEveryPlace() {
    for (letter, escaped) in [
      ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("'", "'"), ("é", "é"), ("$", "$"), ("=", "="),
      ("<>", "&lt;&gt;"),
    ] {
      for count in 0..<26 {
        for before in 0...count {
          let (start, end) = (String(repeating: "a", count: before), String(repeating: "b", count: count - before))
          #expect(text { "x\(start + letter + end)y" } == "x\(start)\(escaped)\(end)y")
        }
      }
    }
  }

  @Test func aPageIsPassedOnFromWhereItStands() {
    #expect(Markup.withBytes(of: { "<p>\("&")</p>" }) { Array($0) } == Array("<p>&amp;</p>".utf8))
    #expect(Markup.withBytes(of: { Markup() }) { $0.count } == 0)
    #expect(text { "x\(Markup(upTo: 8) { $0.storeBytes(of: 0x6261, as: UInt16.self); return 2 })y" } == "xaby")
  }

  @Test func markupIsInsertedAsItIs() {
    #expect(
      text {
        let item: Markup = "<li>\("a<b")</li>", nothing: Markup? = nil
        return "<ul>\([item, item])</ul>\(nothing)\([nothing, item])"
      } == "<ul><li>a&lt;b</li><li>a&lt;b</li></ul><li>a&lt;b</li>")
  }

  @Test(arguments: [
    ("https://example.org/a b?c=d&e='f'", "https://example.org/a%20b?c=d&amp;e=&#x27;f&#x27;"),
    ("é%20\"<", "%C3%A9%20%22%3C"), ("a[b]\\", "a%5Bb%5D%5C"),
    ("-_.+!*(),%#@?=;:/$~09azAZ", "-_.+!*(),%#@?=;:/$~09azAZ"), ("{|}^`\u{0}", "%7B%7C%7D%5E%60%00"),
  ])
  func aURLIsEscapedForAnAttribute(url: String, expected: String) {
    #expect(
      text {
        var markup = Markup()
        markup.append(url: url)
        return markup
      } == expected)
  }

  /// Values are as independent as if each had its own bytes, whatever stands where in the buffer: compared with strings through
  /// thousands of random steps.
  @Test func valuesDoNotDisturbEachOther() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      Markup.scope {
        var all: [(markup: Markup, text: String)] = [(Markup(), "")]
        for step in 0..<200 {
          let one = all.randomElement(using: &random)!, other = all.randomElement(using: &random)!
          if one.text.utf8.count + other.text.utf8.count > 1 << 20 { continue }
          switch Int.random(in: 0..<5, using: &random) {
          case 0: all.append(("\(step)<\("&")", "\(step)<&amp;"))
          case 1: all.append(("\(one.markup)-\(other.markup)", "\(one.text)-\(other.text)"))
          case 2: all.append(("\([one.markup, other.markup, one.markup])", one.text + other.text + one.text))
          case 3:
            var grown = one
            grown.markup.append(other.markup)
            grown.markup.append(text: "é")
            grown.text += other.text + "é"
            all.append(grown)
          default:
            // A piece in between that nothing needs.
            let between: Markup = "\(other.markup)…"
            all.append((between.isEmpty ? between : "\(one.markup)\(between)", "\(one.text)\(other.text)…"))
          }
        }
        for (markup, expected) in all { #expect(text { markup } == expected) }
      }
    }
  }

  @Test func eachThreadHasItsOwn() {
    let pages = Mutex<Set<String>>([])
    DispatchQueue.concurrentPerform(iterations: 200) { number in
      let page = text { "\((0..<number).map { "\(number) \($0)," as Markup })" }
      #expect(page == (0..<number).map { "\(number) \($0)," }.joined())
      pages.withLock { _ = $0.insert(page) }
    }
    #expect(pages.withLock(\.count) == 200)
  }

  @Test func whatOutlivesItsPageEndsTheProgram() async {
    await #expect(processExitsWith: .failure) {
      let kept = Markup.scope { "kept" as Markup }
      _ = Markup.bytes { kept }
    }
    await #expect(processExitsWith: .failure) { _ = "made nowhere" as Markup }
    await #expect(processExitsWith: .success) {
      let none = Markup()
      guard Markup.bytes({ "\(none)x" }) == [0x78], Markup.bytes({ none }).isEmpty else { exit(1) }
    }
  }
}

private func text(_ make: () -> Markup) -> String { String(decoding: Markup.bytes(make), as: UTF8.self) }

@Suite struct JSONTests {
  @Test func dataCanNotEndItsElement() {
    let json = JSON.object([
      ("a", "</script><b>&\"\\\n\u{2028}é"), ("none", nil), ("list", [1, "x", .object([])]),
    ])
    #expect(
      String(decoding: json.bytes, as: UTF8.self)
        == #"{"a":"\u003c/script\u003e\u003cb\u003e\u0026\"\\\u000a\u2028é","list":[1,"x",{}]}"#)
  }

  /// Text is looked through eight bytes at a time: a byte that is escaped is found wherever it stands.
  @Test func whatIsEscapedIsFoundAtEveryPlace() {
    for (letter, escaped) in [
      ("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("\"", "\\\""), ("\\", "\\\\"), ("\u{1}", "\\u0001"),
      ("\u{1F}", "\\u001f"), ("\u{2028}", "\\u2028"), ("—", "—"), ("é", "é"), (" ", " "), ("\u{7F}", "\u{7F}"),
    ] {
      for before in 0..<18 {
        let (start, end) = (String(repeating: "a", count: before), String(repeating: "b", count: 17 - before))
        let json = String(decoding: JSON.text(start + letter + end).bytes, as: UTF8.self)
        #expect(json == "\"\(start)\(escaped)\(end)\"")
      }
    }
  }

  @Test func anObjectCanBeWrittenKeyByKey() {
    let page = text {
      Markup(data: { object in
        object.add("a", "x")
        object.add("none", nil)
        object.add("b", 1)
        object.add("c", JSON.list([1, 2]))
        object.add("empty") { _ in }
        object.add("list", count: 2) { index, inner in
          inner.add("index", index)
          inner.add("item", index == 0 ? "p" : nil)
        }
        object.add("last", "<")
      })
    }
    #expect(
      page
        == #"<script type="application/ld+json">{"a":"x","b":1,"c":[1,2],"empty":{},"list":[{"index":0,"item":"p"},{"index":1}],"last":"\u003c"}</script>"#
        + "\n")
  }
}
